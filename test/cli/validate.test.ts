import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Ended, runProgram } from '../support/program.ts';
import { validateSarif } from '../support/sarif.ts';

const valid = '{\n  "bomFormat": "CycloneDX",\n  "specVersion": "1.5"\n}\n';
const invalid = '{\n  "bomFormat": "CycloneDX",\n  "specVersion": "1.5",\n  "version": "one",\n  "x%": 1\n}\n';

suite('bomwarden validate', () => {
  let folder = '';

  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-validate-'));
    write('valid.json', valid);
    write('tree/invalid.cdx.json', invalid);
    write('tree/package.json', '{"name": "x"}');
    write('tree/readme.md', 'hello');
    write('devices.csv', 'Manufacturer,Model,MAC address\nAcme,1,00:11:22:33:44:55\n');
    write('empty/readme.md', 'hello');
  });

  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  function run(args: readonly string[], input = ''): Promise<Ended> {
    return runProgram(['validate', ...args], { cwd: folder, input });
  }

  test('text: a line for each document and each error', async () => {
    const { status, stdout } = await run(['valid.json', 'tree']);
    assert.equal(status, 1);
    assert.deepEqual(stdout.split('\n'), [
      'valid.json: valid (CycloneDX 1.5).',
      'tree/invalid.cdx.json: 2 errors (CycloneDX 1.5).',
      'tree/invalid.cdx.json:4:15: Here a whole number is expected, not a text. [type]',
      'tree/invalid.cdx.json:5:4: There is no property “x%” here. [additionalProperties]',
      '1 valid, 1 invalid, 0 not validated, 2 skipped',
      '',
    ]);
  });

  test('json: verdicts, pointers and ranges', async () => {
    const { status, stdout } = await run(['tree/invalid.cdx.json', '--format', 'json']);
    assert.equal(status, 1);
    const report = JSON.parse(stdout);
    assert.deepEqual(report.summary, { valid: 0, invalid: 1, unchecked: 0, skipped: 0 });
    assert.deepEqual(report.documents[0].errors[0], {
      code: 'type',
      pointer: '/version',
      message: 'Here a whole number is expected, not a text.',
      range: { start: { line: 3, character: 14 }, end: { line: 3, character: 17 } },
    });
  });

  test('github: annotations, and nothing of a document can be a command', async () => {
    const { status, stdout } = await run(['-', '--stdin-filename', 'a,b.json', '--format', 'github'], invalid);
    assert.equal(status, 1);
    const lines = stdout.split('\n');
    const token = /^::stop-commands::(.+)$/.exec(lines[0] ?? '')?.[1] ?? '';
    const end = lines.indexOf(`::${token}::`);
    assert.ok(end > 0);
    const place = 'file=a%2Cb.json,line=5,endLine=5,col=4,endColumn=6,title=schema%3A additionalProperties';
    assert.equal(lines[end + 2], `::error ${place}::There is no property “x%25” here.`);
  });

  test('sarif: one result for each error, what could not be validated is told beside', async () => {
    const { status, stdout } = await run(['tree', 'missing.json', '--format', 'sarif']);
    assert.equal(status, 2);
    assert.deepEqual(validateSarif(stdout) ?? [], []);
    const [{ results, invocations }] = JSON.parse(stdout).runs;
    assert.deepEqual(
      results.map(({ ruleId }: { ruleId: string }) => ruleId),
      ['schema/type', 'schema/additionalProperties'],
    );
    assert.equal(results[0].locations[0].physicalLocation.region.startColumn, 15);
    assert.equal(invocations[0].toolExecutionNotifications.length, 1);
  });

  test('exit status 0 where all are valid', async () => {
    assert.equal((await run(['valid.json'])).status, 0);
  });

  test('exit status 2 where something cannot be validated, and the rest is told all the same', async () => {
    const { status, stdout } = await run(['tree', 'missing.json', 'devices.csv']);
    assert.equal(status, 2);
    assert.match(stdout, /^missing\.json: not validated: There is no such file or folder\.$/m);
    assert.match(stdout, /^devices\.csv: not validated: The document is no bill of materials\.$/m);
    assert.match(stdout, /^0 valid, 1 invalid, 2 not validated, 2 skipped$/m);
  });

  test('exit status 2 where there is nothing to validate, or the usage is wrong', async () => {
    const { status, stderr } = await run(['empty']);
    assert.equal(status, 2);
    assert.match(stderr, /no bill of materials here/);
    assert.equal((await run(['--format', 'nonsense', 'valid.json'])).status, 2);
    assert.equal((await run([])).status, 2);
  });
});
