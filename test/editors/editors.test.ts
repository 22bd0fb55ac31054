import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { root } from '../support/shared.ts';

const page = readFileSync(join(root, 'docs/editors.md'), 'utf8');

/** The snippets of an editor, in the order of the page. */
function snippets(editor: string, language: string): readonly string[] {
  const section = page.split(/^## /m).find(one => one.startsWith(`${editor}\n`)) ?? '';
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text = '']) => text,
  );
}

interface Told {
  readonly marks: readonly { readonly line: number; readonly text: string }[];
  readonly hover: string;
  readonly actions: readonly string[];
}

/** What Kate's handbook names in the settings of a server (LSP Client Plugin, "User Server Settings"). */
const kateSettings = {
  type: 'object',
  required: ['servers'],
  properties: {
    servers: {
      type: 'object',
      minProperties: 1,
      additionalProperties: {
        type: 'object',
        required: ['command', 'highlightingModeRegex'],
        additionalProperties: false,
        properties: {
          command: { type: 'array', items: { type: 'string' }, minItems: 1 },
          path: { type: 'array', items: { type: 'string' } },
          root: { type: 'string' },
          rootIndicationFileNames: { type: 'array', items: { type: 'string' } },
          url: { type: 'string', pattern: '^https://' },
          highlightingModeRegex: { type: 'string', format: 'regex' },
          initializationOptions: { type: 'object' },
          settings: { type: 'object' },
          use: { type: 'string' },
        },
      },
    },
  },
};

suite('Other editors, with what their page says', () => {
  let folder = '';
  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-editors-'));
    mkdirSync(join(folder, 'bin'));
    const program = join(folder, 'bin/bomwarden-language-server');
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/server.js')}" "$@"\n`);
    chmodSync(program, 0o755);
    mkdirSync(join(folder, 'work'));
    cpSync(join(root, 'examples/camera.cdx.json'), join(folder, 'work/camera.cdx.json'));
    writeFileSync(join(folder, 'work/.bomwarden.yml'), 'profiles: [ca-federal]\n');
  });
  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  function run(program: string, args: readonly string[]): Told {
    const told = join(folder, `${program}.json`);
    const env = {
      ...process.env,
      PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`,
      HOME: folder,
      TOLD: told,
      DOCUMENT: 'camera.cdx.json',
    };
    const { stderr, stdout } = spawnSync(program, args, {
      cwd: join(folder, 'work'),
      env,
      encoding: 'utf8',
      timeout: 120_000,
    });
    assert.ok(existsSync(told), `${program} wrote nothing:\n${stdout}\n${stderr}`);
    return JSON.parse(readFileSync(told, 'utf8')) as Told;
  }

  /** @returns its first line; undefined where it is not installed, which is said */
  function versionOf(program: string): string | undefined {
    const { error, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    if (!error) return stdout.split('\n')[0];
    process.stderr.write(`SKIPPED: ${program} is not installed, docs/editors.md was not run in it\n`);
    return undefined;
  }

  function checkMarks({ marks, hover, actions }: Told): void {
    assert.equal(marks.length, 9);
    const first = marks.find(({ line }) => line === 27);
    assert.match(
      `${first?.text}`,
      /DS-2CD2143G2-I: Hikvision, prohibited for ca-federal \(statement of 27 June 2025\)$/,
    );
    assert.match(hover, /^\*\*DS-2CD2143G2-I: Hikvision/);
    assert.ok(actions.length > 0, 'no action is offered');
  }

  test('Neovim marks, explains and offers fixes', function () {
    this.timeout(150_000);
    const version = versionOf('nvim');
    if (version === undefined) return this.skip();
    const [, minor = '0'] = /v0\.(\d+)/.exec(version) ?? [];
    const [older = '', newer = ''] = snippets('Neovim', 'lua');
    writeFileSync(join(folder, 'init.lua'), Number(minor) < 11 ? older : newer);
    const check = `luafile ${join(root, 'test/editors/check.lua')}`;
    checkMarks(run('nvim', ['--headless', '--clean', '-u', join(folder, 'init.lua'), 'camera.cdx.json', '-c', check]));
  });

  test('Emacs marks, explains and offers fixes by eglot', function () {
    this.timeout(150_000);
    if (versionOf('emacs') === undefined) return this.skip();
    const packages = ['--batch', '-l', 'package', '-f', 'package-initialize'];
    if (spawnSync('emacs', [...packages, '--eval', "(require 'eglot)"]).status !== 0) {
      process.stderr.write('SKIPPED: eglot is not installed, docs/editors.md was not run in Emacs\n');
      return this.skip();
    }
    const [snippet = ''] = snippets('Emacs', 'elisp');
    writeFileSync(join(folder, 'init.el'), snippet);
    checkMarks(run('emacs', [...packages, '-l', join(folder, 'init.el'), '-l', join(root, 'test/editors/check.el')]));
  });

  test('what Kate is told has the shape of its settings', () => {
    const [snippet = ''] = snippets('Kate', 'json');
    const check = new Ajv2020({ allErrors: true, formats: { regex: true } }).compile(kateSettings);
    const settings = JSON.parse(snippet) as { servers: { json: { highlightingModeRegex: string } } };
    assert.ok(check(JSON.parse(snippet)), JSON.stringify(check.errors));
    for (const name of ['JSON', 'XML', 'YAML']) {
      assert.match(name, new RegExp(settings.servers.json.highlightingModeRegex));
    }
  });

  test('every editor has a snippet that starts the server', () => {
    for (const editor of ['Neovim', 'Emacs', 'Helix', 'Zed', 'JetBrains', 'Kate', 'Sublime Text']) {
      const section = page.split(/^## /m).find(one => one.startsWith(`${editor}\n`));
      assert.match(`${section}`, /bomwarden-language-server\b[\s\S]*--stdio/, editor);
    }
    for (const language of ['Zed', 'Sublime Text']) {
      for (const text of snippets(language, 'json')) assert.ok(JSON.parse(text));
    }
  });
});

suite('The code of a mark', () => {
  test('leads to a page of the package in a client that names no other place', async () => {
    const server = spawn(process.execPath, [join(root, 'dist/server.js'), '--stdio']);
    const connection = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    const marked = new Promise<PublishDiagnosticsParams>(resolve => {
      connection.onNotification('textDocument/publishDiagnostics', resolve);
    });
    connection.listen();
    const capabilities = { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } };
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
    await connection.sendNotification('initialized', {});
    const text = readFileSync(join(root, 'examples/camera.cdx.json'), 'utf8');
    const textDocument = { uri: 'file:///x/camera.cdx.json', languageId: 'json', version: 1, text };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    const { diagnostics } = await marked;
    assert.ok(diagnostics.length > 5);
    for (const { code, codeDescription } of diagnostics) {
      const href = codeDescription?.href ?? '';
      assert.match(href, /^file:/);
      assert.match(readFileSync(fileURLToPath(href), 'utf8'), new RegExp(`${code}`));
    }
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    connection.dispose();
  });
});
