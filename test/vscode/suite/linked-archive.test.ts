import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../../client/src/activate.ts';
import { zipOf } from '../../support/archives.ts';
import {
  answer,
  closeAll,
  folder,
  hoverOn,
  marked,
  markOn,
  needsHands,
  picture,
  reviewFor,
  showNew,
  until,
} from '../support.ts';

const serial = 'f08a6ccd-4dce-4759-bd84-c626675d60a7';
const quectel = 'Quectel Wireless Solutions Co., Ltd.';

const top = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { type: 'device', 'bom-ref': 'gateway', name: 'gateway', supplier: { name: 'Acme' } } },
  components: [
    {
      type: 'device',
      'bom-ref': 'board',
      name: 'modem board',
      supplier: { name: 'Acme' },
      externalReferences: [{ type: 'bom', url: `urn:cdx:${serial}/1#module` }],
    },
  ],
  dependencies: [{ ref: 'gateway', dependsOn: ['board'] }],
};

const part = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: `urn:uuid:${serial}`,
  version: 1,
  metadata: { component: { type: 'device', 'bom-ref': 'board', name: 'modem board' } },
  components: [{ type: 'device', 'bom-ref': 'module', name: 'module', supplier: { name: quectel } }],
};

const text = (value: object) => JSON.stringify(value, null, 2);

async function setTheme(name: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('workbench').update('colorTheme', name, vscode.ConfigurationTarget.Global);
  await new Promise(resolve => setTimeout(resolve, 1000));
}

// after the view of findings, which asks for one that nothing was reviewed into
suite('a document in an archive', () => {
  const place = (name: string) => vscode.Uri.joinPath(folder(), name);
  const archive = place('delivery.zip');
  const waivers = place('.bomwarden/waivers.yml');
  const inView = async (isAnew = true) => {
    if (isAnew) await vscode.commands.executeCommand('bomwarden.reviewWorkspace');
    const api = await vscode.extensions.getExtension<Api>('bomwarden.bomwarden')?.activate();
    const { entries } = await until('its marks', () =>
      api?.groups().find(({ document }) => document?.uri.endsWith('/delivery.zip')),
    );
    const entry = entries.find(({ item }) => item.vendor === 'Quectel');
    assert.ok(entry || !isAnew);
    return { entry, entries };
  };
  setup(async () => {
    await reviewFor('us-dod-contractor');
    await vscode.workspace.fs.writeFile(archive, zipOf([{ name: 'd/modem.cdx.json', bytes: text(part) }]));
  });
  teardown(async () => {
    await closeAll();
    await setTheme(undefined);
    await reviewFor();
    for (const made of [archive, place('top.cdx.json'), place('.bomwarden')]) {
      await vscode.workspace.fs.delete(made, { recursive: true }).then(
        () => undefined,
        () => undefined,
      );
    }
  });

  test('opens at the component from a reference beside the archive, marked, for reading only', async () => {
    const document = await showNew('top.cdx.json', text(top));
    await marked(document, 'what is brought in', all => all.some(({ message }) => message.includes('brought in by')));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const at = document.positionAt(document.getText().indexOf('urn:cdx:') + 5);
    editor.selection = new vscode.Selection(at, at);
    await picture('archive-reference');
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    const inside = await until('the document in the archive', () => {
      const shown = vscode.window.activeTextEditor;
      return shown?.document.uri.scheme === 'bomwarden-archive' ? shown : undefined;
    });
    assert.match(inside.document.uri.path, /\/delivery\.zip!\/d\/modem\.cdx\.json$/);
    assert.equal(inside.document.getText(), text(part));
    assert.match(inside.document.lineAt(inside.selection.active.line).text, /"name": "module"|"bom-ref": "module"/);
    const mark = await markOn(inside.document, quectel);
    assert.match(await hoverOn(inside.document, mark.range.start), /Quectel/);
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(inside.document.getText(), text(part), 'nobody can type in it');
    for (const theme of ['Dark', 'Light']) {
      await setTheme(`Default ${theme} Modern`);
      await picture(`archive-${theme.toLowerCase()}`);
    }
  });

  test('opens from the view too, at the mark', async () => {
    const { entry } = await inView();
    await vscode.commands.executeCommand('bomwarden.revealFinding', { kind: 'finding', entry });
    const inside = await until('the document in the archive', () => {
      const shown = vscode.window.activeTextEditor;
      return shown?.document.uri.scheme === 'bomwarden-archive' ? shown : undefined;
    });
    assert.equal(inside.document.getText(inside.selection), quectel);
  });

  test('is waived from the view, in the workspace', async function () {
    needsHands(this);
    const { entry, entries } = await inView();
    const done = vscode.commands.executeCommand('bomwarden.waiveFinding', { kind: 'finding', entry });
    answer('Why is this finding accepted?', 'Replaced in the next delivery');
    answer('Who approved it?', 'j.tremblay');
    answer('Until which day?', new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10));
    await done;
    const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(waivers));
    assert.match(saved, /component: "module"/);
    await until('one fewer', async () => ((await inView(false)).entries.length < entries.length ? true : undefined));
  });

  test('is explained from the view', async () => {
    const { entry } = await inView();
    await vscode.commands.executeCommand('bomwarden.explainFinding', { kind: 'finding', entry });
    await until('the explanation', () => {
      const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
      return tabs.some(({ label }) => label === 'Explanation') || undefined;
    });
    await picture('archive-explained');
  });
});
