import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../../../server/src/core/l10n/language.ts';
import { message, quote } from '../../../server/src/core/text/message.ts';
import { root } from '../../support/shared.ts';
import { signatureFiles, signatures } from '../../support/signatures.ts';

const json = (path: string): Readonly<Record<string, string>> => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Texts that the client says, as they are written in its code. */
function said(): readonly string[] {
  const files = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' });
  const code = files
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(join(root, 'client/src', file), 'utf8'));
  // what is called otherwise would not be found here, and would stay in English
  for (const text of code) assert.doesNotMatch(text, /\{[^{}]*\bt\b[^{}]*\} = (?:vscode\.)?l10n\b/);
  const calls = code.flatMap(text => [...text.matchAll(/\bl10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|([^\s)][^,)]*))/g)]);
  return calls.map(([, literal, other]) => {
    const isData = other === 'title' || other === 'description';
    assert.ok(literal !== undefined || isData, `no literal: l10n.t(${other}`);
    return literal?.replaceAll("\\'", "'") ?? '';
  });
}

function places(text: string): readonly string[] {
  return [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();
}

suite('The editor in French', () => {
  const bundle = json('l10n/bundle.l10n.fr.json');

  test('has a text for all that the client says', () => {
    const texts = said().filter(text => text !== '');
    assert.ok(texts.length > 50, `${texts.length}`);
    assert.deepEqual(
      texts.filter(text => !Object.hasOwn(bundle, text)),
      [],
      'to be added to l10n/bundle.l10n.fr.json',
    );
  });

  test('has a text for whom one may review for', () => {
    const texts = signatures().profiles.flatMap(({ title, description }) => [title, description]);
    assert.deepEqual(
      texts.filter(text => !Object.hasOwn(bundle, text)),
      [],
      'to be added to l10n/bundle.l10n.fr.json',
    );
  });

  test('has no text that nobody says', () => {
    const all = new Set([
      ...said(),
      ...signatures().profiles.flatMap(({ title, description }) => [title, description]),
    ]);
    assert.deepEqual(
      Object.keys(bundle).filter(text => !all.has(text)),
      [],
    );
  });

  test('has the commands, settings and views of the manifest', () => {
    const english = json('package.nls.json');
    const french = json('package.nls.fr.json');
    assert.deepEqual(
      Object.keys(english).filter(key => !french[key]),
      [],
      'to be written in package.nls.fr.json, where "npm run generate" puts their names',
    );
    const manifest = readFileSync(join(root, 'package.json'), 'utf8');
    const named = [...manifest.matchAll(/"%([\w.-]+)%"/g)].map(([, key = '']) => key);
    assert.deepEqual(
      named.filter(key => !Object.hasOwn(english, key)),
      [],
    );
    const commands = (text: string) => [...text.matchAll(/\(command:[\w.]+\)/g)].map(String);
    for (const [key, text] of Object.entries(english))
      assert.deepEqual(commands(french[key] ?? ''), commands(text), key);
    assert.doesNotMatch(manifest, /"title": "(?!bomwarden")[A-Z][a-z]/, 'a title that cannot be translated');
  });

  test('fills the same places, and is written as Canadian French is', () => {
    for (const [english, french] of Object.entries(bundle)) {
      assert.deepEqual(places(french), places(english), english);
      assert.notEqual(french, '');
      assert.doesNotMatch(french, /[^\u00a0]:(?!\/\/)| [;?!»]|« |'/, french);
    }
  });
});

suite('Acts in French', () => {
  const acts: Readonly<Record<string, { readonly name: string; readonly source: string }>> = JSON.parse(
    readFileSync(join(root, 'server/src/core/l10n/acts-fr.json'), 'utf8'),
  );

  test('only where the data has a source of the act for it', () => {
    const files = signatureFiles().filter(({ path }) => path.startsWith('instruments/'));
    for (const [short, { source }] of Object.entries(acts)) {
      const act = files.find(({ text }) => /^short: (?:the )?(.*)$/im.exec(text)?.[1] === short);
      assert.match(`${act?.text}`, new RegExp(`^sources: \\[.*\\b${source}\\b`, 'm'), `${short}: ${source}`);
    }
  });

  test('are called by their own name, all others are quoted in English', () => {
    const french = languageOf('fr');
    const told = (act: string) => french.pieces(message('report.verbatim', '{text}', { text: quote(act) }));
    assert.deepEqual(told('the Québec order of December 2023'), [
      { text: '«\u00a0arrêté du Québec de décembre 2023\u00a0»', quoted: false },
    ]);
    assert.deepEqual(told('the statement of 27 June 2025'), [
      { text: '«\u00a0', quoted: false },
      { text: 'the statement of 27 June 2025', quoted: true },
      { text: '\u00a0»', quoted: false },
    ]);
  });
});
