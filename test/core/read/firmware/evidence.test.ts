import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { imageBytes } from '../../../support/firmware.ts';
import { profile, reviewer } from '../../../support/review.ts';

function review(bytes: Uint8Array) {
  const options = { contexts: [profile('ca-federal')], rules: {}, waivers: [] };
  const found = reviewer().reviewImage(bytes, { name: 'image.bin' }, options);
  assert.ok(found, 'it is an image');
  return found;
}

/** A bill of materials as a maker puts it into an image. */
function uswid(bom: object): Uint8Array {
  const payload = deflateSync(JSON.stringify(bom));
  const head = Buffer.from('53424f4dd6ba2eaca3e67a52aaee3baf', 'hex');
  const fields = Buffer.alloc(10);
  fields[0] = 4;
  fields.writeUInt16LE(26, 1);
  fields.writeUInt32LE(payload.length, 3);
  fields.set([1, 1, 1], 7);
  return new Uint8Array(Buffer.concat([Buffer.alloc(512, 0xff), head, fields, payload, Buffer.alloc(64, 0xff)]));
}

suite('What an image says', () => {
  test('a bill of materials inside is reviewed as any other, with its place', () => {
    const component = {
      type: 'firmware',
      name: 'modem',
      version: '1',
      supplier: { name: 'Hangzhou Hikvision Digital Technology Co., Ltd.' },
    };
    const { findings, bom } = review(uswid({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [component] }));
    const [finding] = findings.filter(({ rule }) => rule === 'restricted-vendor');
    assert.equal(finding?.level, 'error');
    const claim = finding?.evidence[0]?.claim;
    assert.deepEqual(claim?.inside?.path, ['embedded SBOM (uSWID) (CycloneDX)', 'CycloneDX']);
    assert.ok(bom?.components.some(({ name }) => name?.value === 'modem'));
  });

  test('one strong sign is a warning, two of different kinds are an error', () => {
    const levels = (bytes: Uint8Array) => review(bytes).findings.map(({ vendor, level }) => `${vendor} ${level}`);
    assert.deepEqual(levels(imageBytes('uImage')), ['hikvision warning']);
    assert.deepEqual(levels(imageBytes('hik-like.dav')), ['hikvision error']);
  });

  test('the board of a device tree and the chip that it is built on are components of their own', () => {
    const { bom, findings } = review(imageBytes('board.dtb'));
    const ofChip = findings.find(({ component }) => component === 2);
    assert.equal(
      ofChip?.message.text.split(',').slice(0, 2).join(),
      'hisilicon,hi3516cv500: contains a part of Huawei',
    );
    const [, board, chip] = bom?.components ?? [];
    assert.deepEqual([board?.kind, board?.claims[0]?.value], ['device', 'hisilicon,hi3516cv500-demb']);
    assert.deepEqual(
      [chip?.kind, chip?.claims[0]?.value, chip?.parent],
      ['hardware', 'hisilicon,hi3516cv500', board?.index],
    );
  });

  test('an image states nobody: what it does not say is no missing supplier', () => {
    const { findings } = review(imageBytes('fat.img'));
    assert.deepEqual(findings, []);
  });
});
