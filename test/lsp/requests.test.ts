import assert from 'node:assert/strict';
import type { CodeLens, DocumentSymbol, Hover } from 'vscode-languageserver';
import { bomOf, hikvision, rangeOf } from '../support/documents.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';

const uri = 'file:///bom.json';

suite('lsp/requests', () => {
  let client: LanguageClient;
  setup(() => {
    client = new LanguageClient();
  });
  teardown(() => client.stop());

  test('the hover on a mark tells evidence and law; elsewhere there is none', async () => {
    await client.start(pullingClient);
    const text = bomOf(hikvision);
    await client.open(uri, text);
    const hover = await client.at<Hover>('textDocument/hover', uri, rangeOf(text, 'Hikvision').start);
    assert.ok(typeof hover.contents === 'object' && 'value' in hover.contents);
    assert.match(hover.contents.value, /Evidence/);
    assert.deepEqual(hover.range, rangeOf(text, hikvision));
    assert.equal(await client.at('textDocument/hover', uri, { line: 0, character: 0 }), null);
  });

  test('a client that shows the message with the hover gets the rest, once that message is shown there', async () => {
    await client.start(pullingClient, { initializationOptions: { marksInHover: true } });
    const text = bomOf(hikvision).replace(
      '"version": "1",',
      '"version": "1", "cpe": "cpe:2.3:h:hikvision:x:-:*:*:*:*:*:*:*",',
    );
    await client.open(uri, text);
    const [mark] = await client.diagnostics(uri);
    assert.ok(mark);
    const hoverOn = async (part: string) => {
      const { contents } = await client.at<Hover>('textDocument/hover', uri, rangeOf(text, part).start);
      return typeof contents === 'object' && 'value' in contents ? contents.value : '';
    };
    assert.match(await hoverOn(hikvision), /^\[/);
    assert.ok(
      (await hoverOn('cpe:2.3')).startsWith('**camera 0: Hikvision'),
      'the value beside it has no mark of its own',
    );
  });

  test('every client can ask for everything about a place', async () => {
    await client.start(pullingClient);
    const text = bomOf(hikvision);
    await client.open(uri, text);
    const ask = (command: string, ...args: readonly unknown[]) =>
      client.connection.sendRequest<string | null>('workspace/executeCommand', { command, arguments: args });
    const { start } = rangeOf(text, hikvision);
    assert.match((await ask('bomwarden.explanation', uri, start)) ?? '', /\*\*Evidence\*\*/);
    assert.equal(await ask('bomwarden.explanation', uri, { line: 0, character: 0 }), null);
    for (const args of [
      [],
      [uri],
      [uri, 'x'],
      [uri, { line: 0.5, character: 0 }],
      [1, start],
      ['file:///none', start],
    ]) {
      assert.equal(await ask('bomwarden.explanation', ...args), null);
    }
    assert.equal(await ask('bomwarden.other', uri, start), null);
  });

  test('a panel gets a page with everything about the findings of a place; where there are none there is no page', async () => {
    await client.start(pullingClient, { locale: 'fr' });
    const text = bomOf(hikvision);
    await client.open(uri, text);
    const at = (position: object) => client.connection.sendRequest<string | null>('bomwarden/card', { uri, position });
    const page = await at(rangeOf(text, 'Hikvision').start);
    assert.match(page ?? '', /^<!doctype html>\n<html lang="fr">/);
    assert.match(page ?? '', /<h2>bom\.json<\/h2>/);
    assert.match(page ?? '', /<h3>Aucun profil choisi<\/h3>/);
    assert.equal(await at({ line: 0, character: 0 }), null);
    assert.equal(await at({ line: 'x' }), null);
  });

  test('the lens speaks of the product, the outline nests components', async () => {
    await client.start(pullingClient);
    const text = bomOf(hikvision);
    await client.open(uri, text);
    const [lens] = await client.about<readonly CodeLens[]>('textDocument/codeLens', uri);
    assert.deepEqual(lens?.range, rangeOf(text, 'site'));
    assert.match(lens?.command?.title ?? '', /Choose who you review for/);
    const outline = await client.about<readonly DocumentSymbol[]>('textDocument/documentSymbol', uri);
    assert.ok(JSON.stringify(outline).includes('camera 0'));
  });

  test('where nothing is marked there is nothing to do', async () => {
    await client.start(pullingClient);
    await client.open(uri, bomOf(hikvision));
    const start = { line: 0, character: 0 };
    assert.deepEqual(await client.actions(uri, { start, end: start }), []);
  });
});
