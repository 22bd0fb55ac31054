import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import type { Api } from '../../../client/src/activate.ts';
import { faultsByEar } from '../by-ear.ts';
import { closeAll, folder, hands, needsHands, picture, reviewFor, until } from '../support.ts';

const images = join(__dirname, '../../../../test/cases/firmware');

async function write(name: string, bytes: Uint8Array): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder(), name);
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

async function pageOf(uri: vscode.Uri, what: string, fits: (page: string) => boolean): Promise<string> {
  const extension = vscode.extensions.getExtension<Api>('bomwarden.bomwarden');
  assert.ok(extension);
  const api = await extension.activate();
  return until(what, () => {
    const page = api.pageOf(uri);
    return page !== undefined && fits(page) ? page : undefined;
  });
}

async function setTheme(name: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('workbench').update('colorTheme', name, vscode.ConfigurationTarget.Global);
  await new Promise(resolve => setTimeout(resolve, 1000));
}

suite('the review of firmware', () => {
  const written: vscode.Uri[] = [];
  teardown(async () => {
    await closeAll();
    await reviewFor();
    await setTheme(undefined);
    for (const uri of written.splice(0)) await vscode.workspace.fs.delete(uri);
  });

  test('opens by itself for its own endings, can be read by ear in every kind of theme, and leads by keys', async function () {
    needsHands(this);
    this.timeout(120_000);
    await reviewFor('ca-federal');
    const uri = await write('digicap.dav', gunzipSync(readFileSync(join(images, 'hik-like.dav.gz'))));
    written.push(uri);
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('vscode.open', uri);
    await pageOf(uri, 'the review', page => page.includes('Signs of Hikvision'));
    for (const theme of [
      'Default Light Modern',
      'Default Dark Modern',
      'Default High Contrast',
      'Default High Contrast Light',
    ]) {
      await setTheme(theme);
      await picture(`firmware-${theme.replace('Default ', '').toLowerCase().replaceAll(' ', '-')}`);
      assert.deepEqual(await faultsByEar(), [], theme);
    }
    hands(
      { find: '#strip', webview: true, press: 'End' },
      { find: '#strip', webview: true, press: 'Enter' },
      { find: '[role=treeitem]:focus', webview: true, press: 'ArrowUp' },
      { find: 'section:last-of-type h2', webview: true, click: true },
    );
    await picture('firmware-below');
    await vscode.commands.executeCommand('workbench.action.toggleSidebarVisibility');
  });

  test('is there for other files when it is asked for; says of what is none that it is none, and reads a file that changes anew', async () => {
    const uri = await write('part.bin', new TextEncoder().encode('no image\n'));
    written.push(uri);
    await vscode.commands.executeCommand('bomwarden.reviewFirmware', uri);
    await pageOf(uri, 'that it is none', page => page.includes('no image of firmware'));
    await write('part.bin', gunzipSync(readFileSync(join(images, 'squashfs.xz.img.gz'))));
    await pageOf(uri, 'the other image', page => page.includes('squashfs file system'));
  });
});
