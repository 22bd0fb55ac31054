import assert from 'node:assert/strict';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { detectFormat, read } from '../../../../server/src/core/read/index.ts';
import { decodeText } from '../../../../server/src/core/text/decode.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

/** A message as fields by number: text, number of an enumeration, or message. */
type Fields = readonly (readonly [number: number, value: string | number | Fields])[];

function write(writer: BinaryWriter, fields: Fields): BinaryWriter {
  for (const [number, value] of fields) {
    if (typeof value === 'string') writer.tag(number, WireType.LengthDelimited).string(value);
    else if (typeof value === 'number') writer.tag(number, WireType.Varint).uint32(value);
    else write(writer.tag(number, WireType.LengthDelimited).fork(), value).join();
  }
  return writer;
}

function sourceOf(fields: Fields): Source {
  return new Source(decodeText(write(new BinaryWriter(), fields).finish()).value);
}

const camera: Fields = [
  [1, 5],
  [3, 'cam'],
  [
    4,
    [
      [1, '杭州海康威视'],
      [2, 'https://example.org'],
      [3, [[2, 'a@b.example']]],
    ],
  ],
  [8, 'camera'],
  [9, '1'],
  [
    12,
    [
      [1, 3],
      [2, 'abc'],
    ],
  ],
  [13, [[1, [[1, 'MIT']]]]],
  [13, [[5, [[1, 'MIT OR ISC']]]]],
  [
    20,
    [
      [1, 3],
      [2, 'https://www.example.org'],
    ],
  ],
  [
    21,
    [
      [1, 3],
      [8, 'inner'],
      [28, [[1, 'Maker']]],
    ],
  ],
];

const document: Fields = [
  [1, '1.6'],
  [2, 1],
  [
    4,
    [
      [
        2,
        [
          [1, 'Vendor'],
          [2, 'scanner'],
        ],
      ],
      [9, [[1, 0]]],
    ],
  ],
  [5, camera],
  [
    8,
    [
      [1, 'cam'],
      [2, [[1, 'other']]],
    ],
  ],
  [
    5,
    [
      [3, 'other'],
      [8, 'other'],
    ],
  ],
  [9, [[1, 2]]],
];

suite('reading CycloneDX in binary Protocol Buffers', () => {
  test('the fields that name anybody are read, nested ones included', () => {
    const source = sourceOf(document);
    const { bom, problems, format } = read(source);
    assert.equal(format?.id, 'cyclonedx-protobuf');
    assert.deepEqual(problems, []);
    assert.ok(bom);
    assert.equal(bom.specVersion?.value, '1.6');
    assert.equal(bom.componentCount, 3);
    assert.deepEqual(bom.lifecycles, ['design']);
    assert.equal(bom.defects.gaps.length, 1);
    assert.deepEqual(bom.dependencies.length, 1);
    const claims = bom.components.flatMap(({ name, claims }) =>
      claims.map(({ role, value, label }) => `${name?.value} ${role} ${value}${label ? ` [${label}]` : ''}`),
    );
    assert.deepEqual(claims, [
      'scanner document-actor Vendor [supplier]',
      'scanner document-actor scanner [name]',
      'camera supplier 杭州海康威视',
      'camera url https://example.org [supplier]',
      'camera email a@b.example',
      'camera name camera',
      'camera hash abc [SHA-256]',
      'camera url https://www.example.org [website]',
      'inner name inner',
      'inner manufacturer Maker',
      'other name other',
    ]);
    assert.deepEqual(
      bom.components[1]?.licences.map(({ form, value }) => `${form} ${value}`),
      ['id MIT', 'expression MIT OR ISC'],
    );
    assert.equal(bom.components[1]?.kind, 'device');
  });

  test('a span is that of the bytes', () => {
    const source = sourceOf(document);
    const supplier = read(source).bom?.components[1]?.claims[0];
    assert.ok(supplier);
    assert.equal(Buffer.from(source.slice(supplier.span), 'latin1').toString('utf8'), '杭州海康威视');
  });

  test('tools are a list, or since version 1.5 an object', () => {
    const tools: Fields = [
      [1, '1.5'],
      [
        4,
        [
          [
            2,
            [
              [
                6,
                [
                  [8, 'scanner'],
                  [4, [[1, 'Vendor']]],
                ],
              ],
            ],
          ],
        ],
      ],
    ];
    const claims = read(sourceOf(tools)).bom?.components.flatMap(component =>
      component.claims.map(({ value }) => value),
    );
    assert.deepEqual(claims, ['scanner', 'Vendor']);
  });

  test('cut and changed bytes never throw, and damage stays in its message', () => {
    const { text } = sourceOf(document);
    for (let at = 5; at < text.length; at++) {
      for (const damaged of [text.slice(0, at), `${text.slice(0, at)}\u00ff${text.slice(at + 1)}`]) {
        const { bom } = read(new Source(damaged));
        for (const { claims } of bom?.components ?? []) {
          for (const { span } of claims) assert.ok(span.end <= damaged.length);
        }
      }
    }
    const at = text.indexOf('camera') - 1;
    const bom = read(new Source(`${text.slice(0, at)}\u007f${text.slice(at + 1)}`)).bom;
    assert.equal(bom?.components.at(-1)?.name?.value, 'other');
  });

  test('deeply nested components are cut off', () => {
    let nested: Fields = [[8, 'x']];
    for (let depth = 0; depth < 500; depth++)
      nested = [
        [8, 'x'],
        [21, nested],
      ];
    assert.ok(
      (read(
        sourceOf([
          [1, '1.6'],
          [5, nested],
        ]),
      ).bom?.componentCount ?? 0) >= 90,
    );
  });

  test('other binary files are not taken for it', () => {
    for (const bytes of [[0x0a, 0x03], [0x0a, 0x03, 0x61, 0x62, 0x63], [0x0a, 0x31, 0x2e, 0x36], []]) {
      assert.equal(detectFormat(new Source(decodeText(Uint8Array.from(bytes)).value)), undefined);
    }
  });
});
