import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, markOn, show } from '../support.ts';

suite('the installed package', () => {
  teardown(closeAll);

  test('marks an SBOM', async () => {
    const extension = vscode.extensions.getExtension('bomwarden.bomwarden');
    assert.ok(extension, 'it is installed');
    const document = await show('camera.cdx.json');
    const mark = await markOn(document, 'Hangzhou Hikvision Digital Technology Co., Ltd.');
    assert.equal(mark.source, 'bomwarden');
  });
});
