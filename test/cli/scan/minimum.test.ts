import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { run } from '../../../server/src/cli/run.ts';
import { root } from '../../support/shared.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';

const whole = {
  type: 'library',
  name: 'whole',
  version: '1',
  supplier: { name: 'Acme' },
  purl: 'pkg:npm/whole@1',
  hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }],
  licenses: [{ license: { id: 'MIT' } }],
};
const documentOf = (...components: readonly object[]) =>
  JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components });
const { hashes: _, licenses: __, ...withoutHash } = whole;

suite('scan, minimum elements', () => {
  let folder = '';
  const json = JSON.stringify(signatures());
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-minimum-'));
    write('whole.cdx.json', documentOf(whole));
    write('open.cdx.json', documentOf(withoutHash));
    write('hidden.cdx.json', documentOf({ ...whole, supplier: { name: 'redacted' } }));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);

  async function bomwarden(line: string) {
    const system = systemOf(folder, { signatures: () => json, program: join(root, 'package.json') });
    const status = await run(line.split(' '), system);
    return { status, text: system.said.join('') };
  }

  test('fail a run that asks for them, and no other', async () => {
    for (const [line, expected] of [
      ['scan whole.cdx.json --require-complete cisa-2026', 0],
      ['scan open.cdx.json --require-complete cisa-2026', 2],
      ['scan open.cdx.json --require-complete=cisa-2026', 2],
      ['scan --require-complete cisa-2026 open.cdx.json', 2],
      ['scan open.cdx.json --require-complete ntia', 0],
      ['scan hidden.cdx.json --require-complete ntia', 2],
      ['scan open.cdx.json --require-complete', 0],
      ['scan --require-complete open.cdx.json', 0],
      ['scan open.cdx.json', 0],
      ['scan --require-complete cisa-2025 open.cdx.json', 2],
      ['scan open.cdx.json --require-complete=cisa-2025', 2],
    ] as const) {
      assert.equal((await bomwarden(line)).status, expected, line);
    }
  });

  test('--require-complete before a path stays what it was', async () => {
    write('list.json', '{"things":[{"manufacturer":"Hikvision"}]}');
    assert.equal((await bomwarden('scan --require-complete .')).status, 2);
    mkdirSync(join(folder, 'ntia'));
    writeFileSync(join(folder, 'ntia', 'a.cdx.json'), documentOf(whole));
    assert.equal((await bomwarden('scan --require-complete ./ntia')).status, 0);
    assert.equal((await bomwarden('scan --require-complete -- ntia')).status, 0);
    write('--require-complete', documentOf(whole));
    assert.equal((await bomwarden('scan -- --require-complete')).status, 0);
  });

  test('are told in a line a document, and whole in details', async () => {
    const { text } = await bomwarden('scan . --require-complete cisa-2026');
    assert.match(text, /open\.cdx\.json: lacks minimum elements of CISA 2026 \(1 component\): hash 1, licence 1$/m);
    assert.match(
      text,
      /hidden\.cdx\.json: lacks minimum elements of CISA 2026 \(1 component\): producer 1 \(1 withheld\)$/m,
    );
    assert.doesNotMatch(text, /whole\.cdx\.json: lacks/);
    assert.match(text, /error: 2 documents lack minimum elements, which --require-complete cisa-2026 asks for/);
    const details = (await bomwarden('scan . --require-complete cisa-2026 --details')).text;
    assert.match(details, /CISA 2026, hash lacking: 1: whole \(1:86\)/);
    assert.match(details, /CISA 2026, producer lacking: 1 \(1 withheld\): whole \(1:86\) withheld/);
    assert.match(details, /None of 1 component lacks a minimum element of CISA 2026\./);
    const plain = (await bomwarden('scan . --details')).text;
    assert.doesNotMatch(plain, /CISA|minimum/);
  });

  test('stand in JSON with their places, and go through parts and threads', async () => {
    const lacking = async (line: string) => JSON.parse((await bomwarden(line)).text.replace(/\}\nerror:[\s\S]*$/, '}'));
    const schema = JSON.parse(readFileSync(join(root, 'schema/report.schema.json'), 'utf8'));
    const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
    const report = await lacking('scan . --require-complete cisa-2026 --format json');
    assert.ok(validate(report), JSON.stringify(validate.errors));
    const { documents } = await lacking('scan open.cdx.json --require-complete cisa-2026 --format json');
    assert.deepEqual(documents[0].minimum.profile, 'cisa-2026');
    assert.deepEqual(
      documents[0].minimum.lacking.map(({ element, unknown, withheld, first }: Record<string, unknown>) => [
        element,
        unknown,
        withheld,
        first,
      ]),
      ['hash', 'licence'].map(element => [
        element,
        1,
        0,
        [
          {
            name: 'whole',
            state: 'unknown',
            range: { start: { line: 0, character: 85 }, end: { line: 0, character: 90 } },
          },
        ],
      ]),
    );
    assert.equal('minimum' in (await lacking('scan open.cdx.json --format json')).documents[0], false);
    await bomwarden('scan . --require-complete cisa-2026 --format part --output run.part');
    assert.equal((await bomwarden('merge run.part --format text')).status, 2);
    assert.match((await bomwarden('merge run.part --format text')).text, /open\.cdx\.json: lacks minimum elements/);
    const lines = await bomwarden('scan . --require-complete cisa-2026 --format ndjson');
    assert.equal(lines.status, 2);
    assert.match(lines.text, /"minimum":\{"profile":"cisa-2026"/);
  });

  test('are told in the outputs of reviews too, once a document, and nowhere unasked', async () => {
    const asked = async (format: string) =>
      (await bomwarden(`scan . --require-complete cisa-2026 --format ${format}`)).text;
    const line = /open\.cdx\.json: lacks minimum elements of CISA 2026 \(1 component\): hash 1, licence 1/;
    assert.match((await asked('markdown')).replaceAll('\\', ''), line);
    const page = await asked('html');
    assert.match(page, line);
    assert.match(page, /<li>CISA 2026, hash lacking: 1: whole \(1:86\)<\/li>/);
    assert.match(page, /<li>CISA 2026, producer lacking: 1 \(1 withheld\): whole \(1:86\) withheld<\/li>/);
    const log = await asked('github');
    const [, inert = '', commands = ''] =
      /^::stop-commands::(?:[^\n]*)\n([\s\S]*?)\n::[0-9a-f-]{36}::\n([\s\S]*)/m.exec(log) ?? [];
    assert.match(inert, line);
    const annotations = commands.split('\n').filter(text => /minimum elements of/.test(text));
    assert.equal(annotations.length, 1);
    assert.match(annotations[0] ?? '', /^::warning file=hidden\.cdx\.json,line=1,title=bomwarden::/);
    const [run] = JSON.parse((await asked('sarif')).replace(/\}\nerror:[\s\S]*$/, '}')).runs;
    const told = run.invocations[0].toolExecutionNotifications.map(
      (one: {
        descriptor: { id: string };
        message: { text: string };
        locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
      }) => [one.descriptor.id, one.locations[0]?.physicalLocation.artifactLocation.uri, one.message.text],
    );
    assert.deepEqual(told, [
      [
        'minimum-element-producer',
        'hidden.cdx.json',
        'CISA 2026, producer lacking: 1 (1 withheld): whole (1:86) withheld',
      ],
      ['minimum-element-hash', 'open.cdx.json', 'CISA 2026, hash lacking: 1: whole (1:86)'],
      ['minimum-element-licence', 'open.cdx.json', 'CISA 2026, licence lacking: 1: whole (1:86)'],
    ]);
    assert.equal(run.properties.minimum.length, 3);
    for (const format of ['markdown', 'html', 'github', 'sarif']) {
      assert.doesNotMatch((await bomwarden(`scan . --format ${format}`)).text, /minimum/i, format);
    }
  });

  test('are told in French', async () => {
    const { text } = await bomwarden('scan open.cdx.json --require-complete cisa-2026 --lang fr');
    assert.match(text, /éléments minimaux de CISA 2026 manquants \(1 composant\)\u00a0: empreinte 1, licence 1/);
  });
});
