import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../support/shared.ts';
import { signatures } from '../../support/signatures.ts';

const json = (path: string): Readonly<Record<string, string>> => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Texts that the client says, as they are written in its code. */
function said(): readonly string[] {
  const files = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' });
  const code = files
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(join(root, 'client/src', file), 'utf8'));
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
    assert.deepEqual(Object.keys(french).sort(), Object.keys(english).sort());
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
