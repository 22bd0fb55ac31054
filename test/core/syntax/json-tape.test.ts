import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeJson, endOfJson } from '../../../server/src/core/syntax/json.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { jsonValue } from '../../support/json-value.ts';

suite('JSON tape', () => {
  test('a document has the values of JSON.parse and no problem, of a text and of bytes, however it is laid out', () => {
    const documents = fc.tuple(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 2, '\t'));
    fc.assert(
      fc.property(documents, ([document, indent]) => {
        const text = JSON.stringify(JSON.parse(document), null, indent);
        for (const content of [text, new TextEncoder().encode(text)]) {
          assert.deepEqual(decodeJson(new Source(content), jsonValue), { value: JSON.parse(text), problems: [] });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('keys and texts stand at the same places in a text and in its bytes, comments between them too', () => {
    const text =
      '\n{"é" /* “c” : "x" */ : "a\\u00e9😀", "k\\"ey": [1, {"x": "杭"}], "" : {}, // c\n "😀":"\\\\", "plain": null}';
    const places = [text, new TextEncoder().encode(text)].map(content => {
      const found: string[] = [];
      decodeJson(new Source(content), function walk(cursor): void {
        const { key, keySpan, kind, start } = cursor;
        const value = cursor.stated();
        found.push(`${key}=${text.slice(keySpan.start, keySpan.end)} ${kind} ${start} ${JSON.stringify(value)}`);
        if (cursor.enter('object') || cursor.enter('array')) while (cursor.next()) walk(cursor);
      });
      return found;
    });
    assert.deepEqual(places[0], places[1]);
    assert.deepEqual(places[0]?.slice(1, 3), [
      'é=é string 24 {"value":"aé😀","span":{"start":25,"end":34}}',
      'k"ey=k\\"ey array 46 undefined',
    ]);
  });

  test('a value ends where it ends, and one whose structure breaks nowhere', () => {
    const source = new Source('{"é": 1}\n[2]\n{"a": [}\n');
    assert.equal(endOfJson(source, 0), 8);
    assert.equal(endOfJson(source, 9), 12);
    assert.equal(endOfJson(source, 13), undefined);
  });
});
