import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputs } from '../../server/src/core/report/index.ts';
import { runProgram } from '../support/program.ts';
import { commands, commandsIn } from '../support/runners.ts';

/** Commands that may stand in a name of a file. */
const names = commands.filter(name => !name.includes('/'));

suite('Whatever a document, a path or an argument says, the program gives no command to a log', () => {
  let folder = '';

  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-log-'));
    const components = commands.map(name => ({
      type: 'device',
      'bom-ref': name,
      name,
      version: name,
      supplier: { name: 'Hikvision' },
      licenses: [{ expression: name }],
    }));
    write('a.cdx.json', JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components }));
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = commands.map(text => [text, 'Hikvision', text, text, '1'].map(cell).join(','));
    write('devices.csv', `Site,Manufacturer,Model,Serial Number,Quantity\n${rows.join('\n')}\n`);
    write('plain.csv', 'Site,Manufacturer,Model,Serial Number,Quantity\nOttawa,Hikvision,DS-2CD2143G2-I,1,2\n');
    write(
      '.bomwarden.yml',
      `${commands.map(text => `${JSON.stringify(text)}: x`).join('\n')}\nprofiles: [ca-federal]\n`,
    );
    const waivers = commands.map(id => ({
      id,
      component: id,
      vendor: 'nobody',
      reason: id,
      approver: id,
      expires: 'x',
    }));
    write('.bomwarden/waivers.yml', JSON.stringify(waivers));
    names.forEach((name, index) => {
      write(`names/${index}${name}/${name}.cdx.json`, index % 2 === 0 ? '{"bomFormat":"CycloneDX"' : documentOf(name));
      write(`plain/${name}.cdx.json`, documentOf(name));
    });
  });

  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, content: string): void {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  function documentOf(name: string): string {
    const components = [{ type: 'device', name, supplier: { name: 'Hikvision' } }];
    return JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components });
  }

  async function said(args: readonly string[]): Promise<{ readonly out: string; readonly error: string }> {
    const { stdout: out, stderr: error } = await runProgram(args, { cwd: folder });
    return { out, error };
  }

  const ours: Readonly<Record<string, RegExp>> = {
    github: /^github: ::(?:(?:error|warning|notice) |stop-commands::[0-9a-f-]{36}$|[0-9a-f-]{36}::$)/,
    azure: /^azure: ##vso\[task\.logissue (?!.*##\w*\[)/,
  };

  async function hold(args: readonly string[], format = 'text'): Promise<string> {
    const { out, error } = await said(args);
    assert.deepEqual(
      commandsIn(out).filter(line => !ours[format]?.test(line)),
      [],
      args.join(' '),
    );
    assert.deepEqual(commandsIn(error), [], args.join(' '));
    assert.notEqual(out + error, '');
    return out;
  }

  for (const format of Object.keys(outputs)) {
    test(`scan --format ${format}`, async () => {
      const out = await hold(['scan', '.', '--format', format, '--lang', 'fr'], format);
      if (!format.startsWith('legacy')) assert.match(out, /add-mask/);
    });

    test(`scan --format ${format} into a file that is shown`, async () => {
      await hold(['scan', 'a.cdx.json', 'devices.csv', '--format', format, '--output', `report.${format}`], format);
      const text = readFileSync(join(folder, `report.${format}`), 'utf8');
      assert.deepEqual(
        commandsIn(text).filter(line => !ours[format]?.test(line)),
        [],
      );
    });
  }

  for (const [format, file] of [
    ['csv-annotated', 'devices.csv'],
    ['cyclonedx', 'a.cdx.json'],
  ] as const) {
    test(`scan --format ${format} prints no document that acts, and writes it whole to a file`, async () => {
      const { out, error } = await said(['scan', file, '--format', format]);
      assert.equal(out, '');
      assert.match(error, /^error: this document holds what acts in a log/);
      await said(['scan', file, '--format', format, '--output', `given-back.${format}`]);
      assert.match(readFileSync(join(folder, `given-back.${format}`), 'utf8'), /##\[group\]x/);
    });
  }

  test('scan --format csv-annotated prints a harmless table', async () => {
    assert.match(await hold(['scan', 'plain.csv', '--format', 'csv-annotated']), /^Ottawa,Hikvision,/m);
  });

  test('files by their names', async () => {
    const list = await hold(['scan', 'names', 'plain', '--list-files']);
    assert.equal(list.trimEnd().split('\n').length, 2 * names.length);
  });

  for (const name of commands.filter((_, index) => index % 4 === 0)) {
    test(`arguments: ${JSON.stringify(name)}`, async () => {
      await hold(['scan', name, `--x${name}`]);
      await hold(['explain', name]);
    });
  }

  const others: readonly (readonly string[])[] = [
    [commands[0] ?? ''],
    ['scan', ...commands],
    ['scan', 'a.cdx.json', '--format', '::error::x\n::error::y'],
    ['scan', 'a.cdx.json', '--profile', '::error::x\n::error::y'],
    ['scan', 'a.cdx.json', '--base', '::error::x\n##[group]y'],
    ['scan', 'a.cdx.json', '--output', '::error::x\n##[group]y/z'],
    ['scan', '.', '--format', 'text', '--jobs', '2'],
    ['validate', 'names', 'a.cdx.json'],
    ['validate', 'names', 'a.cdx.json', '--format', 'json'],
    ['validate', 'names', 'a.cdx.json', '--format', 'sarif'],
    ['waivers', '.'],
    ['waivers', '.', '--format', 'json'],
    ['merge', '::error::x\n##[group]y'],
    ['manifest', 'convert', 'devices.csv'],
    ['signatures', 'test', ...commands],
    ['signatures', 'check', '::error::x\n##[group]y'],
    ['baseline', 'create', '--baseline', '::error::x', 'names'],
  ];
  for (const args of others) {
    test(JSON.stringify(args).slice(0, 80), async () => {
      await hold(args);
    });
  }

  test('validate --format github', async () => {
    await hold(['validate', 'names', 'a.cdx.json', '--format', 'github'], 'github');
  });
});
