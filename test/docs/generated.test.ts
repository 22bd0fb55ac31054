import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, pageAsMarkdown } from '../../server/src/core/explain/page.ts';
import { alternativesPage, explain } from '../../server/src/core/explain/pages.ts';
import { oldSentencesAsMarkdown } from '../../server/src/core/signatures/age.ts';
import { buildLookups } from '../../server/src/core/signatures/lookups.ts';
import { root } from '../support/shared.ts';
import { signatures } from '../support/signatures.ts';

/** `npm run docs` writes the pages anew. */
const update = process.env['UPDATE_DOCS'] === '1';

const lookups = buildLookups(signatures());

function pages(): ReadonlyMap<string, readonly { readonly id: string; readonly page: Page | undefined }[]> {
  const { vendors, instruments, categories } = lookups.set;
  const known = ({ id }: { readonly id: string }) => ({ id, page: explain(id, lookups) });
  return new Map([
    // Of who is only on a list there is nothing to tell but the list.
    ['vendors', vendors.filter(({ list }) => list === undefined).map(known)],
    ['instruments', instruments.map(known)],
    ['alternatives', categories.map(category => ({ id: category.id, page: alternativesPage(category, lookups) }))],
  ]);
}

suite('pages made from the data', () => {
  // Of the day of the data, so that no clock decides; `npm run old-sentences` tells it of today.
  test('docs/old-sentences.md lists what is older than a year: run "npm run docs" where it does not', () => {
    const file = join(root, 'docs/old-sentences.md');
    const text = oldSentencesAsMarkdown(lookups.set, lookups.set.date);
    if (update) writeFileSync(file, text);
    assert.equal(existsSync(file) ? readFileSync(file, 'utf8') : '(absent)', text);
  });

  for (const [folder, list] of pages()) {
    test(`docs/${folder} says what the data says: run "npm run docs" where it does not`, () => {
      const at = join(root, 'docs', folder);
      if (update) mkdirSync(at, { recursive: true });
      const expected = new Map(list.map(({ id, page }) => [`${id}.md`, page ? pageAsMarkdown(page) : '']));
      for (const [name, text] of expected) {
        const file = join(at, name);
        if (update) writeFileSync(file, text);
        assert.equal(existsSync(file) ? readFileSync(file, 'utf8') : '(absent)', text, name);
      }
      assert.deepEqual(readdirSync(at).sort(), [...expected.keys()].sort(), 'a page without data');
    });
  }
});
