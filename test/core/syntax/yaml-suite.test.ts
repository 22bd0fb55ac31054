import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYamlValue } from 'yaml';
import { openYaml } from '../../../server/src/core/syntax/yaml-tape.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { corpus, skipLoudly } from '../../support/shared.ts';
import { isSame, plainValue } from '../../support/values.ts';

/** A case of yaml-test-suite; a later one of a file takes what it does not say from the one before. */
interface YamlCase {
  readonly name: string;
  readonly yaml: string;
  readonly json?: string | null;
  readonly fail?: boolean;
}

/** The suite makes white space visible. */
function unmasked(text: string): string {
  return text
    .replaceAll('␣', ' ')
    .replaceAll(/—*»/g, '\t')
    .replaceAll('⇔', '\ufeff')
    .replaceAll('↵', '')
    .replace(/∎\n?$/, '')
    .replaceAll('←', '\r');
}

/** Cases where the library gives another value: binary is decoded, and an ordered mapping has no members of its own. */
const otherwise: ReadonlySet<string> = new Set(['565N.yaml', 'J7PZ.yaml']);

suite('yaml-test-suite', function () {
  this.timeout(60_000);

  test('what is valid is read as it should be, what is not gives a problem', function () {
    const folder = join(corpus() ?? skipLoudly(this, 'corpus'), 'yaml__yaml-test-suite', 'src');
    let count = 0;
    for (const file of readdirSync(folder)) {
      let json: string | null | undefined;
      for (const { yaml, json: stated, fail } of parseYamlValue(
        readFileSync(join(folder, file), 'utf8'),
      ) as YamlCase[]) {
        if (yaml === undefined) continue;
        json = stated === undefined ? json : stated;
        const cursor = openYaml(new Source(unmasked(yaml)));
        const value = plainValue(cursor);
        count++;
        if (fail) assert.notDeepEqual(cursor.problems, [], `${file} ${yaml}`);
        else if (stated)
          assert.equal(isSame(value, firstOf(stated)), !otherwise.has(file), `${file} ${JSON.stringify(value)}`);
      }
    }
    console.log(`yaml-test-suite: ${count} read`);
  });
});

/** The first of the JSON documents of a case, its scalars as text. */
function firstOf(json: string): unknown {
  for (let end = json.length; end > 0; end = json.lastIndexOf('\n', end - 1)) {
    try {
      return JSON.parse(json.slice(0, end));
    } catch {
      // there are several documents: try without the last line
    }
  }
  return null;
}
