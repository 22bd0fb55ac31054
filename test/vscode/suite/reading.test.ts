import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, marked, markOn, reviewFor, show, showNew, until } from '../support.ts';

const severity = vscode.DiagnosticSeverity;
const hikvision = 'Hangzhou Hikvision Digital Technology Co., Ltd.';

suite('what a person reads', () => {
  teardown(async () => {
    await closeAll();
    await reviewFor();
  });

  test('the mark covers the value that names the vendor, without prefix, behind emoji, with CRLF', async () => {
    const spdx = await show('gateway.spdx.json');
    await markOn(spdx, 'Huawei Technologies Co., Ltd.');
    const text =
      '{ "bomFormat": "CycloneDX", "specVersion": "1.6",\r\n"components": [{ "type": "device", "name": "📷 半球摄像机", "manufacturer": { "name": "杭州海康威视数字技术股份有限公司" } }] }';
    const document = await showNew('chinese.cdx.json', text);
    const mark = await markOn(document, '杭州海康威视数字技术股份有限公司');
    assert.equal(mark.range.start.line, 1);
    assert.equal(mark.range.start.character, text.indexOf('杭州海康威视') - text.indexOf('\n') - 1);
  });

  test('other evidence is told beside the mark', async () => {
    const document = await show('camera.cdx.json');
    const mark = await markOn(document, 'Hangzhou Hikvision Digital Technology Co., Ltd.');
    const places = (mark.relatedInformation ?? []).map(({ location }) => document.getText(location.range));
    assert.ok(places.some(place => place.startsWith('cpe:2.3:h:hikvision')));
  });

  test('the level is that of the chosen profiles, the strongest of several', async () => {
    const document = await show('camera.cdx.json');
    const becomes = (level: vscode.DiagnosticSeverity) =>
      marked(document, `level ${level}`, all =>
        all.some(mark => document.getText(mark.range) === hikvision && mark.severity === level),
      );
    await becomes(severity.Warning);
    await reviewFor('ca-private', 'ca-federal');
    await becomes(severity.Error);
    await reviewFor('ca-private');
    await becomes(severity.Information);
    await reviewFor();
    await becomes(severity.Warning);
  });

  test('the lens speaks of the product, the outline names components, and no link covers a mark', async () => {
    const document = await show('camera.cdx.json');
    await marked(document, 'some');
    const lenses = await until('a lens', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      return found.length > 0 ? found : undefined;
    });
    assert.match(lenses[0]?.command?.title ?? '', /components name/);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.ok(JSON.stringify(symbols).includes('hikvision'));
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    assert.ok(!links.some(({ range }) => document.getText(range).includes('Hikvision')), 'the mark can be seen');
  });

  test('a waivers file is marked where an entry lacks something', async () => {
    const document = await showNew(
      '.bomwarden/waivers.yml',
      '- id: a\n  vendor: hikvision\n  scope: repository\n  approver: me\n  expires: 2099-01-01\n',
    );
    await marked(document, 'the missing reason', all => all.some(({ message }) => message.includes('reason')));
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(document.uri, '../..', '.bomwarden'), { recursive: true });
  });
});
