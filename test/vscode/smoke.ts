import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../client/src/activate.ts';
import {
  closeAll,
  fixesOn,
  folder,
  hands,
  hoverOn,
  marked,
  markOn,
  picture,
  reviewFor,
  setting,
  show,
  showNew,
  textOf,
  until,
} from './support.ts';

const vendor = `id: acme
display: Acme
unverified: true
asOf: '2026'
confidence: medium
entities:
  - id: acme
    relation: self
    names: [{ value: Acme Cameras, kind: legal, strength: distinctive }]
`;

/** The device tree of a board with a chip of HiSilicon: test/cases/firmware/board.dtb. */
const boardInGzip =
  'H4sIAAAAAAACA7vA++8tAwPDRiC2AOIFQKwBxIJALMAAASB2BgMmYITSzEBsCGJkZBZn5mQm5+fpZGQamxqaJZeZGhjopqTmJmGXQtLPBcTcxZV5JRmpJZnJEHEmIOZMzs8tSCzJTMpJZcjNT0nNYQAAU4rULLEAAAA=';

/** What has to work in every host: open, marked, hover, fix. Runs in node's extension host and in the browser's. */
export function smokeTests(): void {
  teardown(closeAll);
  suiteTeardown(() => reviewFor());

  test('an SBOM that is opened is marked where it names the vendor', async () => {
    const document = await show('camera.cdx.json');
    const mark = await markOn(document, 'Hangzhou Hikvision Digital Technology Co., Ltd.');
    assert.equal(mark.severity, vscode.DiagnosticSeverity.Warning);
    const { code } = mark;
    assert.ok(typeof code === 'object', 'the code has a link');
    assert.equal(code.value, 'restricted-vendor');
    assert.match(code.target.toString(), /restricted-vendor/);
  });

  test('a table of parts is marked at the cell, whatever language the editor takes it for', async () => {
    const document = await showNew(
      'modules.csv',
      'Reference,Value,Manufacturer,MPN,Quantity\nU1,LTE,Quectel,EC25-AF,1\n',
    );
    const mark = await markOn(document, 'Quectel');
    assert.equal(mark.range.start.character, 'U1,LTE,'.length);
  });

  test('the hover tells evidence and law, and leads to everything', async () => {
    const document = await show('camera.cdx.json');
    const mark = await markOn(document, 'Hangzhou Hikvision Digital Technology Co., Ltd.');
    const text = await hoverOn(document, mark.range.start);
    assert.match(text, /Hikvision/);
    assert.ok(text.length < 2000, text);
    const [, link = ''] = /\]\(command:bomwarden\.explain\?([^)]+)\)/.exec(text) ?? [];
    const [uri, position] = JSON.parse(decodeURIComponent(link));
    await vscode.commands.executeCommand('bomwarden.explain', uri, position);
    await until('the explanation', async () => {
      const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
      return (
        tabs.some(({ label, input }) => label === 'Explanation' && input instanceof vscode.TabInputWebview) || undefined
      );
    });
    hands({ find: 'h3', text: 'Alternatives to look at', webview: true });
    await picture('explanation');
  });

  test('an image of firmware is read in a thread of its own and reviewed', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'board.dtb');
    const packed = Uint8Array.from(atob(boardInGzip), sign => sign.charCodeAt(0));
    await vscode.workspace.fs.writeFile(uri, packed);
    try {
      await vscode.commands.executeCommand('bomwarden.reviewFirmware', uri);
      const extension = vscode.extensions.getExtension<Api>('bomwarden.bomwarden');
      const api = await extension?.activate();
      const page = await until('the review', () => {
        const shown = api?.pageOf(uri);
        return shown?.includes('<h1>Firmware review') ? shown : undefined;
      });
      assert.match(page, /Signs of Huawei/);
      assert.match(page, /gzip stream/);
      await picture('firmware-web');
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(uri);
    }
  });

  test('a chosen profile changes the level', async () => {
    const document = await show('camera.cdx.json');
    await markOn(document, 'Hangzhou Hikvision Digital Technology Co., Ltd.');
    await reviewFor('ca-federal');
    await marked(document, 'an error for ca-federal', marks =>
      marks.some(mark => mark.severity === vscode.DiagnosticSeverity.Error),
    );
  });

  test('signatures of one’s own count, and what is wrong with them is marked in their files', async () => {
    const pack = 'own/vendors/acme.yaml';
    const file = await showNew(pack, vendor.replace('display', 'dismay'));
    await setting('signatures', ['own']);
    await marked(file, 'the unknown key', all => all.some(mark => file.getText(mark.range) === 'dismay'));
    const document = await showNew(
      'own.cdx.json',
      (await textOf('camera.cdx.json')).replace(/Hangzhou Hik[^"]*/g, 'Acme Cameras GmbH'),
    );
    await marked(document, 'the refusal', all => all.some(({ code }) => code === 'pack-refused'));
    await rewrite(file.uri, vendor);
    await marked(document, 'no refusal', all => all.length > 0 && all.every(({ code }) => code !== 'pack-refused'));
    await rewrite(file.uri, 'id: acme\n');
    await marked(document, 'the refusal again', all => all.some(({ code }) => code === 'pack-refused'));
    await setting('signatures', undefined);
    await marked(
      document,
      'no pack, no refusal',
      all => all.length > 0 && all.every(({ code }) => code !== 'pack-refused'),
    );
  });

  test('a fix edits the document, and the mark is gone', async () => {
    const document = await show('camera.cdx.json');
    const mark = await markOn(document, 'Apache 2.0');
    const fix = await fixesOn(document, mark, 'another spelling', ({ title }) => title.includes('Apache-2.0'));
    assert.ok(fix.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /GPL-2.0-only AND \(MIT OR Apache-2.0\)/);
    await marked(document, 'none on the licence', marks =>
      marks.every(({ code }) => typeof code !== 'object' || code.value !== 'licence-expression'),
    );
  });
}

/** Types another text into a file and saves it: a write behind the editor's back may come before it watches the folder. */
async function rewrite(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
  assert.ok(await document.save());
}
