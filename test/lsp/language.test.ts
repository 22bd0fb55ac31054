import assert from 'node:assert/strict';
import type { CodeAction, CodeLens, Hover } from 'vscode-languageserver/node';
import { blankManifest } from '../../server/src/core/read/device/manifest/blank.ts';
import {
  convertManifestRequest,
  type ReviewedParams,
  reviewedNotification,
} from '../../server/src/lsp/protocol/documents.ts';
import { bomOf, hikvision } from '../support/documents.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';

const uri = 'untitled:bom.cdx.json';

suite('lsp/language', () => {
  let client: LanguageClient;
  setup(() => {
    client = new LanguageClient();
  });
  teardown(() => client.stop());

  test('marks, hovers and titles of fixes are in the language of the client', async () => {
    await client.start(
      {
        ...pullingClient,
        textDocument: {
          ...pullingClient.textDocument,
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
        },
      },
      { locale: 'fr-CA' },
    );
    await client.open(uri, bomOf(hikvision));
    const [mark] = await client.diagnostics(uri);
    assert.ok(mark);
    assert.match(String(mark.message), /^camera 0\u00a0: Hikvision, relève de «\u00a0/);
    const hover = await client.at<Hover>('textDocument/hover', uri, mark.range.start);
    assert.match(JSON.stringify(hover.contents), /Indice\u00a0: fabricant/);
    const actions = await client.connection.sendRequest<readonly CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: mark.range,
      context: { diagnostics: [mark] },
    });
    assert.ok(
      actions.some(({ title }) => title.startsWith('Proposer ')),
      JSON.stringify(actions.map(({ title }) => title)),
    );
    const lenses = await client.connection.sendRequest<readonly CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri },
    });
    assert.match(`${lenses[0]?.command?.title}`, /^1 composant d’un fournisseur visé · Choisir pour qui/);
  });

  test('the outline is too', async () => {
    await client.start(
      {
        ...pullingClient,
        textDocument: {
          ...pullingClient.textDocument,
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        },
      },
      { locale: 'fr' },
    );
    await client.open(uri, bomOf(hikvision));
    const outline = JSON.stringify(await client.about('textDocument/documentSymbol', uri));
    assert.match(outline, /avertissement\u00a0: Hikvision/);
  });

  test('questions, notes and what one has to know of a review are too', async () => {
    await client.start(pullingClient, { locale: 'fr', initializationOptions: { commands: true } });
    const notices = new Promise<readonly string[]>(resolve => {
      client.connection.onNotification(reviewedNotification, ({ notices }: ReviewedParams) => resolve(notices));
    });
    client.settings = { profiles: ['nobody'] };
    await client.open(uri, bomOf(hikvision));
    const [mark] = await client.diagnostics(uri);
    assert.match((await notices).join(), /^Aucun profil ne s’appelle «\u00a0nobody\u00a0»/);
    const [found] = (await client.diagnostics(uri)).filter(({ code }) => code === 'restricted-vendor');
    assert.ok(mark && found);
    const actions = await client.connection.sendRequest<readonly unknown[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: found.range,
      context: { diagnostics: [found] },
    });
    const told = JSON.stringify(actions);
    assert.match(told, /Objet\u00a0: origine de camera 0/);
    assert.match(told, /la valeur «\u00a0Hangzhou Hikvision/);
  });

  test('why a list of devices is not converted is told too', async () => {
    await client.start(pullingClient, { locale: 'fr', initializationOptions: { commands: true } });
    const refusal = async (text: string) => {
      await client.open(uri, text);
      const { refused } = await client.connection.sendRequest<{ refused: string }>(convertManifestRequest, { uri });
      await client.close(uri);
      return refused;
    };
    assert.equal(await refusal('bonjour'), 'Ce n’est pas une liste d’appareils connue ici.');
    assert.match(await refusal(blankManifest), /^Ce document est déjà un manifeste/);
    assert.match(await refusal(bomOf('Acme')), /^C’est une nomenclature de logiciels/);
  });
});
