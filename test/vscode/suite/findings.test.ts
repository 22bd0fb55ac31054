import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../../client/src/activate.ts';
import { faultsByEar } from '../by-ear.ts';
import {
  closeAll,
  folder,
  hands,
  marked,
  marksOf,
  needsHands,
  picture,
  reviewFor,
  show,
  showNew,
  textOf,
  until,
} from '../support.ts';

/** What the view and the status bar show. */
async function api(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>('bomwarden.bomwarden');
  assert.ok(extension);
  return extension.activate();
}

const isProblem = ({ severity }: vscode.Diagnostic) => severity !== vscode.DiagnosticSeverity.Hint;

/** All of ours that the list of problems shows. */
function problems(): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics().flatMap(([uri]) => marksOf({ uri }).filter(isProblem));
}

async function shown(): Promise<number> {
  const { groups } = await api();
  return groups().reduce((sum, { entries }) => sum + entries.length, 0);
}

/** As `until`, for what takes a busy machine long. */
async function eventually<T>(what: string, probe: () => T | undefined): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await until(what, probe);
    } catch (reason) {
      if (tries === 4) throw reason;
    }
  }
}

async function setTheme(name: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('workbench').update('colorTheme', name, vscode.ConfigurationTarget.Global);
  await new Promise(resolve => setTimeout(resolve, 1000));
}

suite('the view of findings', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('bomwarden.groupBy.file');
    await closeAll();
    await reviewFor();
  });

  test('has what is marked in an open document, and as many as the list of problems', async () => {
    await reviewFor('ca-federal');
    const document = await show('camera.cdx.json');
    await marked(document, 'an error', all => all.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error));
    const { groups, status } = await api();
    const count = marksOf(document).filter(isProblem).length;
    await until(
      'as many in the view',
      () =>
        groups().some(
          ({ document: own, entries }) => own?.uri.endsWith('camera.cdx.json') && entries.length === count,
        ) || undefined,
    );
    await until('the verdict', () => (status()?.endsWith('ca-federal: 2 prohibited') ? true : undefined));
    await closeAll();
    await until('nothing', () => (groups().length === 0 ? true : undefined));
    await until('no verdict', () => (status() === undefined ? true : undefined));
  });

  test('Review workspace lists and marks what nobody has open; groups; a file that changes is reviewed anew', async () => {
    await reviewFor('ca-federal');
    await vscode.commands.executeCommand('bomwarden.reviewWorkspace');
    const { groups } = await api();
    await until('the camera', () => groups().some(({ name }) => name?.endsWith('camera.cdx.json')) || undefined);
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 0, 'nothing is open');
    await until('as many problems', async () => ((await shown()) === problems().length ? true : undefined));
    assert.ok((await shown()) > 10);
    await picture('findings-by-file');
    await vscode.commands.executeCommand('bomwarden.groupBy.vendor');
    assert.ok(groups().some(({ name }) => name === 'Hikvision'));
    assert.equal(await shown(), problems().length);
    await vscode.commands.executeCommand('bomwarden.groupBy.act');
    assert.ok(groups().some(({ name }) => name === 'Statement of 27 June 2025'));
    await vscode.commands.executeCommand('bomwarden.groupBy.file');

    const uri = vscode.Uri.joinPath(folder(), 'kept.cdx.json');
    const text = await textOf('camera.cdx.json');
    const write = (value: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(value));
    await write(text);
    await vscode.commands.executeCommand('bomwarden.reviewWorkspace');
    const own = () =>
      groups()
        .find(({ name }) => name?.endsWith('kept.cdx.json'))
        ?.entries.map(each => each.item.diagnostic.message);
    const before = await until('the new file', own);
    await write(text.replace('Hangzhou Hikvision Digital Technology Co., Ltd.', 'Acme Cameras GmbH'));
    await until('another result', () => (own()?.join() !== before.join() ? true : undefined));
    await vscode.workspace.fs.delete(uri);
    await until('it is gone', () => (own() === undefined && marksOf({ uri }).length === 0 ? true : undefined));
  });

  test('a profile that is chosen later holds for what nobody has open too', async () => {
    await vscode.commands.executeCommand('bomwarden.reviewWorkspace');
    const { groups } = await api();
    const severities = () =>
      groups()
        .find(({ name }) => name?.endsWith('camera.cdx.json'))
        ?.entries.map(({ item }) => item.diagnostic.severity);
    await until('no errors', () => (severities()?.includes(1) === false ? true : undefined));
    await reviewFor('ca-federal');
    await until('errors', () => (severities()?.includes(1) ? true : undefined));
  });

  test('the report is a page that can be read by ear, in every kind of theme, and leads to the document', async function () {
    needsHands(this);
    this.timeout(120_000);
    await reviewFor('us-federal-contractor', 'ca-federal');
    await vscode.commands.executeCommand('bomwarden.reviewWorkspace');
    for (const theme of [
      'Default Light Modern',
      'Default Dark Modern',
      'Default High Contrast',
      'Default High Contrast Light',
    ]) {
      await setTheme(theme);
      await vscode.commands.executeCommand('bomwarden.showReport');
      const name = theme.replace('Default ', '').toLowerCase().replaceAll(' ', '-');
      await picture(`report-${name}`);
      assert.deepEqual(await faultsByEar(), [], theme);
    }
    await setTheme(undefined);
    hands({ find: '.finding button', webview: true, click: true });
    await until('the document', () =>
      vscode.window.activeTextEditor?.document.uri.path.endsWith('annex.devices.yaml') ? true : undefined,
    );
  });

  test('a document that is too large for the editor is read from its file, marked and validated', async function () {
    this.timeout(180_000);
    await reviewFor('ca-federal');
    const text = await textOf('camera.cdx.json');
    const uri = vscode.Uri.joinPath(folder(), 'large.cdx.json');
    const filler = `"description": "${'x'.repeat(53_000_000)}", "name": "Perimeter kit, harbour building"`;
    const large = text.replace('"name": "Perimeter kit, harbour building"', filler);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(large));
    await vscode.commands.executeCommand('vscode.open', uri);
    const { status, groups } = await api();
    const marks = await eventually('marks', () => (marksOf({ uri }).length > 0 ? marksOf({ uri }) : undefined));
    assert.ok(marks.some(({ message }) => message.startsWith('At 53 MB too large')));
    assert.ok(marks.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error));
    await until('the verdict', () => (status()?.includes('2 prohibited (as saved)') ? true : undefined));
    const own = groups().find(({ name }) => name?.endsWith('large.cdx.json'));
    assert.equal(own?.entries.length, marks.filter(isProblem).length);
    const wrong = new TextEncoder().encode(large.replace('"type": "device"', '"type": "gadget"'));
    await vscode.workspace.fs.writeFile(uri, wrong);
    void vscode.commands.executeCommand('bomwarden.validate');
    await eventually('what the schema says', () => {
      const all = vscode.languages.getDiagnostics(uri);
      return all.some(({ source }) => source === 'bomwarden (schema)') || undefined;
    });
    await vscode.workspace.fs.delete(uri);
  });

  test('what was not reviewed says so', async () => {
    await showNew('odd.cdx.json', '{ "hello": "world" }');
    const { status } = await api();
    await until('the status', () => (status()?.includes('not reviewed: unknown format') ? true : undefined));
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'odd.cdx.json'));
  });
});
