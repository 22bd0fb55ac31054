import assert from 'node:assert/strict';
import { isExcluded, isIncluded } from '../../../server/src/core/policy/choose.ts';
import { readConfiguration } from '../../../server/src/core/policy/configuration.ts';
import { reviewWaivers } from '../../../server/src/core/policy/waiver-review.ts';
import { readWaivers } from '../../../server/src/core/policy/waivers.ts';
import { Source } from '../../../server/src/core/text/source.ts';

const many = 10_000;
const known = { profiles: ['ca-federal'], rules: ['restricted-vendor'] };
const paths = ['a/'.repeat(2000), `${'a'.repeat(4000)}b`, 'boms/a.cdx.json', 'ab'.repeat(2000)];

const exclude = (glob: string) => `exclude: [${JSON.stringify(glob)}]\n`;

/** Policies that somebody writes to hold a review up: what is quadratic in them takes minutes. */
const bombs: Readonly<Record<string, string>> = {
  'braces in a row': exclude('{a,aa}'.repeat(40)),
  'braces within braces': exclude(`${'{a,'.repeat(60)}a${'}'.repeat(60)}`),
  'any folder, three times': exclude('**/a/**/a/**/a/b'),
  'any folder, eighty times': exclude('**/'.repeat(80)),
  'stars within a name': exclude('*a*a*a'.repeat(30)),
  'sets of signs': exclude('[ab]*'.repeat(50)),
  'a long glob': exclude('a'.repeat(many)),
  'many globs': `exclude: [${'"*a*/**/b*",'.repeat(600)}]\n`,
  'an open brace': exclude('{'.repeat(200)),
  'aliases of aliases': `a: &a [x,x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [*${n ? `b${n - 1}` : 'a'},*${n ? `b${n - 1}` : 'a'}]`).join('\n')}\nexclude: *b29\n`,
  'many aliases of a long list': `a: &a [${'x,'.repeat(1000)}]\nexclude: [${'*a,'.repeat(1000)}]\n`,
  'merge keys that go around': 'a: &a {<<: *a}\nb: &b\n  <<: [*a, *b]\nexclude: [x]\n',
  'deep flow': `exclude: ${'['.repeat(many)}`,
  'deep blocks': Array.from({ length: 2000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
  'one key many times': 'exclude: [x]\n'.repeat(many),
  'many keys': Array.from({ length: many }, (_, n) => `k${n}: 1`).join('\n'),
  'an open quote': `exclude: ["${'\\"'.repeat(many)}`,
  blanks: `exclude:${' '.repeat(many)}\n${'\n'.repeat(many)}- a\n`,
  'a long number': `profiles: [${'9'.repeat(many)}]\n`,
  'many entries': '- id: w\n  vendor: hikvision\n  component: "cpe:2.3:*"\n  expires: 2027-01-01\n'.repeat(1000),
  'an entry of many scopes': `- id: w\n  vendor: hikvision\n  paths: [${'"**/*a*",'.repeat(5000)}]\n`,
  'a long reason': `- id: w\n  vendor: hikvision\n  reason: "${'a '.repeat(many)}"\n`,
  'comments alone': '# x\n'.repeat(many),
  'a directive': `%TAG ! ${'x'.repeat(many)}\n---\nexclude: [a]\n`,
};

suite('A policy that somebody writes to hold a review up', () => {
  for (const [name, text] of Object.entries(bombs)) {
    test(`is read and applied at the cost of its length: ${name}`, () => {
      const { value } = readConfiguration(text, known);
      for (const path of paths) {
        isExcluded(path, value);
        isIncluded(path, value);
      }
      const waivers = readWaivers(text);
      const source = new Source(text);
      reviewWaivers(source, waivers, { asOf: '2026-11-29', rules: {}, useOf: () => undefined });
      for (const { span } of waivers.problems) assert.ok(span.start <= span.end && span.end <= text.length);
    });
  }

  test('globs beyond what a configuration has are told, and have no effect', () => {
    const { value, problems } = readConfiguration(
      `exclude: [${Array.from({ length: 600 }, (_, n) => `a${n}`).join()}]\n`,
      known,
    );
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span.start]),
      [['configuration-invalid', 10 + Array.from({ length: 500 }, (_, n) => `a${n},`).join('').length]],
    );
    assert.deepEqual([isExcluded('a499', value), isExcluded('a500', value)], [true, false]);
  });

  test('there are as many as were tried before, and more', () => assert.ok(Object.keys(bombs).length >= 17));
});
