import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeSource, decodeText, encodingOf } from '../../../server/src/core/text/decode.ts';
import { encodeText } from '../../../server/src/core/text/encode.ts';

function bytes(...parts: (string | number[])[]): Uint8Array {
  return Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
}

function places(input: Uint8Array): string[] {
  const { value, problems } = decodeText(input);
  return problems.map(({ code, span }) => `${code} ${span.start}-${span.end} ${value.slice(span.start, span.end)}`);
}

suite('decoding bytes', () => {
  test('JSON is read from its bytes only where those are UTF-8, with the same text and problems', () => {
    const unit = fc.constantFrom(
      0x7b,
      0x20,
      0,
      0x41,
      0x80,
      0xbf,
      0xc1,
      0xc3,
      0xa9,
      0xe0,
      0xed,
      0x9f,
      0xa0,
      0xef,
      0xf0,
      0x90,
      0xf4,
      0x8f,
    );
    const padding = fc.constantFrom('', ' '.repeat(120), 'é'.repeat(70));
    fc.assert(
      fc.property(padding, fc.array(unit, { maxLength: 12 }), padding, (before, units, behind) => {
        const input = bytes('{"', before, units, behind);
        const { value, problems } = decodeText(input);
        const read = decodeSource(input);
        assert.deepEqual([read.value.text, read.value.length, read.problems], [value, value.length, problems]);
      }),
      { numRuns: 3000 },
    );
  });

  test('UTF-8 with and without a byte-order mark, and UTF-16 both ways, give the same text', () => {
    const text = '{"name": "杭州海康威视 📷"}';
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const input of [
      bytes(text),
      bytes([0xef, 0xbb, 0xbf], text),
      bytes([0xff, 0xfe], [...little]),
      bytes([0xfe, 0xff], [...big]),
      little,
      big,
    ]) {
      assert.deepEqual(decodeText(input), { value: text, problems: [] });
    }
  });

  test('invalid UTF-8 is told of at its place in the text, behind characters of every length', () => {
    assert.deepEqual(places(bytes('aé杭📷', [0xff], 'b')), ['invalid-encoding 5-6 �']);
    assert.deepEqual(places(bytes([0xef, 0xbb, 0xbf], 'a', [0xe6, 0x9d], 'b')), ['invalid-encoding 1-2 �']);
    assert.deepEqual(places(bytes('a', [0xf0, 0x9f, 0x93])), ['invalid-encoding 1-2 �']);
  });

  test('places beside each other are one problem, and a replacement character that was written is none', () => {
    assert.deepEqual(places(bytes('a', [0xed, 0xa0, 0x80], 'b', [0xc0])), [
      'invalid-encoding 1-4 ���',
      'invalid-encoding 5-6 �',
    ]);
    assert.deepEqual(places(bytes('a\ufffd', [0x80])), ['invalid-encoding 2-3 �']);
  });

  test('a lone surrogate and a cut unit in UTF-16 are told of', () => {
    assert.deepEqual(places(bytes([0xff, 0xfe, 0x61, 0, 0, 0xd8, 0xfd, 0xff, 0x62])), [
      'invalid-encoding 1-2 �',
      'invalid-encoding 3-4 �',
    ]);
  });

  test('every place told of holds a replacement character, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), input => {
        const { value, problems } = decodeText(input);
        assert.equal(typeof value, 'string');
        for (const { code, span } of problems) {
          if (code === 'invalid-encoding') assert.match(value.slice(span.start, span.end), /^\ufffd+$/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('Chinese in GB18030 is read as such, with a word about it', () => {
    // 制造商,型号,数量,备注 and 海康威视,DS-2CD2043G2-I,2,大门
    const header = 'd6c6d4ecc9cc2cd0cdbac52ccafdc1bf2cb1b8d7a20a';
    const row = 'baa3bfb5cdfecad32c44532d324344323034334732 2d492c322cb4f3c3c50a'.replace(' ', '');
    const { value, problems } = decodeText(Buffer.from(header + row, 'hex'));
    assert.equal(value, '制造商,型号,数量,备注\n海康威视,DS-2CD2043G2-I,2,大门\n');
    assert.deepEqual(
      problems.map(({ code, severity }) => `${code} ${severity}`),
      ['chinese-encoding information'],
    );
    // A character of four bytes among the others: 㐂.
    assert.ok(decodeText(Buffer.from(`${header}8139ef31`, 'hex')).value.includes('㐂'));
  });

  test('text of Western Europe in Windows-1252 is read as such, with a word about it', () => {
    for (const text of [
      'Gerät;Stückzahl;Größe;Türöffner;Zubehör;naïve café\n',
      'Désignation;Fabricant;Référence\r\nCaméra;Dahua Technology;X1\r\n',
      'Descrição\tFabricante\tPeça\nMódulo de câmera\tHikvision\tDS-2\n',
      'Part,Maker\nCable 3 m – “blue”,Müller & Söhne GmbH\nFan 80 °C,Œrsted ½″'.replace('″', ''),
      'SPDXVersion: SPDX-2.3\nPackageSupplier: Organization: Bühler AG\n',
    ]) {
      const { value, problems } = decodeText(encodeText(text, 'windows-1252'));
      assert.equal(value, text);
      assert.deepEqual(
        problems.map(({ code, severity }) => `${code} ${severity}`),
        ['western-encoding information'],
      );
      assert.equal(encodingOf(encodeText(text, 'windows-1252')), 'windows-1252');
    }
  });

  test('what is not certainly of Western Europe is not taken for it', () => {
    for (const [what, input] of [
      ['JSON', Buffer.from('{"name": "Müller"}', 'latin1')],
      ['XML', Buffer.from('<?xml version="1.0"?>\n<bom><name>Müller</name></bom>', 'latin1')],
      ['UTF-8 with one byte too many', bytes('Gerät;Größe;Hersteller', [0xfc], 'ber')],
      [
        'UTF-8 whose second bytes are letters in Windows-1252',
        bytes('Gruß an alle anderen Kollegen, eine gute Übung ', [0xfc], 'ber'),
      ],
      ['UTF-8 cut in a character', bytes('name: Gerät von Müller').subarray(0, -4)],
      ['Russian', Buffer.from('cff0eee8e7e2eee4e8f2e5ebfc3bcceee4e5ebfc', 'hex')],
      ['Greek in words of their own', Buffer.from('cae1f4e1f3eae5f5e1f3f4def23bcceff4dceb', 'hex')],
      ['with a zero', Buffer.from('Ger\u00e4t\0Gr\u00f6\u00dfe und mehr', 'latin1')],
      ['noise', Uint8Array.from({ length: 400 }, (_, at) => (at * 7919 + 13) % 256)],
    ] as const) {
      assert.ok(
        decodeText(input).problems.every(({ code }) => code === 'invalid-encoding'),
        what,
      );
    }
  });

  test('what is not certainly Chinese is not taken for it', () => {
    const chinese = '制造商,型号,数量,备注,设备位置,序列号\n海康威视,中文,测试,说明,大门,一号\n';
    for (const [what, input] of [
      ['capitals of Western Europe', Buffer.from('É;À;ÜÖ;ÄÖÜß;¡¿;«»;ÀÉÎÕÜ\n', 'latin1')],
      ['UTF-8 with one byte too many', bytes(chinese, [0xff], chinese)],
      ['UTF-8 cut in a character', bytes(chinese).subarray(0, -3)],
      // 제조사,모델,수량,위치,카메라,한화비전 in EUC-KR
      ['Korean', Buffer.from('c1a6c1b6bbe72cb8f0b5a82cbcf6b7ae2cc0a7c4a12cc4abb8deb6f32cc7d1c8adbaf1c0fc', 'hex')],
      // メーカー,カメラ,ハードウェア in EUC-JP
      ['Japanese', Buffer.from('a5e1a1bca5aba1bc2ca5aba5e1a5e92ca5cfa1bca5c9a5a6a5a7a5a2', 'hex')],
      // 製造商,型號,數量,攝影機 in Big5
      ['Taiwan', Buffer.from('bb73b379b0d32cabacb8b92cbcc6b6712ce4d1bc76bef7', 'hex')],
    ] as const) {
      const { problems } = decodeText(input);
      assert.ok(problems.length > 0, what);
      for (const { code } of problems) assert.equal(code, 'invalid-encoding', what);
    }
  });

  test('an empty document is an empty text', () => {
    assert.deepEqual(decodeText(new Uint8Array()), { value: '', problems: [] });
  });
});
