import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ClientCapabilities, CodeAction, Command, Hover, WorkspaceEdit } from 'vscode-languageserver';
import type { FixChoice, FixResult, HandleResult } from '../../server/src/lsp/protocol/fixes.ts';
import { bomOf, hikvision, rangeOf, textAt } from '../support/documents.ts';
import { LanguageClient, plainClient, pullingClient } from '../support/language-client.ts';

const ours = { initializationOptions: { commands: true } };
const shows: ClientCapabilities = { ...pullingClient, window: { showDocument: { support: true } } };

suite('lsp/actions', () => {
  let client: LanguageClient;
  let folder: string;
  let root: string;
  let uri: string;
  setup(() => {
    client = new LanguageClient();
    client.settings = { profiles: ['ca-federal'] };
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-test-'));
    root = pathToFileURL(folder).href;
    uri = `${root}/bom.json`;
  });
  teardown(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (capabilities: ClientCapabilities, more = {}) =>
    client.start(capabilities, { workspaceFolders: [{ uri: root, name: 'test' }], ...more });
  const actionsOn = async (text: string, part = hikvision) => {
    await client.open(uri, text);
    return client.actions(uri, rangeOf(text, part));
  };
  const idsOf = (actions: readonly CodeAction[]) =>
    actions.map(({ command, edit }) => command?.command ?? (edit ? 'edit' : ''));
  const execute = (command: Command | undefined) =>
    client.connection.sendRequest('workspace/executeCommand', {
      command: command?.command,
      arguments: command?.arguments,
    });
  const waiver =
    '- id: gate\n  vendor: hikvision\n  scope: repository\n  reason: r\n  approver: a\n  expires: 2099-12-31\n';
  const waive = () => {
    mkdirSync(join(folder, '.bomwarden'));
    writeFileSync(join(folder, '.bomwarden/waivers.yml'), waiver);
  };

  test('our client: waive, ask, one entry for alternatives, explain; choosing comes first, while nobody is chosen', async () => {
    client.settings = {};
    await start(pullingClient, ours);
    const actions = await actionsOn(bomOf(hikvision));
    assert.deepEqual(idsOf(actions), [
      'bomwarden.chooseProfiles',
      'bomwarden.waive',
      'bomwarden.copyQuestion',
      'bomwarden.chooseFix',
      'bomwarden.explain',
    ]);
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        'Choose who you review for…',
        'Waive camera 0…',
        'Ask the supplier about camera 0 (copies a question)',
        'Propose an alternative…',
        'Open full explanation',
      ],
    );
    client.settings = { profiles: ['ca-federal'] };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.ok(
      !idsOf(await client.actions(uri, rangeOf(bomOf(hikvision), hikvision))).includes('bomwarden.chooseProfiles'),
    );
  });

  test('the lines of the picker write makers’ names, and tell by what suppliers differ; what is alike is told once', async () => {
    await start(pullingClient, ours);
    const actions = await actionsOn(bomOf(hikvision));
    const choice: FixChoice = actions.find(({ command }) => command?.command === 'bomwarden.chooseFix')?.command
      ?.arguments?.[0];
    const labels = choice.choices.map(({ label }) => label);
    assert.ok(labels.includes('Bosch') && labels.length > 5, labels.join());
    assert.ok(
      labels.every(label => !/[(,]/.test(label)),
      labels.join(),
    );
    assert.match(choice.common, /^Not checked: /);
    assert.ok(choice.choices.every(({ detail }) => detail !== '' && !choice.common.includes(detail)));
    assert.ok(new Set(choice.choices.map(({ detail }) => detail)).size > labels.length / 2);
    assert.match(choice.choices.find(({ label }) => label === 'VIVOTEK')?.description ?? '', / \(not verified\)$/);
  });

  test('a correction is preferred where there is exactly one', async () => {
    await start(pullingClient, ours);
    const text = bomOf('Axis').replace(
      '"name": "camera 0"',
      '"name": "camera 0", "licenses": [{"expression": "Apache 2.0"}]',
    );
    const actions = await actionsOn(text, 'Apache 2.0');
    const preferred = actions.filter(({ isPreferred }) => isPreferred);
    assert.deepEqual(idsOf(preferred), ['edit']);
    assert.match(preferred[0]?.title ?? '', /Apache-2\.0/);
    const [, entry = ''] = /"components": \[([\s\S]*)\]/.exec(text) ?? [];
    const two = text.replace(entry, `${entry},${entry.replaceAll('0"', '1"')}`).replace('Apache 2.1', 'Apache 2.0');
    await client.edit(uri, { text: two });
    const both = await client.actions(uri, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } });
    assert.ok(both.filter(({ edit }) => edit).length > 1, both.map(({ title }) => title).join());
    assert.ok(both.every(({ isPreferred }) => !isPreferred));
  });

  test('never more than seven, and each kind of thing among them', async () => {
    client.settings = {};
    await start(pullingClient, ours);
    const text = bomOf(hikvision, 'Dahua', hikvision, 'Dahua').replaceAll(
      '"version": "1",',
      '"version": "1", "cpe": "cpe:2.3:h:axis:x:1:*:*:*:*:*:*:*", "licenses": [{"expression": "Apache 2.0"}],',
    );
    await client.open(uri, text);
    const actions = await client.actions(uri, { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } });
    assert.equal(actions.length, 7);
    for (const id of ['chooseProfiles', 'waive', 'copyQuestion', 'chooseFix', 'explain'])
      assert.ok(idsOf(actions).includes(`bomwarden.${id}`), id);
    assert.ok(idsOf(actions).includes('edit'));
  });

  test('on a waived mark: open, extend, revoke', async () => {
    waive();
    await start(pullingClient, ours);
    const actions = await actionsOn(bomOf(hikvision));
    assert.deepEqual(
      actions.slice(0, 3).map(({ title, command }) => [title, command?.command]),
      [
        ['Open waiver “gate”', 'bomwarden.doFix'],
        ['Extend waiver “gate”…', 'bomwarden.extendWaiver'],
        ['Revoke waiver “gate”', 'bomwarden.doFix'],
      ],
    );
    const ask = (index: number, more = {}) => {
      const { version, fingerprint, kind }: FixChoice = actions[index]?.command?.arguments?.[0] ?? {};
      const params = { uri, version, fingerprint, kind, index: 0, ...more };
      return client.connection.sendRequest<FixResult>('bomwarden/fix', params);
    };
    const opened = await ask(0);
    assert.equal(opened?.show?.uri, `${root}/.bomwarden/waivers.yml`);
    assert.match(textAt(waiver, opened?.show?.range ?? rangeOf(waiver, 'zzz')), /^id: gate/);
    assert.equal(opened?.edit, undefined);
    const extended = await ask(1, { waiver: { reason: '', approver: '', expires: '2100-02-03' } });
    assert.match(JSON.stringify(extended?.edit), /2100-02-03/);
    assert.equal(extended?.save, true);
    const revoked = await ask(2);
    assert.equal(revoked?.save, true);
    assert.match(JSON.stringify(revoked?.edit), /"newText":""/);
  });

  test('a waiver that is written is to be saved and shown; a note is to be shown', async () => {
    await start(pullingClient, ours);
    const actions = await actionsOn(bomOf(hikvision));
    const ask = (id: string, more = {}) => {
      const choice: FixChoice = actions.find(({ command }) => command?.command === id)?.command?.arguments?.[0];
      const { version, fingerprint, kind } = choice;
      const params = { uri, version, fingerprint, kind, index: 0, ...more };
      return client.connection.sendRequest<FixResult>('bomwarden/fix', params);
    };
    const waived = await ask('bomwarden.waive', {
      waiver: { reason: 'ordered', approver: 'me', expires: '2099-12-31' },
    });
    assert.equal(waived?.save, true);
    assert.equal(waived?.show?.uri, `${root}/.bomwarden/waivers.yml`);
    const noted = await ask('bomwarden.chooseFix');
    assert.equal(noted?.save, undefined);
    assert.equal(noted?.show?.uri, uri);
    const at = noted?.show?.range.start.line ?? 0;
    assert.ok(at > rangeOf(bomOf(hikvision), hikvision).start.line, `${at}`);
  });

  test('the hover leads to explanation, waiver and question, in few characters', async () => {
    await start(pullingClient, ours);
    const text = bomOf(hikvision);
    await client.open(uri, text);
    const { contents } = await client.at<Hover>('textDocument/hover', uri, rangeOf(text, hikvision).start);
    const value = typeof contents === 'object' && 'value' in contents ? contents.value : '';
    const links = value.split('\n\n').at(-1)?.split(' · ') ?? [];
    assert.deepEqual(
      links.map(link => /^\[(.*)\]\(command:([\w.]+)\?/.exec(link)?.slice(1)),
      [
        ['Open full explanation', 'bomwarden.explain'],
        ['Waive…', 'bomwarden.waive'],
        ['Ask supplier…', 'bomwarden.askSupplier'],
      ],
    );
    assert.ok(value.length <= 1500);
    const [handle] = JSON.parse(decodeURIComponent(/waive\?([^)]*)\)/.exec(value)?.[1] ?? ''));
    const find = (kind: string, name = handle) =>
      client.connection.sendRequest<HandleResult>('bomwarden/handle', { handle: name, kind });
    assert.equal((await find('waive'))?.choice.kind, 'waive');
    assert.match((await find('ask-supplier'))?.copy ?? '', /^Subject: origin of camera 0/);
    assert.equal(await find('waive', 'nobody'), null);
    await client.edit(uri, { text: bomOf('Axis') });
    assert.equal(await find('waive'), null);
  });

  test('the hover of what is waived leads to its waiver; in an untrusted workspace there is none', async () => {
    waive();
    await start(pullingClient, ours);
    const text = bomOf(hikvision);
    await client.open(uri, text);
    const hover = () => client.at<Hover>('textDocument/hover', uri, rangeOf(text, hikvision).start);
    assert.match(JSON.stringify(await hover()), /\[Open waiver\]\(command:bomwarden\.openWaiver\?/);
    await client.stop();
    client = new LanguageClient();
    await start(pullingClient, { initializationOptions: { commands: true, trusted: false } });
    await client.open(uri, text);
    const untrusted = JSON.stringify(await hover());
    assert.match(untrusted, /bomwarden\.askSupplier/);
    assert.doesNotMatch(untrusted, /waive/i);
  });

  test('a client without our commands gets the three best alternatives and a waiver as plain edits', async () => {
    await start(pullingClient);
    const actions = await actionsOn(bomOf(hikvision));
    assert.deepEqual(
      actions.map(({ title, edit }) => [title.replace(/Propose .* instead/, 'Propose X instead'), edit !== undefined]),
      [
        ['Waive camera 0 for 90 days (reason and approver to be filled in)', true],
        ['Ask the supplier about camera 0 (shows a question)', false],
        ['Propose X instead of Hikvision (adds a note)', true],
        ['Propose X instead of Hikvision (adds a note)', true],
        ['Propose X instead of Hikvision (adds a note)', true],
      ],
    );
    const [create, edit] = actions[0]?.edit?.documentChanges ?? [];
    assert.deepEqual(create, {
      kind: 'create',
      uri: `${root}/.bomwarden/waivers.yml`,
      options: { ignoreIfExists: true },
    });
    assert.ok(edit && 'edits' in edit && JSON.stringify(edit.edits).includes('vendor: hikvision'));
    const said: string[] = [];
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      said.push(message);
    });
    const question = await execute(actions[1]?.command);
    assert.match(String(question), /^Subject: origin of camera 0/);
    await client.until(() => said.length > 0);
    assert.equal(said[0], question);
  });

  test('a client that opens documents is shown what was written, and the explanation as a file of its own', async () => {
    await start(shows);
    const text = bomOf(hikvision);
    const actions = await actionsOn(text);
    const opened: { readonly uri: string; readonly selection?: unknown }[] = [];
    client.connection.onRequest('window/showDocument', params => {
      opened.push(params);
      return { success: true };
    });
    const propose = actions.find(({ title }) => title.startsWith('Propose'));
    assert.equal(propose?.command?.command, 'bomwarden.reveal');
    await execute(propose?.command);
    assert.equal(opened[0]?.uri, uri);
    await execute(actions.find(({ title }) => title === 'Open full explanation')?.command);
    const page = fileURLToPath(opened[1]?.uri ?? '');
    assert.match(readFileSync(page, 'utf8'), /^\*\*camera 0: Hikvision, prohibited for ca-federal/);
    assert.ok(page.endsWith('.md') && page.startsWith(tmpdir()));
    rmSync(join(page, '..'), { recursive: true });
  });

  test('a client without code-action literals gets commands, and the edits by asking for them', async () => {
    const capabilities = { ...plainClient, workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } };
    const { capabilities: server } = await start(capabilities, {
      initializationOptions: { settings: client.settings },
    });
    assert.ok(server.codeActionProvider);
    const text = bomOf(hikvision);
    await client.open(uri, text);
    const actions = (await client.actions(uri, rangeOf(text, hikvision))) as unknown as readonly Command[];
    assert.ok(actions.length > 3 && actions.length <= 7);
    for (const { command, title } of actions) {
      assert.equal(typeof command, 'string', title);
      assert.ok(server.executeCommandProvider?.commands.includes(command), command);
    }
    const applied: WorkspaceEdit[] = [];
    client.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      applied.push(edit);
      return { applied: true };
    });
    await execute(actions.find(({ title }) => title.startsWith('Propose')));
    assert.match(JSON.stringify(applied), /Alternative to look at: /);
  });

  test('a client that can do nothing with actions is told so, never that it asked for something unknown', async () => {
    await start(plainClient, { initializationOptions: { settings: client.settings } });
    const actions = (await actionsOn(bomOf(hikvision))) as unknown as readonly Command[];
    assert.deepEqual(
      actions.map(({ command }) => command),
      ['bomwarden.showQuestion'],
    );
    for (const args of [[], [null], [{ uri }], ['x', { line: 'a' }]]) {
      for (const command of ['showQuestion', 'applyFix', 'reveal', 'showExplanation', 'nothing'])
        assert.equal(await execute({ title: '', command: `bomwarden.${command}`, arguments: args }), null);
    }
  });
});
