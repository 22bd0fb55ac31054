import assert from 'node:assert/strict';
import { decodeJson } from '../../../server/src/core/syntax/json.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { jsonValue } from '../../support/json-value.ts';

const whole = {
  head: 'h',
  list: [
    { name: 'a', by: { name: 'A', url: ['u'] }, tags: ['x', 'y'] },
    { name: 'b', by: { name: 'B', url: [] }, hashes: [{ alg: 'S', content: '1' }] },
  ],
  tail: { z: true },
};
const pretty = JSON.stringify(whole, undefined, 2);

function read(text: string): { readonly value: unknown; readonly problems: readonly string[] } {
  const { value, problems } = decodeJson(new Source(text), jsonValue);
  return {
    value,
    problems: problems.map(({ code, span }) => `${code} ${text.slice(span.start, span.end).slice(0, 20)}`),
  };
}

/** The pretty text with one piece replaced, which must stand in it once or be told apart by what is around it. */
function damaged(piece: string, by: string): string {
  const at = pretty.indexOf(piece);
  assert.ok(at >= 0, piece);
  return pretty.slice(0, at) + by + pretty.slice(at + piece.length);
}

suite('broken JSON that is pretty-printed', () => {
  const restored: readonly (readonly [what: string, text: string])[] = [
    ['a closing brace is missing', damaged('    },\n    {\n      "name": "b"', '    ,\n    {\n      "name": "b"')],
    ['a closing bracket is missing', damaged('  ],\n  "tail"', '  ,\n  "tail"')],
    ['an opening bracket is missing', damaged('"tags": [', '"tags": ')],
    ['the opening brace of an element is missing', damaged('    {\n      "name": "b"', '    \n      "name": "b"')],
    ['the opening brace of a member is missing', damaged('"by": {', '"by": ')],
    ['a brace is opened once too often', damaged('"list": [', '"list": [{')],
    ['a bracket is opened once too often on a line of its own', damaged('"name": "b"', '{"name": "b"')],
    ['a closer stands before a key', damaged('"name": "b"', '}"name": "b"')],
    ['a closer stands in the indentation', damaged('      "name": "b"', '  ]    "name": "b"')],
    ['a closer stands behind a value', damaged('"name": "a",', '"name": "a"},')],
    ['a comma is missing', damaged('"name": "a",', '"name": "a"')],
    ['a colon is missing', damaged('"list": [', '"list" [')],
    ['the quote before a key is missing', damaged('"list": [', 'list": [')],
    ['the quote behind a key is missing', damaged('"list": [', '"list: [')],
    ['a quote stands in a key', damaged('"list": [', '"li"st": [')],
    ['a quote too many behind a key', damaged('"list": [', '"list"": [')],
    ['a line end in a key', damaged('"list": [', '"li\nst": [')],
    ['a letter before a bracket', damaged('"list": [', '"list": x[')],
    ['a letter before a key', damaged('      "name": "b"', '      x"name": "b"')],
    ['a letter before a closer', damaged('    },\n    {\n      "name": "b"', '    x},\n    {\n      "name": "b"')],
    ['the quote behind a value is missing', damaged('"name": "a",', '"name": "a,')],
    ['the outermost brace is missing', pretty.slice(2)],
    ['the last brace is missing', pretty.slice(0, -1)],
  ];
  for (const [what, text] of restored) {
    test(`${what}: everything is read, with a problem`, () => {
      const { value, problems } = read(text);
      assert.ok(problems.length > 0);
      const { list, ...rest } = value as typeof whole;
      assert.deepEqual(rest, { head: 'h', tail: { z: true } });
      // what the damage made up in passing is empty
      const held = list.filter(element => Object.keys(element).length > 0).flat();
      assert.deepEqual(
        held.filter(element => Object.keys(element).length > 0),
        whole.list,
      );
    });
  }

  test('problems stand where the damage is', () => {
    assert.deepEqual(read(damaged('    },\n    {\n      "name": "b"', '    ,\n    {\n      "name": "b"')).problems, [
      'unclosed {',
    ]);
    assert.deepEqual(read(damaged('"name": "a",', '"name": "a"')).problems, ['missing-comma \n      ']);
    assert.deepEqual(read(damaged('"name": "a",', '"name": "a,')).problems, [
      'unterminated-string "a,',
      'missing-comma \n      ',
    ]);
    assert.deepEqual(read(damaged('"tags": [', '"tags": ')).problems, ['missing-bracket "']);
    assert.deepEqual(read(pretty.slice(0, -1)).problems, ['unclosed \n']);
  });

  test('a truncated document keeps what it holds', () => {
    const { value } = read(pretty.slice(0, pretty.indexOf('"content"')));
    assert.deepEqual(value, {
      head: 'h',
      list: [whole.list[0], { name: 'b', by: { name: 'B', url: [] }, hashes: [{ alg: 'S' }] }],
    });
  });

  test('a container that lost its key and bracket takes its members with it', () => {
    const { value } = read(damaged('"by": {', 'by'));
    const [first] = (value as typeof whole).list;
    assert.equal(first?.name, 'a');
    assert.deepEqual(first?.tags, ['x', 'y']);
  });

  test('brackets that start their own line, and several on one line, are read by the same rules', () => {
    const allman = '{\n  "a":\n  [\n    {\n      "b": 1\n    }\n  ],\n  "c": 2,\n  "d" 3\n}';
    assert.deepEqual(read(allman).value, { a: [{ b: 1 }], c: 2, d: 3 });
    const jackson = '{\n  "a" : [ {\n    "b" : [ 1, 2 ]\n  , {\n    "b" : 3\n  } ],\n  "c" : { }\n}';
    assert.deepEqual(read(jackson).value, { a: [{ b: [1, 2] }, { b: 3 }], c: {} });
  });
});

suite('broken JSON on one line', () => {
  const line = JSON.stringify(whole);
  function value(piece: string, by: string): unknown {
    assert.ok(line.includes(piece), piece);
    const { value: found, problems } = read(line.replace(piece, by));
    assert.ok(problems.length > 0);
    return found;
  }

  test('brackets alone restore what they can', () => {
    assert.deepEqual(value('},{"name":"b"', ',{"name":"b"'), whole);
    assert.deepEqual(value('},{"name":"b"', '},"name":"b"'), whole);
    assert.deepEqual(value('],"tail"', ',"tail"'), whole);
    assert.deepEqual(value('"head":"h",', '"head":"h"'), whole);
    assert.deepEqual(value('"head":"h"', '"head" "h"'), whole);
    assert.deepEqual(value('"head":"h"', '"head":"h"}'), whole);
  });

  test('a quote too many or too few costs what is near it', () => {
    const { list, tail } = value('"head":"h",', '"head":"h,') as typeof whole;
    assert.deepEqual([list, tail], [whole.list, whole.tail]);
    const more = value('"head":"h",', '"he"ad":"h",') as typeof whole;
    assert.deepEqual([more.list, more.tail], [whole.list, whole.tail]);
  });
});
