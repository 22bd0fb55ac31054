import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/shared.ts';
import { sourceFiles } from './support/house.ts';

/** They fill texts in: reading the parts of a sentence is what they are for. */
const sayers = new Set(['server/src/core/text/message.ts', 'server/src/core/l10n/language.ts']);

suite('A sentence is told and never read back: whoever needs what it says has a field', () => {
  const files = sourceFiles().map(file => ({ file, code: readFileSync(join(root, file), 'utf8') }));
  const ids = new Set(
    files.flatMap(({ code }) => [...code.matchAll(/\bmessage\(\s*'([^']+)'/g)].map(([, id = '']) => id)),
  );
  // `missing-supplier` is the id of a rule and of its sentence
  const rules = new Set(
    files.flatMap(({ code }) => [...code.matchAll(/^ {2}id: '([^']+)',$/gm)].map(([, id = '']) => id)),
  );

  test('it knows the sentences', () => assert.ok(ids.size > 500 && rules.size > 10, `${ids.size} ${rules.size}`));

  for (const { file, code } of files) {
    if (sayers.has(file)) continue;
    const found = readsIn(code, id => ids.has(id) && !rules.has(id));
    if (found.length > 0) test(file, () => assert.deepEqual(found, []));
  }

  test('what reads one is found', () => {
    const reads = [
      `if (text.args['open'] === 'yes') f();`,
      'const { supplier } = fix.title.args;',
      'const { args } = because.text;',
      `return note?.id === 'doubt.purpose';`,
      `return 'doubt.purpose' !== id;`,
      `switch (note.id) { case 'doubt.purpose': }`,
      `new Set(['doubt.purpose']).has(note.id)`,
    ];
    for (const code of reads) assert.equal(readsIn(code, id => id === 'doubt.purpose').length, 1, code);
    assert.deepEqual(
      readsIn(`message('doubt.purpose', '{a}', { args: 1 })`, id => id === 'doubt.purpose'),
      [],
    );
  });
});

/** Where code takes a sentence apart: its arguments, or its id as a literal anywhere but where it is said. */
function readsIn(code: string, isSentence: (id: string) => boolean): readonly string[] {
  const args = [
    ...code.matchAll(
      /(?:text|title|message|reason|because|words|note|say)\w*\??\.args\b|\{[^{}\n]*\bargs\b[^{}\n]*\} = /g,
    ),
  ];
  const literals = [...code.matchAll(/(message\(\s*|id: )?'([^'\n]+)'/g)].filter(
    ([, said, id = '']) => said === undefined && id.includes('.') && isSentence(id),
  );
  return [...args, ...literals].map(([found]) => found);
}
