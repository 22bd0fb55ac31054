import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { writeByKernel } from '../../../server/src/core/syntax/json-kernel.ts';
import { type JsonTape, writeJson } from '../../../server/src/core/syntax/json-tape.ts';
import { cell, type Tape } from '../../../server/src/core/syntax/tape.ts';
import { decodeSource } from '../../../server/src/core/text/decode.ts';
import { kernelOf } from '../../../server/src/core/text/kernel.ts';
import { kernelBinary, kernelSource } from '../../../server/src/core/text/kernel-binary.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { damages } from '../../support/damage.ts';
import { corpus, root, skipLoudly } from '../../support/shared.ts';
import { slowTest } from '../../support/tier.ts';

/** Smaller than most documents here, so that they are cut at many places. */
const windows = [16, 64, 1024, 131_072];

const seed = 20_261_129;

function cellsOf(tape: Tape): number[] {
  return [...tape.cells.subarray(0, tape.length * cell.width)];
}

function allOf({ tape, problems, end, rest, broken }: JsonTape): unknown {
  return { cells: cellsOf(tape), keys: tape.keys, urns: tape.urns, problems: problems.list, end, rest, broken };
}

/** Whether the kernel takes a document, whatever its windows; what it writes must be what the reader in TypeScript writes. */
function isTaken(source: Source, sizes = windows): boolean {
  const written = sizes.map(size => writeByKernel(source, size)).filter(tape => tape !== undefined);
  if (written.length === 0) return false;
  const expected = allOf(writeJson(source));
  for (const tape of written) assert.deepEqual(allOf(tape), expected);
  assert.equal(written.length, sizes.length, 'a cut must not decide');
  return true;
}

const both = (text: string) => [new Source(text), new Source(new TextEncoder().encode(text))];

suite('JSON by the kernel', () => {
  test('this machine has one', () => {
    assert.notEqual(kernelOf(), undefined);
  });

  test('what JSON.stringify writes is taken, with the tape of the reader in TypeScript, wherever it is cut', () => {
    const laidOut = fc.tuple(
      fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }),
      fc.constantFrom(undefined, 2, '\t', ' '.repeat(9)),
    );
    fc.assert(
      fc.property(laidOut, ([document, indent]) => {
        const text = JSON.stringify(document, null, indent);
        const hasEscapedKey = /"(?:[^"\\]|\\.)*\\(?:[^"\\]|\\.)*":/.test(text);
        for (const source of both(text)) assert.ok(isTaken(source) || hasEscapedKey, text);
      }),
      { numRuns: 300, seed },
    );
  });

  const taken: readonly (readonly [string, string])[] = [
    ['numbers of every spelling', '[0, -0, 10, 1.5, -2.25, 1e5, 1E+5, 1e-5, 0.0e0, 123456789012345678901234567890]'],
    ['literals', '{"a": true, "b": false, "c": null}'],
    ['one value', '"x"'],
    ['a number alone', ' 12 '],
    ['empty containers', '[[], {}, [ ], { }, [[]], [{}]]'],
    ['white space everywhere', '\r\n{ \t"a" \n:\r\t[ 1 ,\n 2 ] , "b":"" }\r\n\t '],
    [
      'escapes, the last of a text too',
      '["\\"", "\\\\", "\\/\\b\\f\\n\\r\\t", "\\u00e9\\uD83D\\uDE00", "a\\u0000b\\\\"]',
    ],
    ['a text longer than a window', `{"a": "${'x'.repeat(5000)}", "b": [1, "é"]}`],
    ['a key longer than a window', `{"${'k'.repeat(3000)}": 1, "b": 2, "${'k'.repeat(3000)}x": 3}`],
    ['white space longer than a window', `[1,${' '.repeat(5000)}2${'\n'.repeat(300)}]${' '.repeat(3000)}`],
    ['keys that repeat in different objects', `[${'{"a":{"a":1,"b":2},"b":{"a":1}},'.repeat(50)}{"a":0}]`],
    ['keys beyond the table', `{${Array.from({ length: 5000 }, (_, at) => `"k${at}":{"v":${at + 1}}`).join(',')}}`],
    ['texts that may be URNs', '["urn:uuid:1", "urn", "u12:", "urn:", {"urn:a": "urn:b"}]'],
    ['brackets 64 deep', '['.repeat(64) + ']'.repeat(64)],
    ['letters beyond ASCII', '{"é": "杭州海康威视", "😀": ["aé", "a"]}'],
  ];
  for (const [what, text] of taken) {
    test(`${what}: taken, with the same tape`, () => {
      for (const source of both(text)) assert.ok(isTaken(source));
    });
  }

  const refused: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['a byte-order mark', '\ufeff{}'],
    ['a comment', '{"a": 1 /* b */}'],
    ['a comment behind the document', '[1]\n// done'],
    ['a comma too many', '[1,]'],
    ['a comma too many in an object', '{"a": 1,}'],
    ['a key that stands twice', '{"a": 1, "b": 2, "a": 3}'],
    ['a key that stands twice, for containers', '{"a": [], "a": {}}'],
    ['an escaped key', '{"\\u0061": 1}'],
    ['an escape that is none', '["\\x"]'],
    ['an escape of three digits', '["\\u12g4"]'],
    ['a tab in a text', '["a\tb"]'],
    ['a zero in a text', '["a\u0000b"]'],
    ['a zero between values', '[1,\u00002]'],
    ['a form feed between values', '[1,\f2]'],
    ['a text that does not end', '["a'],
    ['a number with a zero first', '[01]'],
    ['a number without digits', '[-]'],
    ['a number that ends with a dot', '[1.]'],
    ['a word', '[nope]'],
    ['a literal that goes on', '[truex, 1]'],
    ['a number that goes on', '[12x]'],
    ['the wrong bracket', '{"a": [1}'],
    ['a bracket that is not closed', '{"a": [1]'],
    ['brackets 65 deep', '['.repeat(65) + ']'.repeat(65)],
    ['brackets without end', '[{"a":'.repeat(100_000)],
  ];
  for (const [what, text] of refused) {
    test(`${what}: left to the other reader`, () => {
      for (const source of both(text)) assert.ok(!isTaken(source));
    });
  }

  test('a document is read the same after one that was given up', () => {
    assert.ok(!isTaken(new Source('{"a": {"b": [1, {"c": x')));
    assert.ok(isTaken(new Source('{"c": {"b": [1, {"a": 1}]}}')));
  });

  test('a large text whose offsets nobody has asked for yet, with texts and keys longer than a window', () => {
    const members = Array.from({ length: 3000 }, (_, at) => [`key ${at} é`, { name: 'x'.repeat(at % 90), purl: '杭' }]);
    const text = JSON.stringify({ ...Object.fromEntries(members), [`${'k'.repeat(140_000)}`]: 'y'.repeat(300_000) });
    const written = writeByKernel(new Source(text));
    assert.ok(written);
    assert.deepEqual(allOf(written), allOf(writeJson(new Source(text))));
  });

  test('one thing wrong anywhere: either the tape is the same or the kernel gives up', () => {
    const text =
      '{"a": [1, -2.5, true, {"b": "x\\n", "urn:é": null}, []], "c": {"d": "12345678901234567890", "e": {}}}\n';
    for (const [, damage] of damages) for (let at = 0; at <= text.length; at++) isTaken(new Source(damage(text, at)));
  });

  test('bytes in any order: the same', () => {
    const parts = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '"b":',
      '\\',
      '\\u00e9',
      '1',
      '-',
      '0.5e',
      'true',
      ' ',
      '\n',
      'é',
      '\0',
      '/',
      '{"a":1,',
      '"x",',
    ];
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map(some => some.join(''));
    fc.assert(
      fc.property(texts, text => {
        isTaken(new Source(text), [16, 64]);
      }),
      { numRuns: 3000, seed },
    );
  });

  test('the suite of JSON', function () {
    const folder = join(corpus() ?? skipLoudly(this, 'corpus'), 'nst__JSONTestSuite', 'test_parsing');
    let count = 0;
    for (const file of readdirSync(folder)) if (isTaken(decodeSource(readFileSync(join(folder, file))).value)) count++;
    assert.ok(count > 80, `${count}`);
  });

  slowTest('the binary is that of the source', async () => {
    const script = pathToFileURL(join(root, 'scripts/kernel.mjs')).href;
    const { compileKernel, kernelHash } = await import(script);
    assert.equal(kernelSource, kernelHash());
    assert.equal(kernelBinary, (await compileKernel()).toString('base64'));
  });
});
