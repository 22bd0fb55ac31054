import assert from 'node:assert/strict';
import type { Cursor } from '../../../server/src/core/syntax/cursor.ts';
import { decodeJson, openJson } from '../../../server/src/core/syntax/json.ts';
import type { Parsed } from '../../../server/src/core/text/problem.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { jsonValue } from '../../support/json-value.ts';

function decode(text: string): Parsed<unknown> {
  return decodeJson(new Source(text), jsonValue);
}

/** `code [text it covers]` of each problem. */
function problemsOf(text: string): string[] {
  return decode(text).problems.map(({ code, span }) => `${code} [${text.slice(span.start, span.end)}]`);
}

/** Key and raw text of each member of the root, as the cursor states them. */
function stated(text: string): string[] {
  const source = new Source(text);
  const cursor = openJson(source);
  const found: string[] = [];
  if (cursor.enter('object')) {
    while (cursor.next()) {
      const { key, keySpan, kind } = cursor;
      const value = cursor.stated();
      found.push(`${key}/${source.slice(keySpan)} ${kind} ${value?.value}/${value && source.slice(value.span)}`);
    }
  }
  return found;
}

suite('JSON cursor', () => {
  test('values are those of JSON.parse', () => {
    for (const text of [
      '{}',
      '[]',
      '[[], {}, [{}]]',
      ' {"a" : [1, -2.5e3, true, false, null, "x"], "b": {"c": ""}} ',
      '{"esc\\u0061pe": "\\"\\\\\\/\\b\\f\\n\\r\\t\\u676d\\ud83d\\ude00"}',
      '"text"',
      '12',
      'null',
    ]) {
      assert.deepEqual(decode(text), { value: JSON.parse(text), problems: [] });
    }
  });

  test('spans are of the text inside the quotes, escapes as they stand; numbers and words as written', () => {
    assert.deepEqual(stated('{"na\\u006de": "H\\u0069k", "n": 1.60, "t": true, "o": {"a": 1}, "😀": "杭州"}'), [
      'name/na\\u006de string Hik/H\\u0069k',
      'n/n number 1.60/1.60',
      't/t boolean true/true',
      'o/o object undefined/undefined',
      '😀/😀 string 杭州/杭州',
    ]);
  });

  test('what is not read is passed over, and a container tells where it ends', () => {
    const text = '{"a": {"b": [1, {"c": "}"}]}, "d": [1], "e": 2}';
    const cursor = openJson(new Source(text));
    assert.ok(cursor.enter('object'));
    assert.ok(cursor.next());
    assert.equal(cursor.key, 'a');
    assert.equal(cursor.enter('array'), false);
    assert.ok(cursor.next());
    assert.equal(cursor.key, 'd');
    assert.ok(cursor.enter('array'));
    assert.ok(cursor.next());
    assert.equal(cursor.key, '');
    assert.equal(cursor.next(), false);
    assert.equal(text.slice(cursor.start, cursor.end), '[1]');
    assert.equal(cursor.end, text.indexOf(', "e"'));
    assert.ok(cursor.next());
    assert.deepEqual(cursor.skip(), { start: text.length - 2, end: text.length - 1 });
    assert.equal(cursor.next(), false);
    assert.equal(cursor.next(), false);
    assert.equal(cursor.end, text.length);
  });

  test('a part of a text is found behind escapes', () => {
    const text = '["\\u004f\\"rg: H\\ud83d\\ude00k"]';
    const source = new Source(text);
    const cursor = openJson(source);
    assert.ok(cursor.enter('array') && cursor.next());
    const whole = cursor.string();
    assert.ok(whole);
    assert.equal(whole.value, 'O"rg: H😀k');
    assert.equal(source.slice(cursor.part(whole, 0, 2)), '\\u004f\\"');
    assert.equal(source.slice(cursor.part(whole, 6, 10)), 'H\\ud83d\\ude00k');
    assert.equal(source.slice(cursor.part(whole, 3, 3)), '');
  });

  test('a cursor opens on a value inside the document', () => {
    const text = '{"a": [1, 2], "b": 3}';
    assert.deepEqual(jsonValue(openJson(new Source(text), text.indexOf('['))), [1, 2]);
  });

  test('what leaves the structure whole is a problem at its place, and no more', () => {
    assert.deepEqual(problemsOf('{"a": 1, /* c */ "b": 2} // d'), ['comment [/* c */]', 'comment [// d]']);
    assert.deepEqual(problemsOf('{"a": [1,], "b": 2,}'), ['trailing-comma [,]', 'trailing-comma [,]']);
    assert.deepEqual(problemsOf('[1,,2]'), ['missing-value [,,]']);
    assert.deepEqual(problemsOf('["\\x", "\\u12"]'), ['invalid-escape [\\x]', 'invalid-escape [\\u]']);
    assert.deepEqual(problemsOf('["a\tb"]'), ['control-character [\t]']);
    assert.deepEqual(problemsOf('[01, 1., -, 2]'), [
      'invalid-number [01]',
      'invalid-number [1.]',
      'invalid-number [-]',
    ]);
    assert.deepEqual(problemsOf('\ufeff{}'), ['byte-order-mark [\ufeff]']);
    assert.deepEqual(problemsOf('{"a": 1}\n<p>footer</p>\n'), ['trailing-text [<p>footer</p>]']);
    assert.deepEqual(problemsOf('{"a": 1} \ufeff'), ['trailing-text [\ufeff]']);
    assert.deepEqual(problemsOf('{"a": 1, "b": {"a": 2}, "a": 3}'), ['duplicate-key [a]']);
  });

  test('of several members with one key all are read and the last counts', () => {
    assert.deepEqual(stated('{"a": 1, "a": 2}'), ['a/a number 1/1', 'a/a number 2/2']);
    assert.deepEqual(decode('{"a": 1, "a": 2}').value, { a: 2 });
  });

  test('keys that mean something to JavaScript are keys like others', () => {
    const { value, problems } = decode('{"__proto__": {"x": 1}, "constructor": 2, "toString": 3}');
    assert.deepEqual(Object.entries(value as object), [
      ['__proto__', { x: 1 }],
      ['constructor', 2],
      ['toString', 3],
    ]);
    assert.deepEqual(problems, []);
    assert.equal(({} as { x?: number }).x, undefined);
  });

  test('deep nesting is refused, not followed', () => {
    for (const text of ['['.repeat(100_000), '{"a":'.repeat(100_000), `${'['.repeat(600)}${']'.repeat(600)}`]) {
      const { problems } = decode(text);
      assert.ok(problems.some(({ code }) => code === 'nested-too-deep'));
    }
    const allowed = `${'['.repeat(500)}${']'.repeat(500)}`;
    assert.deepEqual(decode(allowed).problems, []);
  });

  test('beyond a hundred problems the last one tells how many more there are', () => {
    const { problems } = decode(`[${'01, '.repeat(250)}1]`);
    assert.equal(problems.length, 101);
    assert.deepEqual(
      [problems[100]?.code, problems[100]?.message],
      ['too-many-problems', '150 more problems in this document are not shown.'],
    );
  });

  test('very many different keys are all told apart', () => {
    const bom = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`key ${at}`, at]));
    assert.deepEqual(decode(JSON.stringify([bom, bom])), { value: [bom, bom], problems: [] });
  });

  test('a cursor on nothing states nothing and ends', () => {
    for (const text of ['', ' ', '\ufeff', '}', 'nonsense']) {
      const cursor: Cursor = openJson(new Source(text));
      assert.equal(cursor.enter('object'), false);
      assert.equal(cursor.string(), undefined);
      assert.equal(cursor.next(), false);
      assert.ok(
        decode(text).problems.some(({ severity }) => severity === 'error'),
        text,
      );
    }
  });
});
