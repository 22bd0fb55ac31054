import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../server/src/cli/run.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';

const LIST = `name,source,alt_names,type
"Acme Works Co., Ltd.",Entity List (EL) - Bureau of Industry and Security,Acme Works; AWX,
"Globex LLC",Specially Designated Nationals (SDN) - Treasury Department,,Entity
"Hangzhou Hikvision Digital Technology Co., Ltd.",Entity List (EL) - Bureau of Industry and Security,Hikvision,
"Initech LLC",Specially Designated Nationals (SDN) - Treasury Department,,
"Initech LLC",Entity List (EL) - Bureau of Industry and Security,,
"DOE, John",Specially Designated Nationals (SDN) - Treasury Department,,Individual
`;

const SBOM = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: [
    'Acme Works Co Ltd',
    'ACME WORKS',
    'Acme Works GmbH',
    'Globex, LLC',
    'Globex Trading LLC',
    'Hikvision',
    'Initech LLC',
    'AWX',
    'Doe, John',
  ].map(name => ({ type: 'device', name: 'unit', supplier: { name } })),
});

suite('bomwarden lists import', () => {
  let folder = '';

  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-list-'));
    writeFileSync(join(folder, 'csl.csv'), LIST);
    writeFileSync(join(folder, 'sbom.json'), SBOM);
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  async function tell(...argv: string[]): Promise<{ readonly code: number; readonly said: string }> {
    const system = systemOf(folder, { signatures: () => JSON.stringify(signatures()) });
    const code = await run(argv, system);
    return { code, said: system.said.join('') };
  }
  const imported = (...more: string[]) => tell('lists', 'import', 'csl.csv', '--day', '2026-11-20', ...more);
  const findings = async (...more: string[]): Promise<readonly string[]> => {
    const { said } = await tell(
      'scan',
      'sbom.json',
      '--pack',
      'csl',
      '--format',
      'json',
      '--profile',
      'us-private',
      ...more,
    );
    const { documents } = JSON.parse(said) as {
      documents: { findings: { message: string; vendor: string; level: string }[] }[];
    };
    return documents.flatMap(({ findings: all }) =>
      all.map(({ vendor, level, message }) => `${vendor} ${level} ${message}`),
    );
  };

  test('tells what was read, what is known already and what was left out', async () => {
    const { code, said } = await imported('--edition', 'weekly', '--url', 'https://example.org/csl.csv');
    assert.equal(code, 0, said);
    assert.equal(
      said,
      `Consolidated Screening List, CSV, of 2026-11-20:
5 entries with 8 names, of 1 companies that bomwarden has a file or a list for.
  Entity List (csl-el): 3
  Specially Designated Nationals (csl-sdn): 2
Left out: 1 persons; --with takes them.
Written to csl. Use it: bomwarden scan <path> --pack csl
`,
    );
    const { sources } = { sources: JSON.parse(readFileSync(join(folder, 'csl/sources.json'), 'utf8')) };
    assert.match(
      sources['LIST-CSL'].title,
      /^Consolidated Screening List \(.*\), weekly, 2026-11-20; imported from csl\.csv, SHA-256 [0-9a-f]{64}$/,
    );
    assert.equal(sources['LIST-CSL'].url, 'https://example.org/csl.csv');
  });

  test('marks whoever is named, as named and no more; another legal form or another word is another company', async () => {
    await imported();
    const told = await findings();
    const own = told.filter(line => line.startsWith('csl-'));
    assert.deepEqual(own, [
      'csl-acme-works information unit: Acme Works Co., Ltd., listed, effect on us-private not judged here (Entity List of 2026-11-20)',
      'csl-acme-works information unit: Acme Works Co., Ltd., listed, effect on us-private not judged here (Entity List of 2026-11-20)',
      'csl-globex information unit: Globex LLC, listed, effect on us-private not judged here (Specially Designated…)',
      'csl-initech information unit: Initech LLC, listed, effect on us-private not judged here (Entity List of 2026-11-20)',
      'csl-acme-works information unit: Acme Works Co., Ltd., listed, effect on us-private not judged here (Entity List of 2026-11-20)',
    ]);
    const hikvision = told.filter(line => line.startsWith('hikvision '));
    assert.equal(hikvision.length, 1, 'one finding for a company that has a file of its own');
    assert.match(
      hikvision[0] ?? '',
      /Hikvision, listed, effect on us-private not judged here \(Entity List of 2026-11-20\)/,
    );
    assert.equal(told.length, 6);
  });

  test('says the same in French, without a profile, and of a company by its id', async () => {
    await imported();
    const french = await tell('scan', 'sbom.json', '--pack', 'csl', '--lang', 'fr', '--profile', 'us-private');
    assert.match(french.said, /Acme Works Co\., Ltd\., inscrit, effet pour us-private non jugé ici/);
    const without = await tell('scan', 'sbom.json', '--pack', 'csl');
    assert.match(without.said, /Globex LLC, listed in Specially Designated Nationals of 2026-11-20; not judged here/);
    const page = await tell('explain', 'csl-globex', '--pack', 'csl');
    assert.equal(page.code, 0);
    assert.match(page.said, /Globex LLC \(csl-globex\)/);
    assert.match(page.said, /Specially Designated Nationals of 2026-11-20, imported; what it does is not judged here/);
    const details = await tell('explain', 'Globex LLC', '--details', '--pack', 'csl');
    assert.match(details.said, /The list names the company\. What follows from that is not judged here\./);
    const list = await tell('signatures', 'list', '--pack', 'csl');
    assert.match(list.said, /7 names of imported lists: csl/);
  });

  test('speaks wherever its owner reviews, whosever list it is', async () => {
    await imported();
    const { said } = await tell('scan', 'sbom.json', '--pack', 'csl', '--profile', 'ca-private');
    assert.match(said, /Globex LLC, listed, effect on ca-private not judged here/);
  });

  test('takes persons where it is asked to', async () => {
    const { said } = await imported('--with', 'person');
    assert.doesNotMatch(said, /Left out/);
    assert.ok((await findings()).some(line => line.startsWith('csl-doe-john ')));
    assert.equal((await imported('--with', 'robot')).code, 2);
  });

  test('signs the pack, and an altered name is refused then', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    writeFileSync(join(folder, 'secret.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(join(folder, 'public.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
    assert.match((await imported('--key', 'secret.pem')).said, /Written to csl, signed/);
    assert.equal((await tell('signatures', 'verify', 'csl', '--key', 'public.pem')).code, 0);
    const file = join(folder, 'csl/names/csl.tsv');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('Globex', 'Globax'));
    const { code, said } = await tell('scan', 'sbom.json', '--pack', 'csl', '--pack-key', 'public.pem');
    assert.equal(code, 2);
    assert.match(said, /altered after it was signed/);
  });

  test('lines out of order are refused: a name behind them would not be found', async () => {
    await imported();
    const file = join(folder, 'csl/names/csl.tsv');
    const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
    writeFileSync(file, [header, ...lines.reverse(), ''].join('\n'));
    const { code, said } = await tell('scan', 'sbom.json', '--pack', 'csl');
    assert.equal(code, 2);
    assert.match(said, /names\/csl\.tsv: Its lines are not in order/);
    writeFileSync(file, 'no list\n');
    assert.match((await tell('scan', 'sbom.json', '--pack', 'csl')).said, /no list that “bomwarden lists import” made/);
  });

  test('a list that was made with another way of comparing names is compared anew', async () => {
    await imported();
    const before = await findings();
    const file = join(folder, 'csl/names/csl.tsv');
    const [header = '', ...lines] = readFileSync(file, 'utf8').split('\n');
    const old = header.replace(/"comparison":"[0-9a-f]+"/, '"comparison":"old"');
    assert.notEqual(old, header);
    const keys = lines.map(line => line.replace(/^[^\t]+/, key => `a ${key}`));
    writeFileSync(file, [old, ...keys].join('\n'));
    assert.deepEqual(await findings(), before);
  });

  test('an earlier import of the list is replaced, and nothing else is touched', async () => {
    await imported();
    writeFileSync(join(folder, 'csl.csv'), 'name\nOnly Works Ltd\nMore Works Ltd\n');
    assert.equal((await imported('--id', 'csl', '--out', 'csl')).code, 0);
    assert.deepEqual(readdirSync(join(folder, 'csl/instruments/imported')), ['csl.json']);
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine/notes.txt'), 'mine');
    const { code, said } = await imported('--out', 'mine');
    assert.equal(code, 2);
    assert.match(said, /holds something else/);
    assert.deepEqual(readdirSync(join(folder, 'mine')), ['notes.txt']);
  });

  test('what is no list, no id, no address or no code is told in one sentence', async () => {
    writeFileSync(join(folder, 'x.json'), '{"a":1}');
    for (const [argv, message] of [
      [['x.json'], /x\.json: It is JSON without a list/],
      [['none.csv'], /none\.csv: There is no such file/],
      [['csl.csv', '--id', 'A b'], /An id is lower-case words/],
      [['csl.csv', '--url', 'ftp:x'], /no web address/],
      [['csl.csv', '--jurisdiction', 'usa'], /a code such as US/],
      [['csl.csv', '--key', 'none.pem'], /none\.pem/],
    ] as const) {
      const { code, said } = await tell('lists', 'import', ...argv);
      assert.equal(code, 2, said);
      assert.match(said, message);
    }
  });
});
