import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  choose,
  closeAll,
  fixesOn,
  folder,
  marked,
  markOn,
  marksOf,
  needsHands,
  picture,
  reviewFor,
  textOf,
  until,
} from '../support.ts';

const hikvision = 'Hangzhou Hikvision Digital Technology Co., Ltd.';

/** Documents as the extension for pull requests of GitHub shows them: the path of the file, the state in the query. */
class States implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registrations: readonly vscode.Disposable[];

  constructor(...schemes: readonly string[]) {
    this.#registrations = schemes.map(scheme => vscode.workspace.registerTextDocumentContentProvider(scheme, this));
  }

  add(scheme: string, name: string, state: object, text: string): vscode.Uri {
    const uri = vscode.Uri.joinPath(folder(), name).with({ scheme, query: JSON.stringify(state) });
    this.#texts.set(uri.toString(), text);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
  }
}

const openDocument = (uri: vscode.Uri) => {
  const found = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  assert.ok(found, `${uri} is open`);
  return found;
};

/** A picture of a comparison, with the list of problems below it. */
async function pictured(head: vscode.TextDocument, name: string): Promise<void> {
  const looks = { 'editor.minimap.enabled': false, 'diffEditor.hideUnchangedRegions.enabled': true };
  const settings = vscode.workspace.getConfiguration();
  for (const [key, value] of Object.entries(looks))
    await settings.update(key, value, vscode.ConfigurationTarget.Global);
  await vscode.commands.executeCommand('workbench.action.closeSidebar');
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document, head, 'the newer side is active');
  const { line } = head.positionAt(head.getText().indexOf(hikvision));
  editor.selection = new vscode.Selection(line, 0, line, 0);
  editor.revealRange(new vscode.Range(line - 4, 0, line, 0), vscode.TextEditorRevealType.AtTop);
  await picture(name);
  await vscode.commands.executeCommand('workbench.action.closePanel');
  await vscode.commands.executeCommand('workbench.action.toggleSidebarVisibility');
  for (const key of Object.keys(looks)) await settings.update(key, undefined, vscode.ConfigurationTarget.Global);
}

suite('where a pull request is reviewed', () => {
  let states: States;
  suiteSetup(() => {
    states = new States('pr', 'review', 'githubpr', 'gitpr', 'githubcommit', 'vscode-vfs', 'git', 'other');
  });
  suiteTeardown(() => states.dispose());
  setup(() => reviewFor('ca-federal'));
  teardown(async () => {
    await closeAll();
    await reviewFor();
    const settings = vscode.workspace.getConfiguration('bomwarden.review');
    await settings.update('showOnBase', undefined, vscode.ConfigurationTarget.Global);
  });

  const compare = async (older: vscode.Uri, newer: vscode.Uri, title: string) => {
    await vscode.commands.executeCommand('vscode.diff', older, newer, title);
    return { base: openDocument(older), head: openDocument(newer) };
  };

  /** The example without its camera, so that the camera comes with the pull request. */
  const withoutCamera = async () => {
    const text = await textOf('camera.cdx.json');
    const rest = text.replace(/\n {4}\{\n {6}"type": "device",\n {6}"bom-ref": "cam-gate"[\s\S]*?\n {4}\},/, '');
    assert.notEqual(rest, text);
    return rest;
  };

  test('the head is marked, the base is not, and what is new says so', async function () {
    needsHands(this);
    const older = states.add('pr', 'camera.cdx.json', { isBase: true, prNumber: 7 }, await withoutCamera());
    const newer = states.add('pr', 'camera.cdx.json', { isBase: false, prNumber: 7 }, await textOf('camera.cdx.json'));
    const { base, head } = await compare(older, newer, 'camera.cdx.json (Pull Request #7)');
    const fresh = await marked(head, 'a new one', all => all.some(({ message }) => message.includes('New in this')));
    assert.ok(fresh.some(({ range }) => head.getText(range) === hikvision));
    assert.ok(
      fresh.some(({ message }) => !message.includes('New in this')),
      'the others were there',
    );
    assert.deepEqual(marksOf(base), []);
    await pictured(head, 'pull-request');

    const mark = await markOn(head, hikvision);
    const fix = await fixesOn(head, mark, 'to copy', ({ title }) => title.startsWith('Copy fix: Propose'));
    await choose(fix, 'Axis Communications');
    const copied = await until('the clipboard', async () => {
      const text = await vscode.env.clipboard.readText();
      return text.includes('```diff') ? text : undefined;
    });
    assert.match(copied, /^camera\.cdx\.json, line \d+:$/m);
    assert.match(copied, /^\+.*Axis Communications/m);

    await closeAll();
    await until('no marks', () => (marksOf({ uri: newer }).length === 0 ? true : undefined));
  });

  test('a file of the workspace is compared with its review: state', async () => {
    const older = states.add('review', 'camera.cdx.json', { base: true }, await withoutCamera());
    const { base, head } = await compare(older, vscode.Uri.joinPath(folder(), 'camera.cdx.json'), 'checked out');
    await marked(head, 'a new one', all => all.some(({ message }) => message.includes('New in this')));
    assert.deepEqual(marksOf(base), []);
    await closeAll();
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'camera.cdx.json'));
    await vscode.window.showTextDocument(document);
    await marked(
      document,
      'none new',
      all => all.length > 0 && all.every(({ message }) => !message.includes('New in')),
    );
  });

  test('a side that does not say what it is, is told by its place in the comparison', async () => {
    const text = await textOf('camera.cdx.json');
    const older = states.add('review', 'camera.cdx.json', { commit: 'a' }, text);
    const newer = states.add('review', 'camera.cdx.json', { commit: 'b' }, text);
    const { base, head } = await compare(older, newer, 'a commit');
    await marked(head, 'some');
    await marked(base, 'none', all => all.length === 0);
  });

  test('documents are marked under every scheme that pull requests and virtual workspaces have', async () => {
    const text = await textOf('camera.cdx.json');
    for (const scheme of ['vscode-vfs', 'pr', 'review', 'githubpr', 'gitpr', 'githubcommit']) {
      const uri = states.add(scheme, 'camera.cdx.json', { alone: true }, text);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      await markOn(document, hikvision);
    }
  });

  test('other schemes are not marked; the older side is where a person wishes it', async () => {
    const text = await textOf('camera.cdx.json');
    const committed = states.add('git', 'camera.cdx.json', { ref: 'HEAD' }, text);
    const other = states.add('other', 'camera.cdx.json', {}, text);
    const older = states.add('pr', 'camera.cdx.json', { isBase: true }, text);
    const newer = states.add('pr', 'camera.cdx.json', { isBase: false }, text);
    await compare(committed, other, 'others');
    const { base, head } = await compare(older, newer, 'a pull request');
    await marked(head, 'some');
    for (const uri of [committed, other, older]) assert.deepEqual(marksOf({ uri }), []);
    const settings = vscode.workspace.getConfiguration('bomwarden.review');
    await settings.update('showOnBase', true, vscode.ConfigurationTarget.Global);
    await marked(base, 'the base too');
    await settings.update('showOnBase', undefined, vscode.ConfigurationTarget.Global);
    await marked(base, 'none again', all => all.length === 0);
    await settings.update('schemes', ['other'], vscode.ConfigurationTarget.Global);
    await marked(head, 'none of what a person took away', all => all.length === 0);
    const added = await vscode.workspace.openTextDocument(other);
    await vscode.window.showTextDocument(added);
    await marked(added, 'what a person added');
    await settings.update('schemes', [], vscode.ConfigurationTarget.Global);
    await marked(added, 'none', all => all.length === 0);
    await settings.update('schemes', ['other'], vscode.ConfigurationTarget.Global);
    const mark = await markOn(added, hikvision);
    await fixesOn(added, mark, 'still to copy', ({ title }) => title.startsWith('Copy fix'));
    await settings.update('schemes', undefined, vscode.ConfigurationTarget.Global);
  });
});
