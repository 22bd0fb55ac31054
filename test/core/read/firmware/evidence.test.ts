import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { crc32 } from '../../../../server/src/core/read/crc32.ts';
import { coswidIn } from '../../../../server/src/core/read/firmware/evidence/coswid.ts';
import { imageBytes } from '../../../support/firmware.ts';
import { profile, reviewer } from '../../../support/review.ts';

function review(bytes: Uint8Array) {
  const options = { contexts: [profile('ca-federal')], rules: {}, waivers: [] };
  const found = reviewer().reviewImage(bytes, { name: 'image.bin' }, options);
  assert.ok(found, 'it is an image');
  return found;
}

/** A bill of materials as a maker puts it into an image. @param format 0 CoSWID, 1 CycloneDX */
function uswid(bom: object | Uint8Array, format = 1): Uint8Array {
  const payload = deflateSync(bom instanceof Uint8Array ? bom : JSON.stringify(bom));
  const head = Buffer.from('53424f4dd6ba2eaca3e67a52aaee3baf', 'hex');
  const fields = Buffer.alloc(10);
  fields[0] = 4;
  fields.writeUInt16LE(26, 1);
  fields.writeUInt32LE(payload.length, 3);
  fields.set([1, 1, format], 7);
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

  test('a package that stands in an image twice is one component, in both places', () => {
    const status = Buffer.from(
      'Package: busybox\nVersion: 1.35\nStatus: install ok installed\nArchitecture: armhf\n\n',
    );
    const one = cpioOf('var/lib/dpkg/status', status);
    const { bom } = review(uimage(Buffer.concat([one, Buffer.alloc(512), one])));
    const found = bom?.components.filter(({ name }) => name?.value === 'busybox') ?? [];
    assert.equal(found.length, 1);
    const purls = found[0]?.claims.filter(({ role }) => role === 'purl') ?? [];
    assert.equal(purls.length, 2);
    assert.notDeepEqual(purls[0]?.span, purls[1]?.span);
    const other = Buffer.from(status.toString().replace('1.35', '1.36'));
    const two = review(uimage(Buffer.concat([one, Buffer.alloc(512), cpioOf('var/lib/dpkg/status', other)])));
    assert.equal(two.bom?.components.filter(({ name }) => name?.value === 'busybox').length, 2);
  });

  test('a board of a vendor of the lists is known by the prefix of its device tree', () => {
    const tree = Buffer.from(imageBytes('board.dtb'));
    const at = tree.indexOf('hisilicon,hi3516cv500-demb');
    tree.write('inspur,fp5280g2-bmc\0\0\0\0\0\0\0', at, 'latin1');
    const { findings } = review(new Uint8Array(tree));
    assert.ok(findings.some(({ vendor, message }) => vendor === 'inspur' && /inspur,fp5280g2-bmc/.test(message.text)));
  });

  suite('CoSWID', () => {
    const entity = (name: string, ...roles: number[]) =>
      cbor(
        new Map<number, unknown>([
          [31, name],
          [33, roles.length === 1 ? roles[0] : roles],
        ]),
      );
    const tag = (name: string, ...entities: Uint8Array[]) =>
      cbor(
        new Map<number, unknown>([
          [0, new Uint8Array(16)],
          [1, name],
          [13, '1.2'],
          [2, entities.length === 1 ? entities[0] : entities],
        ]),
      );
    const hikvision = 'Hangzhou Hikvision Digital Technology Co., Ltd.';

    test('several tags, one after the other: who made the software, and who only the tag', () => {
      const first = tag('boot', entity('Acme', 1), entity(hikvision, 2, 3));
      const second = Buffer.concat([
        Buffer.from([0xda, 0x53, 0x57, 0x49, 0x44]),
        tag('radio', entity('Dahua Technology', 1)),
      ]);
      const { bom, findings } = review(uswid(Buffer.concat([first, second]), 0));
      const parts = bom?.components.filter(({ kind, place }) => kind === 'firmware' && place === 'component');
      assert.deepEqual(
        parts?.map(({ name, version, claims }) => [
          name?.value,
          version?.value,
          claims.filter(({ role }) => role !== 'name').map(({ role, value }) => [role, value]),
        ]),
        [
          [
            'boot',
            '1.2',
            [
              ['document-actor', 'Acme'],
              ['manufacturer', hikvision],
            ],
          ],
          ['radio', '1.2', [['document-actor', 'Dahua Technology']]],
        ],
      );
      assert.deepEqual(
        findings.filter(({ rule }) => rule === 'restricted-vendor').map(({ vendor, level }) => [vendor, level]),
        [['hikvision', 'error']],
      );
    });

    test('the place of a name is its own bytes', () => {
      const payload = tag('boot', entity(hikvision, 2));
      const claim = review(uswid(payload, 0)).findings[0]?.evidence[0]?.claim;
      assert.equal(claim?.inside?.offset, Buffer.from(payload).indexOf(hikvision));
    });

    test('cut off anywhere, looped and nested it gives what came before, and never throws', () => {
      const payload = Buffer.concat([tag('boot', entity(hikvision, 2)), tag('radio', entity('Acme', 2))]);
      for (let length = 0; length < payload.length; length++) coswidIn(payload.subarray(0, length));
      assert.equal(coswidIn(payload.subarray(0, payload.length - 3))?.components.length, 1);
      assert.equal(coswidIn(Buffer.concat([Buffer.from([0xa1, 0x00]), Buffer.alloc(5000, 0x81)])), undefined);
      assert.equal(coswidIn(Buffer.concat([Buffer.from([0xbf, 0x00]), Buffer.alloc(5000, 0x9f)])), undefined);
      assert.equal(coswidIn(Buffer.from([0xbb, 0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 1])), undefined);
      assert.equal(coswidIn(cbor(new Map([[5, 'a']]))), undefined);
    });
  });

  suite('Packages of RPM', () => {
    test('the header says name, version and vendor', () => {
      const { bom, findings } = review(
        uimage(
          rpmOf([
            ['1000', 'camd'],
            ['1001', '2.1'],
            ['1002', '3'],
            ['1011', 'Dahua Technology'],
            ['1022', 'armv7hl'],
          ]),
        ),
      );
      const one = bom?.components.find(({ name }) => name?.value === 'camd');
      assert.deepEqual(
        [one?.version?.value, one?.claims.map(({ value }) => value)],
        ['2.1-3', ['pkg:rpm/camd@2.1-3?arch=armv7hl', 'Dahua Technology']],
      );
      assert.ok(findings.some(({ vendor }) => vendor === 'dahua'));
    });

    test('a lead without headers is no package', () => {
      const { bom } = review(uimage(Buffer.concat([rpmOf([['1000', 'a']]).subarray(0, 96), Buffer.alloc(100, 1)])));
      assert.ok(!bom?.image?.nodes.some(({ kind }) => kind === 'rpm'));
    });

    for (const [path, form] of [
      ['var/lib/rpm/Packages', 'Berkeley DB'],
      ['var/lib/rpm/rpmdb.sqlite', 'SQLite'],
      ['usr/lib/sysimage/rpm/Packages.db', 'ndb'],
    ] as const) {
      test(`${form} is told as not read`, () => {
        const { bom, problems } = review(uimage(cpioOf(path, Buffer.alloc(400, 'packages'))));
        const node = bom?.image?.nodes.find(({ name }) => name === path);
        assert.equal(node?.state, 'unread');
        assert.match(node?.note?.text ?? '', new RegExp(form));
        assert.ok(problems.some(({ message }) => message.includes(form)));
        assert.ok((bom?.image?.unread ?? 0) >= 400);
      });
    }
  });
});

/** A value in CBOR; bytes that are in it already stay as they are. */
function cbor(value: unknown): Uint8Array {
  const head = (kind: number, length: number) =>
    length < 24
      ? [(kind << 5) | length]
      : length < 256
        ? [(kind << 5) | 24, length]
        : [(kind << 5) | 25, length >> 8, length & 255];
  if (typeof value === 'number') return Uint8Array.from(head(0, value));
  if (typeof value === 'string')
    return Buffer.concat([Uint8Array.from(head(3, Buffer.byteLength(value))), Buffer.from(value)]);
  if (Array.isArray(value)) return Buffer.concat([Uint8Array.from(head(4, value.length)), ...value.map(cbor)]);
  if (value instanceof Map)
    return Buffer.concat([
      Uint8Array.from(head(5, value.size)),
      ...[...value].flatMap(([key, own]) => [
        cbor(key),
        own instanceof Uint8Array && own.every(byte => byte === 0)
          ? Buffer.concat([Uint8Array.from(head(2, own.length)), own])
          : cbor(own),
      ]),
    ]);
  return value as Uint8Array;
}

function uimage(data: Uint8Array): Uint8Array {
  const image = Buffer.alloc(64 + data.length);
  image.writeUInt32BE(0x27051956, 0);
  image.writeUInt32BE(data.length, 12);
  image.writeUInt32BE(crc32(new Uint8Array(data)), 24);
  image[30] = 2;
  image.set(data, 64);
  image.writeUInt32BE(crc32(new Uint8Array(image.subarray(0, 64))), 4);
  return new Uint8Array(image);
}

/** A package with a header of texts, and a packed archive that is none. */
function rpmOf(values: readonly (readonly [tag: string, value: string])[]): Buffer {
  const header = (entries: readonly (readonly [string, string])[]) => {
    const store = Buffer.from(entries.map(([, value]) => `${value}\0`).join(''));
    const index = Buffer.alloc(16 + entries.length * 16);
    index.writeUInt32BE(0x8eade801, 0);
    index.writeUInt32BE(entries.length, 8);
    index.writeUInt32BE(store.length, 12);
    let offset = 0;
    for (const [nth, [tag, value]] of entries.entries()) {
      index.writeUInt32BE(Number(tag), 16 + nth * 16);
      index.writeUInt32BE(6, 20 + nth * 16);
      index.writeUInt32BE(offset, 24 + nth * 16);
      index.writeUInt32BE(1, 28 + nth * 16);
      offset += value.length + 1;
    }
    return Buffer.concat([index, store]);
  };
  const lead = Buffer.alloc(96);
  lead.writeUInt32BE(0xedabeedb, 0);
  lead[4] = 3;
  const signature = header([['1004', 'abc']]);
  const filled = Buffer.alloc((8 - (signature.length % 8)) % 8);
  return Buffer.concat([lead, signature, filled, header(values), Buffer.alloc(100, 'files')]);
}

function cpioOf(name: string, content: Uint8Array): Uint8Array {
  const entry = (path: string, data: Uint8Array) => {
    const hex = (value: number) => value.toString(16).padStart(8, '0');
    const fields = [1, 0o100644, 0, 0, 1, 0, data.length, 0, 0, 0, 0, path.length + 1, 0];
    const head = Buffer.from(`070701${fields.map(hex).join('')}${path}\0`);
    const fill = (length: number) => Buffer.alloc((4 - (length % 4)) % 4);
    return Buffer.concat([head, fill(head.length), data, fill(data.length)]);
  };
  return Buffer.concat([entry(name, content), entry('TRAILER!!!', Buffer.alloc(0))]);
}
