import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../../server/src/cli/run.ts';
import { readXlsx } from '../../server/src/core/read/workbook/xlsx.ts';
import { CsvReader, csvDelimiters } from '../../server/src/core/syntax/csv.ts';
import { tarOf, zipOf } from '../support/archives.ts';
import { Repository } from '../support/repository.ts';
import { skipLoudly } from '../support/shared.ts';
import { signatures } from '../support/signatures.ts';
import { systemOf } from '../support/system.ts';
import { workbookOf } from '../support/workbooks.ts';

const signatureText = JSON.stringify(signatures());
const hostile = '=HYPERLINK("http://x.example","click")';

const gateway = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { type: 'device', name: 'Gateway', supplier: { name: 'Acme GmbH' } } },
  components: [
    { type: 'device', name: 'LTE modem', manufacturer: { name: 'Quectel Wireless Solutions' } },
    { type: 'device', name: hostile },
    { type: 'device', name: 'Switch', manufacturer: { name: 'redacted' } },
    { type: 'device', name: 'Antenna', manufacturer: { name: 'Taoglas' } },
    { type: 'library', name: 'zlib', supplier: { name: 'Beta Ltd' } },
    { type: 'firmware', name: 'camera fw', supplier: { name: 'Beta, Ltd.' }, manufacturer: { name: 'Hikvision' } },
  ],
};

interface Found {
  readonly rule: string;
  readonly level: string;
  readonly tier: string | null;
  readonly vendor: string | null;
  readonly message: string;
  readonly component: { readonly name: string } | null;
  readonly declared?: Readonly<Record<string, string>>;
}

suite('Questions to suppliers and their answers', () => {
  let repository: Repository;

  setup(() => {
    repository = new Repository();
    repository.write('in/gateway.cdx.json', JSON.stringify(gateway, undefined, 1));
    mkdirSync(join(repository.folder, 'out'));
  });
  teardown(() => repository.remove());

  async function command(args: readonly string[]) {
    const system = systemOf(repository.folder, { signatures: () => signatureText });
    return { code: await run(args, system), text: system.said.join('') };
  }

  const ask = (...more: string[]) => command(['ask', 'in', '-o', 'out', '--profile', 'us-federal-contractor', ...more]);

  async function found(...paths: string[]) {
    const args = ['scan', ...paths, '--profile', 'us-federal-contractor', '--format', 'json'];
    const { documents } = JSON.parse((await command(args)).text) as {
      documents: { path: string; format: string; problems: { code: string; message: string }[]; findings: Found[] }[];
    };
    return { documents, findings: documents.flatMap(({ findings }) => findings) };
  }

  test('the folder to write to is made, but no path of folders', async () => {
    const { code } = await ask('-o', 'new');
    assert.equal(code, 0);
    assert.ok(readdirSync(join(repository.folder, 'new')).length > 0);
    const refused = await ask('-o', 'far/away');
    assert.deepEqual([refused.code, refused.text], [2, 'error: there is no folder "far/away"\n']);
  });

  const answered = (findings: readonly Found[]) =>
    findings.filter(({ rule }) => rule === 'declared-by-supplier').map(({ component }) => component?.name);

  /** The rows of a questionnaire, changed and written anew. */
  function refill(name: string, fill: (rows: string[][]) => void, to = `in/${name}`): void {
    const [sheet] = readXlsx(readFileSync(join(repository.folder, 'out', name)))?.sheets ?? [];
    const rows: string[][] = [];
    for (const { row, cells } of sheet?.rows ?? []) rows[row] = Array.from(cells, cell => cell ?? '');
    for (let at = 0; at < rows.length; at++) rows[at] ??= [];
    fill(rows);
    writeFileSync(join(repository.folder, to), workbookOf([{ name: 'Questions', rows }]));
  }

  function sign(rows: string[][], by = 'Jane Doe, Acme GmbH', on = '2026-11-20'): void {
    for (const row of rows) {
      if (row[0] === 'by') row[2] = by;
      if (row[0] === 'on') row[2] = on;
    }
  }

  function answer(rows: string[][], component: string, maker: string, part: string): void {
    const row = rows.find(cells => cells[1] === component);
    assert.ok(row, component);
    row[7] = maker;
    row[8] = part;
  }

  test('one questionnaire for each supplier, about what was found and what is not said', async () => {
    const { code, text } = await ask();
    assert.equal(code, 0, text);
    assert.deepEqual(text.trim().split('\n'), [
      'out/questions-acme-gmbh.xlsx: 3 components, for Acme GmbH',
      'out/questions-beta-ltd.xlsx: 1 component, for Beta, Ltd.',
    ]);
    const [sheet] = readXlsx(readFileSync(join(repository.folder, 'out/questions-acme-gmbh.xlsx')))?.sheets ?? [];
    const rows = sheet?.rows.map(({ cells }) => cells) ?? [];
    assert.equal(rows[0]?.[2], 'Questions to Acme GmbH (2026-11-22)');
    const asked = rows.slice(5).map(cells => cells.slice(1, 7));
    assert.deepEqual(
      asked.map(([component]) => component),
      ['LTE modem', hostile, 'Switch'],
    );
    assert.deepEqual(asked[0]?.slice(2), [
      'manufacturer: Quectel Wireless Solutions',
      'in/gateway.cdx.json, line 17',
      '1. Who made this component? Please give the full legal name of the company.\n2. Is it, or a part of it, made by Quectel or a company of its group?',
      'LTE modem: Quectel, listed, no restriction found for us-federal-contractor (section 1260H list)',
    ]);
  });

  test('in French', async () => {
    const { code } = await ask('--lang', 'fr', '--format', 'csv');
    assert.equal(code, 0);
    const text = readFileSync(join(repository.folder, 'out/questions-acme-gmbh.csv'), 'utf8');
    assert.match(text, /Questions à Acme GmbH/);
    assert.match(text, /Qui a fabriqué ce composant/);
    assert.doesNotMatch(text, /Who made/);
  });

  test('no cell of any form is a formula', async () => {
    await ask('--format', 'csv');
    const csv = readFileSync(join(repository.folder, 'out/questions-acme-gmbh.csv'), 'utf8');
    const reader = new CsvReader(csv, csvDelimiters[0]);
    const cells: string[] = [];
    while (reader.nextRow()) for (let at = 0; at < reader.count; at++) cells.push(reader.value(at));
    assert.ok(cells.includes(`'${hostile}`));
    assert.deepEqual(
      cells.filter(cell => /^\s*[=+\-@]/.test(cell)),
      [],
    );
    await ask();
    const bytes = readFileSync(join(repository.folder, 'out/questions-acme-gmbh.xlsx'));
    const [sheet] = readXlsx(bytes)?.sheets ?? [];
    assert.deepEqual(sheet?.uncalculated, []);
    assert.equal(sheet?.rows[6]?.cells[1], hostile, 'in a cell of text nothing has to be written otherwise');
  });

  test('exactly the answered components change, and nothing that was found', async () => {
    await ask();
    const before = await found('in');
    refill('questions-acme-gmbh.xlsx', rows => {
      sign(rows);
      answer(rows, 'LTE modem', 'Sierra Wireless Inc.', 'no');
      answer(rows, 'Switch', 'ZTE Corporation', '');
    });
    const after = await found('in');
    const told = after.findings.filter(({ rule }) => rule === 'declared-by-supplier');
    assert.deepEqual(
      told.map(({ message }) => message),
      [
        'LTE modem: the supplier declares: made by “Sierra Wireless Inc.”, no part of it is made by a vendor asked about (Jane Doe, Acme GmbH, 2026-11-20, questions-acme-gmbh.xlsx, Questions!H7); what was found stands',
        'Switch: the supplier declares: made by “ZTE Corporation” (Jane Doe, Acme GmbH, 2026-11-20, questions-acme-gmbh.xlsx, Questions!H9)',
      ],
    );
    assert.deepEqual(told[0]?.declared, {
      question: told[0]?.declared?.['question'],
      maker: 'Sierra Wireless Inc.',
      part: 'no',
      by: 'Jane Doe, Acme GmbH',
      on: '2026-11-20',
      file: 'questions-acme-gmbh.xlsx',
      place: 'Questions!H7',
    });
    const rest = after.findings.filter(finding => !told.includes(finding));
    const added = rest.filter(({ tier }) => tier === 'declared');
    assert.deepEqual(
      added.map(({ level, vendor, message }) => [level, vendor, message]),
      [['warning', 'zte', 'Switch: ZTE, prohibited for us-federal-contractor (Section 889); by the supplier’s answer']],
    );
    assert.deepEqual(
      rest.filter(finding => !added.includes(finding)),
      before.findings,
    );
    assert.equal(after.documents.find(({ path }) => path.endsWith('.xlsx'))?.format, 'questionnaire');
  });

  test('an answer that agrees makes nothing stronger', async () => {
    repository.write(
      'in/gateway.cdx.json',
      JSON.stringify({ ...gateway, components: [{ type: 'library', name: 'x', author: 'Hikvision' }] }),
    );
    await ask();
    const before = await found('in');
    refill('questions-acme-gmbh.xlsx', rows => {
      sign(rows);
      answer(rows, 'x', 'Somebody Else Ltd', 'yes');
    });
    const after = await found('in');
    assert.deepEqual(
      after.findings.filter(({ rule }) => rule !== 'declared-by-supplier'),
      before.findings,
    );
  });

  test('whoever has answered is not asked again, and a file with answers is not overwritten', async () => {
    await ask();
    refill('questions-acme-gmbh.xlsx', rows => {
      sign(rows);
      answer(rows, 'Switch', 'Cisco Systems, Inc.', 'no');
    });
    const { text } = await ask();
    assert.match(text, /questions-acme-gmbh\.xlsx: 2 components/);
    refill('questions-acme-gmbh.xlsx', rows => answer(rows, 'LTE modem', 'Telit', ''), 'out/questions-acme-gmbh.xlsx');
    const again = await ask();
    assert.equal(again.code, 2);
    assert.match(again.text, /holds answers/);
    writeFileSync(join(repository.folder, 'out/questions-beta-ltd.xlsx'), 'mine');
    rmSync(join(repository.folder, 'out/questions-acme-gmbh.xlsx'));
    assert.match((await ask()).text, /no questionnaire of ours/);
    assert.equal(readFileSync(join(repository.folder, 'out/questions-beta-ltd.xlsx'), 'utf8'), 'mine');
  });

  test('answers in another folder count where the file is named', async () => {
    await ask();
    refill('questions-acme-gmbh.xlsx', rows => answer(rows, 'Switch', 'Cisco', ''), 'out/reply.xlsx');
    assert.deepEqual(answered((await found('in')).findings), []);
    const { documents, findings } = await found('in', 'out/reply.xlsx');
    assert.deepEqual(answered(findings), ['Switch']);
    assert.deepEqual(
      documents.flatMap(({ problems }) => problems.map(({ message }) => message)),
      ['The questionnaire does not say who answered.'],
    );
  });

  test('the next version of the document has the answers; another supplier’s component of that name has not', async () => {
    await ask();
    refill('questions-acme-gmbh.xlsx', rows => answer(rows, 'Switch', 'Cisco', ''));
    const [modem, , device] = gateway.components;
    const product = (name: string, supplier: string) => ({
      component: { type: 'device', name, version: '9', supplier: { name: supplier } },
    });
    const of = (metadata: object) => JSON.stringify({ ...gateway, version: 7, metadata, components: [device, modem] });
    repository.write('in/gateway.cdx.json', of(product('Gateway', 'ACME')));
    assert.deepEqual(answered((await found('in')).findings), ['Switch']);
    repository.write('in/gateway.cdx.json', of(product('Gateway', 'Gamma Inc.')));
    const others = await found('in');
    assert.deepEqual(answered(others.findings), []);
    const told = others.documents.flatMap(({ problems }) => problems.map(({ message }) => message));
    assert.deepEqual(told, [
      'The questionnaire does not say who answered.',
      '1 answer concerns no component that was reviewed here.',
    ]);
    repository.write('in/gateway.cdx.json', of(product('Recorder', 'Acme GmbH')));
    assert.deepEqual(answered((await found('in')).findings), []);
  });

  /** Where a document and the answers to it may stand: what is written, and the file that the answer names. */
  const places: Readonly<
    Record<string, (answers: Buffer) => readonly [Readonly<Record<string, string | Uint8Array>>, string]>
  > = {
    'beside an archive': answers => [
      {
        'in/delivery.zip': zipOf([{ name: 'd/gateway.cdx.json', bytes: JSON.stringify(gateway) }]),
        'in/reply.xlsx': answers,
      },
      'reply.xlsx',
    ],
    'in the archive': answers => [
      {
        'in/delivery.zip': zipOf([
          { name: 'd/gateway.cdx.json', bytes: JSON.stringify(gateway) },
          { name: 'replies/acme.xlsx', bytes: answers },
        ]),
      },
      'delivery.zip!/replies/acme.xlsx',
    ],
    'in a packed tar file': answers => [
      {
        'in/delivery.tar.gz': gzipSync(
          tarOf([
            { name: 'acme.xlsx', bytes: answers },
            { name: 'd/gateway.cdx.json', bytes: JSON.stringify(gateway) },
          ]),
        ),
      },
      'delivery.tar.gz!/acme.xlsx',
    ],
    'around an archive in the archive': answers => [
      {
        'in/delivery.zip': zipOf([
          { name: 'boms.zip', bytes: zipOf([{ name: 'gateway.cdx.json', bytes: JSON.stringify(gateway) }]) },
          { name: 'acme.xlsx', bytes: answers },
        ]),
      },
      'delivery.zip!/acme.xlsx',
    ],
    'in an archive beside the document': answers => [
      {
        'in/gateway.cdx.json': JSON.stringify(gateway),
        'in/reply.zip': zipOf([{ name: 'acme.xlsx', bytes: answers }]),
      },
      'reply.zip!/acme.xlsx',
    ],
    'where the configuration says': answers => [
      {
        'in/gateway.cdx.json': JSON.stringify(gateway),
        'replies/acme.xlsx': answers,
        '.bomwarden.yml': 'answers: [replies/acme.xlsx]\n',
      },
      'acme.xlsx',
    ],
    'in the folder that the configuration names': answers => [
      {
        'in/gateway.cdx.json': JSON.stringify(gateway),
        'replies/acme.xlsx': answers,
        '.bomwarden.yml': 'received: [replies]\nanswers: [replies]\n',
      },
      'acme.xlsx',
    ],
  };
  for (const [where, make] of Object.entries(places)) {
    test(`answers ${where} change exactly what they are about`, async () => {
      await ask();
      const before = (await found('in')).findings;
      refill(
        'questions-acme-gmbh.xlsx',
        rows => {
          sign(rows);
          answer(rows, 'Switch', 'Cisco Systems, Inc.', 'no');
        },
        'out/acme.xlsx',
      );
      const [files, file] = make(readFileSync(join(repository.folder, 'out/acme.xlsx')));
      rmSync(join(repository.folder, 'in/gateway.cdx.json'));
      for (const [path, content] of Object.entries(files)) repository.write(path, content);
      const { documents, findings } = await found('in');
      assert.deepEqual(answered(findings), ['Switch']);
      assert.deepEqual(findings.find(({ declared }) => declared)?.declared?.['file'], file);
      assert.deepEqual(
        findings.filter(({ rule }) => rule !== 'declared-by-supplier').map(({ message }) => message),
        before.map(({ message }) => message),
      );
      assert.deepEqual(
        documents.flatMap(({ problems }) => problems),
        [],
      );
    });
  }

  test('answers about the parts of a workbook', async () => {
    rmSync(join(repository.folder, 'in/gateway.cdx.json'));
    const rows = [
      ['Part', 'Manufacturer', 'MPN'],
      ['LTE modem', 'Quectel', 'EC25-AF'],
      ['Switch', 'TBD', 'SW8'],
      ['Antenna', 'Taoglas', 'TG08'],
    ];
    repository.write('in/parts.xlsx', workbookOf([{ name: 'Parts', rows }]));
    await ask();
    const [name = ''] = readdirSync(join(repository.folder, 'out'));
    refill(name, questions => answer(questions, 'Switch', 'Cisco Systems, Inc.', 'no'));
    const { findings } = await found('in');
    assert.deepEqual(answered(findings), ['Switch']);
  });

  test('a place that the configuration names and that holds no answers is told', async () => {
    repository.write('.bomwarden.yml', 'answers: [replies]\n');
    const { text } = await command(['scan', 'in']);
    assert.match(text, /There are no answers of suppliers in “replies”, which the configuration names\./);
  });

  test('what is not understood is told at its cell', async () => {
    await ask();
    refill('questions-acme-gmbh.xlsx', rows => {
      sign(rows, 'Jane', '');
      answer(rows, 'LTE modem', 'unknown', 'perhaps');
      answer(rows, 'Switch', '', 'Non.');
      rows.push(['', 'Camera', '', '', '', '', '', 'Axis', 'no']);
    });
    const { documents, findings } = await found('in');
    assert.deepEqual(answered(findings), ['LTE modem', 'Switch']);
    assert.deepEqual(
      documents.flatMap(({ problems }) => problems.map(({ code, message }) => `${code}: ${message}`)),
      [
        'answer-without-question: This row has an answer and no id of a question; it is not read.',
        'answer-not-understood: “perhaps” is none of yes, no and not known; it is not read.',
        'answers-unsigned: The questionnaire does not say on which day it was answered.',
      ],
    );
  });

  test('as a table, with another delimiter and columns moved', async () => {
    await ask('--format', 'csv');
    const text = readFileSync(join(repository.folder, 'out/questions-acme-gmbh.csv'), 'utf8');
    const reader = new CsvReader(text, csvDelimiters[0]);
    const rows: string[][] = [];
    while (reader.nextRow())
      rows.push(['internal', ...Array.from({ length: reader.count }, (_, at) => reader.value(at))]);
    for (const row of rows) if (row[2] === 'LTE modem') row[9] = 'oui';
    const written = rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\n');
    repository.write('in/back.csv', written);
    assert.deepEqual(answered((await found('in')).findings), ['LTE modem']);
  });

  test('as a table that a spreadsheet saved as Unicode text', async () => {
    await ask('--format', 'csv');
    const path = join(repository.folder, 'out/questions-acme-gmbh.csv');
    const table = readFileSync(path, 'utf8')
      .replaceAll(',', '\t')
      .replace(/^(.*Switch.*)$/m, line => {
        const cells = line.split('\t');
        cells[7] = 'Cisco';
        return cells.join('\t');
      });
    for (const [name, text] of Object.entries({
      'le.txt': Buffer.from(`\ufeff${table}`, 'utf16le'),
      'be.txt': Buffer.from(`\ufeff${table}`, 'utf16le').swap16(),
    })) {
      repository.write(`in/${name}`, text);
      assert.deepEqual(answered((await found('in')).findings), ['Switch'], name);
      rmSync(join(repository.folder, 'in', name));
    }
  });

  test('as declarations of CycloneDX', async () => {
    await ask('--format', 'cyclonedx');
    const path = join(repository.folder, 'out/questions-acme-gmbh.cdx.json');
    const document = JSON.parse(readFileSync(path, 'utf8'));
    const { claims, evidence, targets, affirmation } = document.declarations;
    assert.equal(claims.length, 3);
    const target = targets.components.find(({ name }: { name: string }) => name === 'Switch')['bom-ref'];
    const claim = claims.find((one: { target: string }) => one.target === target);
    const own = evidence.find((one: { 'bom-ref': string }) => claim.evidence.includes(one['bom-ref']));
    own.data[0].contents.attachment.content = 'Cisco Systems';
    own.created = '2026-11-21T10:00:00Z';
    affirmation.signatories[0].name = 'Jane Doe';
    repository.write('in/acme-answers.json', JSON.stringify(document));
    const { findings, documents } = await found('in');
    assert.deepEqual(
      findings.filter(({ declared }) => declared).map(({ message }) => message),
      ['Switch: the supplier declares: made by “Cisco Systems” (Jane Doe, 2026-11-21, acme-answers.json, line 1)'],
    );
    assert.equal(documents.find(({ path }) => path.endsWith('answers.json'))?.format, 'questionnaire');
  });

  test('hostile answers act nowhere', async () => {
    await ask();
    refill('questions-acme-gmbh.xlsx', rows => {
      sign(rows, '\u202egnp\n::error::x', '##vso[task.complete]');
      answer(rows, 'Switch', '<img src=x onerror=alert(1)>|=1+1', '');
    });
    for (const format of ['text', 'github', 'html', 'markdown', 'sarif', 'csv']) {
      const { text } = await command(['scan', 'in', '--format', format]);
      assert.match(text, /declares/, `${format}: ${text}`);
      assert.doesNotMatch(text, /\u202e|^::error::x|##vso\[/m, format);
      if (format === 'html' || format === 'markdown') assert.doesNotMatch(text, /(?<!\\)<img src=x/, format);
    }
  });

  test('in a workbook that openpyxl filled in', async function () {
    await ask();
    const program = [
      'import openpyxl, datetime, sys',
      'book = openpyxl.load_workbook(sys.argv[1])',
      'sheet = book.active',
      'for row in sheet.iter_rows():',
      '    if row[0].value == "by": row[2].value = "Jane Doe"',
      '    if row[0].value == "on": row[2].value = datetime.date(2026, 11, 20)',
      '    if row[1].value == "Switch": row[8].value = "No"',
      'book.save(sys.argv[2])',
    ].join('\n');
    const files = ['out/questions-acme-gmbh.xlsx', 'in/reply.xlsx'].map(name => join(repository.folder, name));
    const { status, stderr } = spawnSync('/usr/bin/python3', ['-W', 'error', '-c', program, ...files], {
      encoding: 'utf8',
    });
    if (/No module named/.test(stderr)) skipLoudly(this, 'python3-openpyxl');
    assert.equal(status, 0, stderr);
    const { findings } = await found('in');
    assert.deepEqual(
      findings.filter(({ declared }) => declared).map(({ message }) => message),
      [
        'Switch: the supplier declares: no part of it is made by a vendor asked about (Jane Doe, 2026-11-20, reply.xlsx, Questions!H9)',
      ],
    );
  });

  test('two components that call themselves the same are one question', async () => {
    const twice = { type: 'device', name: 'Camera', manufacturer: { name: 'Hikvision' } };
    repository.write('in/gateway.cdx.json', JSON.stringify({ ...gateway, components: [twice, twice] }));
    await ask();
    refill('questions-acme-gmbh.xlsx', rows => {
      assert.match(rows.at(-1)?.[4] ?? '', /and 1 more place/);
      answer(rows, 'Camera', 'Axis', 'no');
    });
    assert.deepEqual(answered((await found('in')).findings), ['Camera', 'Camera']);
    assert.deepEqual(readdirSync(join(repository.folder, 'out')), ['questions-acme-gmbh.xlsx']);
  });
});
