import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll } from '../support.ts';

suite('tools for agents', () => {
  teardown(() => closeAll());

  async function invoke(name: string, input: object) {
    const token = new vscode.CancellationTokenSource().token;
    const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }, token);
    const [part] = result.content;
    assert.ok(part instanceof vscode.LanguageModelTextPart);
    return JSON.parse(part.value);
  }

  test('review a file of the workspace, for whom the agent was told', async () => {
    const told = await invoke('bomwarden_review', { paths: ['camera.cdx.json'], profiles: ['ca-federal'] });
    assert.equal(told.findings[0].vendor, 'Hikvision');
    assert.equal(told.reviewedFor.profiles[0].profile, 'ca-federal');
    assert.deepEqual(told.findings[0].components[0].at.file, { quoted: 'camera.cdx.json' });
  });

  test('how far the SBOMs of a folder can be judged', async () => {
    const { documents, unknown } = await invoke('bomwarden_coverage', { paths: ['.'] });
    assert.ok(documents.length >= 3, `${documents.length}`);
    assert.match(unknown.read, /components read/);
  });

  test('explain a vendor', async () => {
    assert.match((await invoke('bomwarden_explain', { subject: 'hikvision' })).explanation, /Hikvision/);
  });

  test('no file outside of the workspace', async () => {
    for (const path of ['../x.json', '/etc/passwd', 'a/../../x.json']) {
      await assert.rejects(() => invoke('bomwarden_review', { paths: [path] }));
    }
  });
});
