import assert from 'node:assert/strict';
import { openJson } from '../../server/src/core/syntax/json.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { locate } from '../../server/src/validate/locate.ts';

suite('validate/locate', () => {
  const text = '{"a": [10, {"b/c": "x", "~": null}], "": {"d": 1}, "e\\u0066": 2, "a": [11, {"b/c": "y\\n"}]}';

  const cases: readonly (readonly [pointer: string, value: string | undefined, key?: string])[] = [
    ['', text],
    ['/a', '[11, {"b/c": "y\\n"}]', 'a'],
    ['/a/0', '11'],
    ['/a/1', '{"b/c": "y\\n"}'],
    ['/a/1/b~1c', 'y\\n', 'b/c'],
    ['/a/2', undefined],
    ['/', '{"d": 1}', ''],
    ['//d', '1', 'd'],
    ['/ef', '2', 'e\\u0066'],
    ['/missing', undefined],
  ];
  for (const [pointer, value, key] of cases) {
    test(`“${pointer}”`, () => {
      const source = new Source(text);
      const place = locate(openJson(source), [pointer, '/a/1/~0']).get(pointer);
      assert.equal(place && source.slice(place.value), value);
      assert.equal(place?.key && source.slice(place.key), key);
    });
  }
});
