import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  workbookScript,
  workbookScriptHash,
  workbookStyle,
  workbookStyleHash,
} from '../../server/src/core/report/workbook/dress.ts';
import type { PageResult } from '../../server/src/lsp/protocol/pages.ts';
import { zipOf } from '../support/archives.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';
import { workbookOf } from '../support/workbooks.ts';

const sheets = [
  {
    name: 'Parts',
    rows: [
      ['Bill of materials <b>'],
      ['Reference', 'Manufacturer', 'MPN', 'Quantity'],
      ['U1', 'Quectel', 'EC25-AF', '1'],
      ['C1', 'Murata', 'GRM155', '12'],
    ],
  },
  {
    name: 'Cameras',
    state: 'hidden' as const,
    rows: [
      ['Device', 'Manufacturer', 'Model', 'Serial number'],
      ['gate', 'Hikvision', 'DS-2CD2143G2-I', 'A1'],
    ],
  },
];

suite('lsp: the page of a workbook', () => {
  let client: LanguageClient;
  let folder = '';
  setup(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-workbook-'));
    client = new LanguageClient();
    client.settings = { profiles: ['us-federal-contractor'] };
    const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'site' }];
    await client.start(pullingClient, { workspaceFolders, initializationOptions: { commands: true } });
  });
  teardown(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });
  const pageOf = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    const params = { uri: pathToFileURL(join(folder, name)).href, version: '1' };
    return client.connection.sendRequest<PageResult>('bomwarden/workbook', params);
  };

  test('marks the cells of each sheet, says so to the ear, and gives copies of what can be done', async () => {
    const result = await pageOf('parts.xlsx', workbookOf(sheets));
    assert.ok('page' in result, JSON.stringify(result));
    const { page } = result;
    assert.match(
      page,
      /<td role="gridcell" tabindex="-1" class="marked l-[a-z]+" data-told="m0-2-1" title="[^"]*Quectel[^"]*">Quectel<span class="ear">, /,
    );
    assert.match(page, /data-told="m1-1-1"[^>]*>Hikvision</);
    assert.match(page, /Cameras <span class="dim">hidden/);
    assert.match(page, /Bill of materials &lt;b&gt;/);
    assert.match(page, /id="m1-1-1" hidden><p class="dim">Cameras!B2/);
    for (const copy of ['Copy question to the supplier', 'Copy waiver', 'Copy replacement: '])
      assert.ok(page.includes(copy), copy);
    assert.match(page, /data-copy="[^"]*Cameras!B2: look at/);
    assert.match(page, /states the manufacturer “Hikvision”[^"]*\(cell Cameras!B2\)/);
  });

  test('its policy allows its own style sheet and script, and nothing else', async () => {
    const sha = (text: string) => createHash('sha256').update(text).digest('base64');
    assert.equal(workbookStyleHash, sha(workbookStyle));
    assert.equal(workbookScriptHash, sha(workbookScript));
    const hostile = sheets.map(sheet => ({
      ...sheet,
      rows: [...sheet.rows, ['"><script>alert(1)</script>', 'Quectel" onfocus="x']],
    }));
    const result = await pageOf('hostile.xlsx', workbookOf(hostile));
    assert.ok('page' in result);
    assert.equal(result.page.split('<script').length, 2);
    assert.ok(!/<[^>]* on[a-z]+=/.test(result.page));
  });

  test('a spreadsheet of OpenDocument is shown like one of Excel', async () => {
    const namespaces = ['office', 'table', 'text']
      .map(name => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
      .join(' ');
    const row = (...cells: string[]) =>
      `<table:table-row>${cells.map(cell => `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`;
    const table = `<table:table table:name="Parts">${row('Device', 'Manufacturer', 'Model', 'Serial number')}${row('gate', 'Hikvision', 'DS-2CD2143G2-I', 'A1')}</table:table>`;
    const result = await pageOf(
      'parts.ods',
      zipOf([
        { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
        {
          name: 'content.xml',
          bytes: `<office:document-content ${namespaces}><office:body><office:spreadsheet>${table}</office:spreadsheet></office:body></office:document-content>`,
        },
      ]),
    );
    assert.ok('page' in result, JSON.stringify(result));
    assert.match(result.page, /DS-2CD2143G2-I/);
    assert.match(result.page, /gate: Hikvision/);
  });

  test('what is no workbook is told', async () => {
    assert.deepEqual(await pageOf('no.xlsx', new TextEncoder().encode('no')), {
      refused: 'This file is no workbook that is read.',
    });
  });
});
