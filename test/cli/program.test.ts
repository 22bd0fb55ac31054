import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { type Ended, runProgram } from '../support/program.ts';
import { camera, documentText } from '../support/report.ts';
import { validateSarif } from '../support/sarif.ts';
import { root } from '../support/shared.ts';

const program = join(root, 'dist/cli.js');
const schema = JSON.parse(readFileSync(join(root, 'schema/report.schema.json'), 'utf8')) as object;
const isReport = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

/** A vendor that nobody restricts. */
const pack = `id: acme
display: Acme
unverified: true
asOf: '2026'
confidence: medium
entities:
  - id: acme
    relation: self
    names: [{ value: Acme Cameras, kind: legal, strength: distinctive }]
`;

/** What may act on a terminal; line feeds are layout. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

suite('bomwarden, the program', () => {
  let folder = '';

  suiteSetup(() => {
    assert.ok(existsSync(program), 'nothing is built: npm run build');
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-cli-'));
    write('camera.json', documentText([camera]));
    write('harmless.json', documentText([{ name: 'Camera', supplier: 'Axis Communications AB' }]));
    write('tree/sub/camera.cdx.json', documentText([camera]));
    write('tree/package.json', '{ "name": "x" }');
    write('tree/readme.md', 'hello');
    write('nothing/readme.json', '{}');
  });

  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, content: string | Uint8Array): void {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  function run(args: readonly string[], input?: string): Promise<Ended> {
    return runProgram(args, { cwd: folder, input });
  }

  suite('ends with', () => {
    const cases: readonly (readonly [number, string])[] = [
      [1, 'camera.json'],
      [1, 'camera.json --profile ca-federal --as-of 2026-11-22'],
      [0, 'camera.json --profile ca-federal --as-of 2026-11-22 --fail-on none'],
      [0, 'camera.json --profile ca-federal --as-of 2020-01-01'],
      [0, 'harmless.json'],
      [1, 'camera.json harmless.json'],
      [2, 'missing.json'],
      [2, 'camera.json missing.json'],
      [2, 'nothing'],
      [0, 'nothing --allow-empty'],
      [2, 'nothing/readme.json'],
      [2, 'nothing/readme.json --allow-empty'],
      [1, 'tree'],
      [2, 'camera.json --profile nobody'],
      [2, 'camera.json --output missing/out.json'],
    ];
    for (const [code, line] of cases) {
      test(`${code} for ${line}`, async () => {
        const { status, stderr } = await run(['scan', ...line.split(' ')]);
        assert.equal(status, code, stderr);
      });
    }
  });

  test('findings are printed although another file cannot be read', async () => {
    const { stdout } = await run(['scan', 'missing.json', 'camera.json']);
    assert.match(stdout.trimEnd().split('\n').at(-1) ?? '', /^0 errors, 1 warning, .* 1 unreadable in 2 documents/m);
    assert.match(stdout, /There is no such file/);
    assert.match(stdout, /warning {2}Camera: Hikvision/);
  });

  test('a walked folder counts what is no SBOM', async () => {
    const { stdout } = await run(['scan', 'tree']);
    assert.match(stdout.trimEnd().split('\n').at(-1) ?? '', / in 1 document, 2 other files skipped, no profile chosen/);
    assert.match(stdout, /^tree\/sub\/camera\.cdx\.json/m);
  });

  test('the standard input has the name that it is given', async () => {
    const { stdout, status } = await run(
      ['scan', '-', '--stdin-filename', 'in/x.json', '--format', 'json'],
      documentText([camera]),
    );
    assert.equal(status, 1);
    assert.equal(JSON.parse(stdout).documents[0].path, 'in/x.json');
  });

  test('a reader that has seen enough is no failure', async () => {
    write('big.json', documentText(Array.from({ length: 800 }, (_, at) => ({ ...camera, name: `Camera ${at}` }))));
    const child = spawn(process.execPath, [program, 'scan', 'big.json'], { cwd: folder });
    let complaints = '';
    child.stderr.on('data', (text: Buffer) => {
      complaints += text.toString();
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = await once(child, 'close');
    assert.deepEqual([code, complaints], [1, '']);
  });

  test('several profiles are judged each', async () => {
    const { stdout } = await run([
      'scan',
      'camera.json',
      '--profile',
      'ca-federal',
      '--profile',
      'us-private',
      '--format',
      'json',
    ]);
    const report = JSON.parse(stdout);
    const [finding] = report.documents[0].findings;
    assert.deepEqual(
      finding.judgements.map(({ profile }: { profile: string }) => profile),
      ['ca-federal', 'us-private'],
    );
    assert.equal(finding.level, 'error');
  });

  test('an output file holds the report, and the verdict line is told', async () => {
    const { stdout, stderr } = await run(['scan', 'camera.json', '--format', 'sarif', '--output', 'out.sarif']);
    assert.equal(stdout, '');
    assert.match(stderr, /^0 errors, 1 warning, /m);
    assert.equal(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')).version, '2.1.0');
  });

  test('a table comes back with what was found in it, from a file, the standard input, to a file', async () => {
    const table = 'Manufacturer;Model;MAC\r\nHikvision;DS-2CD2043G2-I;\r\n';
    write('devices.csv', table);
    const args = ['scan', '--format', 'csv-annotated', '--profile', 'ca-federal', '--as-of', '2026-11-22'];
    const { stdout, status } = await run([...args, 'devices.csv']);
    assert.equal(status, 1);
    assert.match(stdout, /^Manufacturer;Model;MAC;bomwarden level;.*\r\nHikvision;DS-2CD2043G2-I;;error;Hikvision;/);
    assert.equal((await run([...args, '-'], table)).stdout, stdout);
    assert.equal((await run([...args, 'devices.csv', '--output', 'out.csv'])).status, 1);
    assert.equal(readFileSync(join(folder, 'out.csv'), 'utf8'), stdout);
    const two = await run([...args, 'devices.csv', 'camera.json']);
    assert.equal(two.status, 2);
    assert.match(two.stderr, /csv-annotated gives one table of devices back; there are 2 documents/);
    assert.match((await run([...args, 'camera.json'])).stderr, /"camera\.json" is none/);
  });

  test('a CycloneDX document comes back with what was found in it', async () => {
    const { stdout, status } = await run(['scan', '--format', 'cyclonedx', '--profile', 'ca-federal', 'camera.json']);
    assert.equal(status, 1);
    const { annotations } = JSON.parse(stdout) as { annotations: { subjects: string[]; text: string }[] };
    assert.deepEqual(annotations[0]?.subjects, ['c0']);
    assert.match(annotations[0]?.text ?? '', /^error, restricted-vendor: .*: Hikvision, /);
    const two = await run(['scan', '--format', 'cyclonedx', 'camera.json', 'out.csv']);
    assert.equal(two.status, 2);
    assert.match(
      two.stderr,
      /gives one CycloneDX document in JSON back, version 1\.3 or later, or what is in one image of firmware; there are 2 documents/,
    );
  });

  test('a waiver marks a finding, so that it fails no longer', async () => {
    write(
      '.bomwarden/waivers.yml',
      '- id: w-1\n  vendor: hikvision\n  scope: document\n  path: waived.json\n  reason: ordered\n  approver: a\n  expires: 2027-01-01\n',
    );
    write('waived.json', documentText([camera]));
    const { stdout, status } = await run(['scan', 'waived.json']);
    assert.equal(status, 0);
    assert.match(stdout, /^0 errors, 0 warnings, 0 information, 1 waived in 1 document/m);
    assert.match(stdout, /w-1, until 2027-01-01: ordered/);
    assert.equal((await run(['scan', 'camera.json'])).status, 1);
  });

  test('a pack adds vendors of your own', async () => {
    write('own/vendors/acme.yaml', pack);
    write('acme.json', documentText([{ name: 'Camera', supplier: 'Acme Cameras GmbH' }]));
    const findings = async (...more: string[]) => {
      const { stdout } = await run(['scan', 'acme.json', '--format', 'json', ...more]);
      return (JSON.parse(stdout) as { documents: { findings: { vendor: string }[] }[] }).documents[0]?.findings;
    };
    assert.deepEqual(await findings(), []);
    assert.deepEqual(
      (await findings('--pack', 'own'))?.map(finding => finding.vendor),
      ['acme'],
    );
    assert.match((await run(['explain', 'acme', '--pack', 'own'])).stdout, /Acme Cameras/);
    assert.match((await run(['signatures', 'diff', 'own'])).stdout, /^added vendor acme\n/);
  });

  test('a pack that cannot be used stops the review with the reason', async () => {
    write('bad/vendors/acme.yaml', pack.replace('medium', 'rather'));
    const { status, stdout, stderr } = await run(['scan', 'camera.json', '--pack', 'bad']);
    assert.deepEqual(
      [status, stdout, stderr],
      [
        2,
        '',
        'error: bad: It has 1 error, in vendors/acme.yaml: “confidence” is “rather”, but must be one of high, medium, low.\n',
      ],
    );
    const missing = await run(['scan', 'camera.json', '--pack', 'nowhere']);
    assert.deepEqual([missing.status, missing.stderr], [2, 'error: nowhere: It holds no signature file.\n']);
  });

  test('with a key only signed packs are taken', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    write('secret.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    write('open.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString());
    write('signed/vendors/acme.yaml', pack);
    const scan = async () => await run(['scan', 'harmless.json', '--pack', 'signed', '--pack-key', 'open.pem']);
    assert.equal((await scan()).stderr, 'error: signed: It is not signed.\n');
    assert.equal((await run(['signatures', 'sign', 'signed', '--key', 'secret.pem'])).status, 0);
    assert.deepEqual([(await scan()).status, (await scan()).stderr], [0, '']);
  });

  test('explains vendors by id and by name, and instruments', async () => {
    for (const subject of ['hikvision', 'Hikvision', 'HIKVISION ']) {
      const { status, stdout } = await run(['explain', subject]);
      assert.equal(status, 0);
      assert.match(stdout, /^Hikvision \(hikvision\)/);
      assert.ok(stdout.split('\n').length <= 41);
      assert.match((await run(['explain', subject, '--details'])).stdout, /^Hikvision \(hikvision\)[\s\S]*<https:/);
    }
    const { status, stderr } = await run(['explain', 'nobody\u001b[31m']);
    assert.equal(status, 2);
    assert.match(stderr, /hikvision/);
    assert.doesNotMatch(stderr, acting);
  });

  suite('examples', () => {
    for (const name of [
      'camera.cdx.json',
      'gateway.spdx.json',
      'plan.cdx.json',
      'annex.devices.yaml',
      'inventory.csv',
    ]) {
      test(name, async () => {
        const file = join(root, 'examples', name);
        const { stdout } = await run([
          'scan',
          file,
          '--profile',
          'ca-federal',
          '--format',
          'json',
          '--as-of',
          '2026-11-22',
        ]);
        const report: unknown = JSON.parse(stdout);
        assert.ok(isReport(report), JSON.stringify(isReport.errors, null, 1));
        assert.ok(JSON.parse(stdout).documents[0].findings.length > 0);
        const sarif = (
          await run(['scan', file, '--profile', 'ca-federal', '--format', 'sarif', '--as-of', '2026-11-22'])
        ).stdout;
        assert.deepEqual(validateSarif(sarif) ?? [], []);
      });
    }
  });

  suite('bad input', () => {
    const evil = { name: 'x\u001b[31m\u0007\r\u009b\u202e::add-mask::y', supplier: 'Hikvision\u001b]0;t\u0007' };
    const inputs: Readonly<Record<string, () => string | Uint8Array>> = {
      'an empty file': () => '',
      null: () => 'null',
      '100,000 [': () => '['.repeat(100_000),
      '100,000 {"a":': () => '{"a":'.repeat(100_000),
      'an SBOM that ends in 100,000 [': () => documentText([camera]).slice(0, -8) + '['.repeat(100_000),
      'a 100 MB string': () =>
        `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"${'x'.repeat(100 << 20)}"}]}`,
      'invalid UTF-8': () =>
        Buffer.concat([Buffer.from(documentText([camera])), Buffer.from([0xff, 0xc3, 0x28, 0x1b])]),
      '__proto__ keys': () =>
        `{"__proto__":{"x":1},"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"__proto__":null,"constructor":1,"name":"hikvision"}]}`,
      'names that would act on a terminal': () => documentText([evil]),
      'a truncated document': () => documentText([camera, camera]).slice(0, 200),
      'zero bytes': () => new Uint8Array(1000),
    };
    for (const [what, make] of Object.entries(inputs)) {
      test(what, async function () {
        this.timeout(60_000);
        write('bad.json', make());
        for (const format of ['text', 'json', 'sarif']) {
          const { stdout, stderr, status, signal } = await run(['scan', 'bad.json', '--format', format]);
          assert.equal(signal, null);
          assert.ok(status === 0 || status === 1 || status === 2, `ended with ${status}\n${stderr}`);
          assert.doesNotMatch(stderr, /bug|at .*:\d+:\d+/);
          assert.doesNotMatch(stdout, acting);
          assert.doesNotMatch(stderr, acting);
          assert.ok(stdout.length < 100_000, `${stdout.length} characters`);
          if (format === 'text') assert.match(stdout, /^\d+ errors?, /m);
          if (format === 'json') assert.ok(isReport(JSON.parse(stdout)), JSON.stringify(isReport.errors));
        }
      });
    }

    test('that cannot be reviewed ends with 2 and a clear problem', async () => {
      for (const text of ['', 'null', '['.repeat(100_000), 'hello']) {
        write('bad.json', text);
        const { status, stdout } = await run(['scan', 'bad.json']);
        assert.equal(status, 2);
        assert.match(stdout, /^bad\.json {2}error {2}\S.*\.$/m);
      }
    });
  });
});
