import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  folder,
  hands,
  marked,
  marksOf,
  needsHands,
  picture,
  reviewFor,
  showNew,
  until,
} from '../support.ts';

const odd =
  '{"spdxVersion": "SPDX-2.3", "packages": [{"SPDXID": 1, "name": "a", "supplier": "Organization: Hikvision"}]}';

function foreign(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source !== 'bomwarden');
}

async function schemas(value: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration().update('bomwarden.schemas', value, vscode.ConfigurationTarget.Global);
}

async function proposed(document: vscode.TextDocument, after: string): Promise<readonly string[]> {
  const at = document.positionAt(document.getText().indexOf(after) + after.length);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
  );
  // the editor proposes words of other open documents too
  const ofSchemas = list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
  return ofSchemas.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

suite('settings, and whose marks are shown', () => {
  teardown(async () => {
    await schemas(undefined);
    await closeAll();
  });

  test('schemas propose, and mark only where that is asked for', async () => {
    const document = await showNew('odd.spdx.json', odd);
    const proposals = () =>
      until('proposals', async () => {
        const labels = await proposed(document, '"packages": [{');
        return labels.some(label => label.includes('primaryPackagePurpose')) || undefined;
      });
    await proposals();
    assert.deepEqual(foreign(document), []);
    await schemas('validate');
    await until('a mark of the schema', () => foreign(document).length > 0 || undefined);
    await schemas('off');
    await until('no mark, no proposal', async () => {
      if (foreign(document).length > 0) return undefined;
      const labels = await proposed(document, '"packages": [{');
      return labels.every(label => !label.includes('primaryPackagePurpose')) || undefined;
    });
    await schemas('completion');
    await proposals();
    assert.deepEqual(foreign(document), []);
  });

  test('what is wrong with the syntax is marked once', async () => {
    const text = odd.replace('"SPDX-2.3",', '"SPDX-2.3"');
    const document = await showNew('torn.spdx.json', text);
    await until('a mark of the editor', () => foreign(document).length > 0 || undefined);
    const own = await marked(document, 'what else is wrong');
    assert.ok(own.every(({ code }) => code !== 'missing-comma'));
    const other = await showNew('torn.txt', text);
    await vscode.languages.setTextDocumentLanguage(other, 'plaintext');
    await until('a mark of ours', () => marksOf(other).some(({ code }) => code === 'missing-comma') || undefined);
  });

  test('profiles and rules are edited in the settings editor (pictures, for people to look at)', async function () {
    needsHands(this);
    await reviewFor('ca-federal');
    for (const name of ['profiles', 'rules', 'schemas']) {
      const query = `bomwarden.${name}`;
      await vscode.commands.executeCommand('workbench.action.openWorkspaceSettings', { query });
      // Those that can only be edited as text have no button.
      hands({ find: '.settings-editor .setting-item-contents', text: name === 'schemas' ? 'completion' : 'Add Item' });
      await picture(`settings-${name}`);
    }
    await reviewFor();
  });

  test('the picker begins with what holds, and says who decides', async function () {
    needsHands(this);
    const place = vscode.Uri.joinPath(folder(), '.bomwarden.yml');
    await showNew('.bomwarden.yml', 'profiles: [us-private]\n');
    try {
      const document = await showNew('held.spdx.json', odd);
      await marked(document, 'any');
      const done = vscode.commands.executeCommand('bomwarden.chooseProfiles');
      hands({ find: '.quick-input-widget', text: 'Who do you review for' });
      await picture('picker-held');
      hands({ find: '.quick-input-widget .quick-input-action a', text: 'OK', click: true });
      await done;
      const settings = vscode.workspace.getConfiguration('bomwarden', document);
      assert.equal(settings.inspect('profiles')?.workspaceValue, undefined, 'nothing was chosen otherwise');
    } finally {
      await vscode.workspace.fs.delete(place);
    }
  });

  test('tag-value has colours (a picture, for people to look at)', async () => {
    const text =
      '# by hand\nSPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: site\nCreator: Organization: Acme\n' +
      'Created: 2026-01-01T00:00:00Z\n\nPackageName: camera\nSPDXID: SPDXRef-1\nPackageSupplier: Organization: Hikvision\n' +
      'PackageDownloadLocation: NOASSERTION\nPackageLicenseConcluded: MIT AND LicenseRef-own\n' +
      `PackageChecksum: SHA1: ${'ab'.repeat(20)}\nPackageComment: <text>A camera\nPackageName: no tag in here\n</text>\n` +
      'Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-1\n';
    const document = await showNew('colours.spdx', text);
    assert.equal(document.languageId, 'spdx');
    await marked(document, 'the supplier');
    await picture('spdx');
  });
});
