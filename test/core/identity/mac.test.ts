import assert from 'node:assert/strict';
import { findMacs } from '../../../server/src/core/identity/mac.ts';

function found(text: string): string {
  return findMacs(text)
    .map(({ digits, span }) => `${digits} ${text.slice(span.start, span.end)}`)
    .join(', ');
}

suite('hardware addresses', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['44:47:CC:1A:2B:3C', '4447CC1A2B3C 44:47:CC:1A:2B:3C'],
    ['44-47-cc-1a-2b-3c', '4447CC1A2B3C 44-47-cc-1a-2b-3c'],
    ['0403.12ab.cdef', '040312ABCDEF 0403.12ab.cdef'],
    ['4447cc-1a2b3c', '4447CC1A2B3C 4447cc-1a2b3c'],
    ['4447CC1A2B3C', '4447CC1A2B3C 4447CC1A2B3C'],
    ['device:mac=44:47:CC:1A:2B:3C;', '4447CC1A2B3C 44:47:CC:1A:2B:3C'],
    ['mac:44:47:CC:1A:2B:3C', '4447CC1A2B3C 44:47:CC:1A:2B:3C'],
    [
      'eth0 44:47:CC:1A:2B:3C, wlan0 44:47:CC:1A:2B:3D.',
      '4447CC1A2B3C 44:47:CC:1A:2B:3C, 4447CC1A2B3D 44:47:CC:1A:2B:3D',
    ],
    ['46:47:CC:1A:2B:3C', ''],
    ['01:00:5E:00:00:01', ''],
    ['FF:FF:FF:FF:FF:FF', ''],
    ['44:47:CC:1A:2B:3C:44:47:CC:1A', ''],
    ['AA:44:47:CC:1A:2B:3C', ''],
    ['44:47:CC:1A:2B', ''],
    ['44:47-CC:1A-2B:3C', ''],
    ['fe80:4447:cc1a:2b3c::1', ''],
    ['4447cc1a2b3c4447cc1a2b3c4447cc1a', ''],
    ['x4447CC1A2B3C', ''],
    ['', ''],
  ];
  for (const [text, expected] of cases) test(JSON.stringify(text), () => assert.equal(found(text), expected));

  test('a long row of digits ends soon', () => assert.equal(found('44:'.repeat(100_000)), ''));
});
