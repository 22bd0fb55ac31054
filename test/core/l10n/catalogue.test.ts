import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from '../../../server/src/core/text/message.ts';
import { callsIn, messagesIn } from '../../support/messages.ts';
import { root } from '../../support/shared.ts';
import { sourceFiles } from '../../tidy/support/house.ts';

const french: Readonly<Record<string, Template>> = JSON.parse(
  readFileSync(join(root, 'server/src/core/l10n/fr.json'), 'utf8'),
);
const files = sourceFiles()
  .filter(file => file.startsWith('server/'))
  .map(file => join(root, file))
  .filter(file => /import [^;]*\bmessage\b[^;]* from '[^']*\/message\.ts'/.test(readFileSync(file, 'utf8')));
const written = files.flatMap(messagesIn);

function placesOf(template: Template): readonly string[] {
  const texts = typeof template === 'string' ? [template] : [template.one, template.other];
  return [...new Set(texts.flatMap(text => text.match(/\{\w+\}/g) ?? []))].sort();
}

/** Codes before a severity, as problems are made, and those that a collection is told by. */
function problemCodesIn(code: string): readonly string[] {
  const forms = [
    /'([a-z]+(?:-[a-z0-9]+)*)',\s*'(?:error|warning|information)'/g,
    /\bcode: '([a-z-]+)',\s*(?:message|severity|test)\b/g,
    /\btell\('([a-z-]+)'/g,
  ];
  return forms.flatMap(form => [...code.matchAll(form)].map(([, found = '']) => found));
}

/** What the library says of broken YAML: told by its code, in words of ours. */
const codesOfYaml = [
  ...(/type ErrorCode = ([^;]+);/
    .exec(readFileSync(join(root, 'node_modules/yaml/dist/errors.d.ts'), 'utf8'))?.[1]
    ?.matchAll(/'([A-Z0-9_]+)'/g) ?? []),
].map(([, code = '']) => `yaml-${code.toLowerCase().replaceAll('_', '-')}`);

const unreadCodes = ['document', 'part', 'reference', 'text', 'value'].map(kind => `unread-${kind}`);

suite('The French catalogue', () => {
  test('ids and templates are literals wherever a message is made', () => {
    assert.ok(written.length > 200, `${written.length} messages found`);
    const unread = files.filter(file => messagesIn(file).length !== callsIn(file));
    assert.deepEqual(unread, [], 'a message whose id or template is no literal cannot be translated');
  });

  test('an id has one template', () => {
    const templates = new Map<string, string>();
    for (const { id, template, file } of written) {
      const text = JSON.stringify(template);
      assert.equal(templates.get(id) ?? text, text, `${file}: "${id}" has another template elsewhere`);
      templates.set(id, text);
    }
  });

  test('has a text for every message', () => {
    const missing = new Set(written.filter(({ id, template }) => !french[id] && template !== '').map(({ id }) => id));
    assert.deepEqual(
      [...missing],
      [],
      'to be written in server/src/core/l10n/fr.json, where "npm run generate" puts their ids',
    );
  });

  test('has no text that nothing says', () => {
    const said = new Set(written.map(({ id }) => id));
    assert.deepEqual(
      Object.keys(french).filter(id => !said.has(id) && !id.startsWith('problem.')),
      [],
    );
  });

  test('of problems of reading it has codes that are there', () => {
    const code = sourceFiles()
      .filter(file => file.startsWith('server/src/core/'))
      .map(file => readFileSync(join(root, file), 'utf8'))
      .join('\n');
    const codes = Object.keys(french).flatMap(id => /^problem\.(.+)$/.exec(id)?.[1] ?? []);
    assert.ok(codes.length > 30);
    assert.deepEqual(
      codes.filter(one => !code.includes(`'${one}'`) && !codesOfYaml.includes(one) && !unreadCodes.includes(one)),
      [],
    );
  });

  test('has a text for every problem of reading', () => {
    const codes = sourceFiles()
      .filter(file => /^server\/src\/core\/(?:read|syntax|text|judge|report)\//.test(file))
      .flatMap(file => problemCodesIn(readFileSync(join(root, file), 'utf8')));
    const all = [...new Set([...codes, ...codesOfYaml, ...unreadCodes])];
    assert.ok(all.length > 80, `${all.length} codes found`);
    assert.deepEqual(
      all.filter(code => !french[`problem.${code}`]).sort(),
      [],
      'a French editor shows these in English: "problem.CODE" is to be written in server/src/core/l10n/fr.json',
    );
  });

  test('is sorted, so that two additions seldom meet', () => {
    assert.deepEqual(Object.keys(french), Object.keys(french).sort());
  });

  test('fills the same places, and counts where English counts', () => {
    for (const { id, template } of written) {
      const text = french[id];
      if (text === undefined || id === 'report.quoted') continue;
      assert.deepEqual(placesOf(text), placesOf(template), id);
      assert.equal(typeof text, typeof template, id);
    }
  });

  test('is written as Canadian French is: no-break spaces, none before a semicolon, typographic apostrophes', () => {
    const texts = Object.entries(french).flatMap(([id, text]) =>
      (typeof text === 'string' ? [text] : [text.one, text.other]).map(one => ({ id, one })),
    );
    for (const { id, one } of texts) assert.doesNotMatch(one, /[^\u00a0]: | [:;!?»]|« |'/, id);
  });
});
