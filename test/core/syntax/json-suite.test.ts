import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJson } from '../../../server/src/core/syntax/json.ts';
import { decodeText } from '../../../server/src/core/text/decode.ts';
import type { Problem } from '../../../server/src/core/text/problem.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { jsonValue } from '../../support/json-value.ts';
import { corpus, skipLoudly } from '../../support/shared.ts';

/** Valid JSON that we tell something of all the same: a duplicate key is worth a word. */
const toldOf = /duplicated_key/;

suite('JSONTestSuite', () => {
  test('what is valid has no problem and the value of JSON.parse, what is not has one, and nothing throws', function () {
    const folder = join(corpus() ?? skipLoudly(this, 'corpus'), 'nst__JSONTestSuite', 'test_parsing');
    const files = readdirSync(folder);
    assert.ok(files.length > 200);
    for (const file of files) {
      const { value: text, problems: invalid } = decodeText(readFileSync(join(folder, file)));
      const { value, problems } = decodeJson(new Source(text), jsonValue);
      const all: readonly Problem[] = [...invalid, ...problems];
      for (const { span } of all) {
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, `${file} ${span.start}`);
      }
      if (file.startsWith('y_')) {
        assert.deepEqual(value, JSON.parse(text), file);
        if (!toldOf.test(file)) assert.deepEqual(all, [], file);
      }
      if (file.startsWith('n_'))
        assert.ok(
          all.some(({ severity }) => severity !== 'information'),
          file,
        );
    }
  });
});
