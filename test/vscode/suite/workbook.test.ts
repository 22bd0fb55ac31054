import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../../client/src/activate.ts';
import { workbookOf } from '../../support/workbooks.ts';
import { faultsByEar } from '../by-ear.ts';
import { closeAll, folder, hands, needsHands, picture, reviewFor, until } from '../support.ts';

async function setTheme(name: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('workbench').update('colorTheme', name, vscode.ConfigurationTarget.Global);
  await new Promise(resolve => setTimeout(resolve, 1000));
}

suite('the grid of a workbook', () => {
  let uri: vscode.Uri | undefined;
  teardown(async () => {
    await closeAll();
    await reviewFor();
    await setTheme(undefined);
    if (uri) await vscode.workspace.fs.delete(uri);
  });

  test('opens by itself, can be read by ear in every kind of theme, and copies a question by keys', async function () {
    needsHands(this);
    this.timeout(120_000);
    await reviewFor('us-federal-contractor');
    uri = vscode.Uri.joinPath(folder(), 'parts.xlsx');
    const sheets = [
      {
        name: 'Parts',
        rows: [
          ['Gateway, revision C'],
          ['Reference', 'Description', 'Manufacturer', 'MPN', 'Quantity'],
          ['U1', 'LTE modem', 'Quectel', 'EC25-AF', '1'],
          ['U2', 'Processor', 'NXP', 'MIMX8ML8', '1'],
          ['C1, C2', 'Capacitor 100 nF', 'Murata', 'GRM155R71C104KA88D', '2'],
          ['CAM1', 'Camera', 'Hangzhou Hikvision Digital Technology Co., Ltd.', 'DS-2CD2143G2-I', '1'],
        ],
      },
    ];
    await vscode.workspace.fs.writeFile(uri, workbookOf(sheets));
    await vscode.commands.executeCommand('vscode.open', uri);
    const api = await vscode.extensions.getExtension<Api>('bomwarden.bomwarden')?.activate();
    await until('the review', () => (uri && api?.pageOf(uri)?.includes('Workbook review') ? true : undefined));
    hands({ find: 'button[data-way="1"]', webview: true, click: true });
    for (const theme of [
      'Default Light Modern',
      'Default Dark Modern',
      'Default High Contrast',
      'Default High Contrast Light',
    ]) {
      await setTheme(theme);
      await picture(`workbook-${theme.replace('Default ', '').toLowerCase().replaceAll(' ', '-')}`);
      assert.deepEqual(await faultsByEar(), [], theme);
    }
    await vscode.env.clipboard.writeText('');
    hands(
      { find: 'td.marked', text: 'Quectel', webview: true, click: true },
      { find: 'td.marked:focus', webview: true, press: 'Enter' },
      { find: 'aside button:focus', webview: true, press: 'Enter' },
    );
    await until('the clipboard', async () => ((await vscode.env.clipboard.readText()) !== '' ? true : undefined));
  });
});
