import assert from 'node:assert/strict';
import { matchBom } from '../../../server/src/core/match/index.ts';
import type { Claim } from '../../../server/src/core/model/claim.ts';
import { bom, component } from '../../support/bom.ts';
import { shipped } from '../../support/judging.ts';
import { verdictOf } from '../../support/matching.ts';

const inFirmware = (...claims: readonly string[]) => verdictOf(claims, { kind: 'firmware' });

suite('Certificates in images', () => {
  for (const subject of [
    'ZTE Corporation',
    'ZTE',
    'DJI Europe B.V.',
    'DJI',
    'Hikvision',
    'Hangzhou Hikvision Digital Technology Co., Ltd.',
  ]) {
    test(`one issued to ${subject} is a warning, however short the name is`, () =>
      assert.match(inFirmware(`certificate: ${subject}`), /^[a-z]+ warning name:.+ - cap\.certificate$/));
  }

  test('two are one kind of sign', () =>
    assert.match(inFirmware('certificate: ZTE', 'certificate: ZTE Corporation'), / warning .+ - cap\.certificate$/));

  test('with a sign of another kind it is an error', () =>
    assert.match(inFirmware('certificate: ZTE', 'cpe: cpe:2.3:o:zte:mf833_firmware:1:*:*:*:*:*:*:*'), /^zte error /));
});

suite('Signs of whose image it is', () => {
  /** `ceiling` of the one vendor, and why it is no more. */
  const said = (...claims: readonly (string | Claim)[]) => {
    const found = matchBom(bom(component(claims, { kind: 'firmware' })), shipped(), '2026-11-22');
    assert.deepEqual(
      found.map(({ vendor }) => vendor),
      ['hikvision'],
    );
    const capped = found[0]?.ceiling === 'error' ? found[0].evidence.filter(({ cap }) => cap) : [];
    assert.deepEqual(capped, [], 'what is confirmed is not capped');
    return `${found[0]?.ceiling} ${found[0]?.ceilingReason?.id ?? ''}`.trim();
  };
  const [format, text, certificate] = [
    'image-format: digicap',
    'image-text: hicore.tar.lzma',
    'certificate: Hangzhou Hikvision Digital Technology Co., Ltd.',
  ] as const;
  const told: Claim = { role: 'image-format', value: 'digicap', span: { start: 0, end: 7 }, concluded: true };

  test('each alone is a warning, with its own reason', () => {
    assert.equal(said(format), 'warning cap.image-format');
    assert.equal(said(text), 'warning cap.image-text');
    assert.equal(said(certificate), 'warning cap.certificate');
  });

  test('two of different kinds are an error', () => {
    for (const two of [
      [format, text],
      [format, certificate],
      [text, certificate],
    ] as const)
      assert.equal(said(...two), 'error', two.join(' and '));
  });

  test('what another tool says is information, and no second sign', () => {
    assert.equal(said(told), 'information cap.image-report');
    assert.equal(said(told, certificate), 'warning cap.certificate');
    assert.equal(said(told, text), 'warning cap.image-text');
  });
});
