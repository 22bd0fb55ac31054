import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, marked, markOn, show } from '../support.ts';

suite('in a workspace that is not trusted', () => {
  teardown(closeAll);

  test('its waivers and its settings have no effect, and that is said', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const document = await show('camera.cdx.json');
    const mark = await markOn(document, 'Hangzhou Hikvision Digital Technology Co., Ltd.');
    assert.equal(mark.severity, vscode.DiagnosticSeverity.Warning);
    const marks = await marked(document, 'the notice', all => all.some(({ code }) => code === 'untrusted-workspace'));
    const notice = marks.find(({ code }) => code === 'untrusted-workspace');
    assert.match(notice?.message ?? '', /waivers.*no effect.*trust/);
  });
});
