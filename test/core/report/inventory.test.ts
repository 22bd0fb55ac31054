import assert from 'node:assert/strict';
import type { Waiver } from '../../../server/src/core/model/waiver.ts';
import { buildReport, documentBuilder } from '../../../server/src/core/report/build.ts';
import { outputs } from '../../../server/src/core/report/index.ts';
import { inventoryReview } from '../../../server/src/core/report/inventory/rollup.ts';
import { whatWords, whenWords } from '../../../server/src/core/report/inventory/words.ts';
import type { Report } from '../../../server/src/core/report/model.ts';
import type { ReviewOptions } from '../../../server/src/core/review.ts';
import { reviewText, today } from '../../support/review.ts';
import { signatures } from '../../support/signatures.ts';

function reportOf(texts: readonly string[], profiles: readonly string[], more: Partial<ReviewOptions> = {}): Report {
  const build = documentBuilder(signatures());
  const reviews = texts.map(text => reviewText(text, profiles, more));
  const documents = reviews.map((review, at) => build({ path: `list-${at}.yaml`, review }));
  const contexts = reviews[0]?.contexts ?? [];
  return buildReport(documents, signatures(), { version: '0', contexts, skipped: 0, notes: [] });
}

/** `site | vendor: model ×quantity | what | by when | statuses` of each row. */
function rowsOf(report: Report): readonly string[] {
  return inventoryReview(report).rows.map(row => {
    const statuses = row.statuses.map(({ status, quantity }) => `${status} ${quantity}`).join(', ');
    return [
      row.site,
      `${row.vendorName}: ${row.model} ×${row.quantity}`,
      whatWords(row).text,
      whenWords(row, today).text,
      statuses,
    ].join(' | ');
  });
}

const properties = `deviceManifest: "1.0"
sites:
  - { id: annex, name: Annex, organizationKind: national-government, jurisdiction: CA }
  - { id: depot, name: Depot, organizationKind: private, jurisdiction: CA }
defaults: { kind: camera, manufacturer: Hikvision, model: DS-2CD2043G2-I }
devices:
  - { id: a, site: annex, quantity: 10, status: in-service }
  - { id: b, site: annex, quantity: 2, status: being-replaced, replaceBy: 2027-03-01 }
  - { id: c, site: annex, quantity: 4, status: removed }
  - { id: d, site: annex, quantity: 3, status: proposed }
  - { id: e, site: depot, quantity: 5, status: spare }
  - { id: f, site: annex, manufacturer: Axis, model: P3245-LV, quantity: 99, status: in-service }
`;

suite('existing properties', () => {
  test('are rolled up by site and model; what is gone and what is still to come is no matter', () => {
    const report = reportOf([properties], ['ca-private']);
    assert.deepEqual(rowsOf(report), [
      'Annex | Hikvision: DS-2CD2043G2-I ×12 | may not stay in use | no deadline published | in-service 10, being-replaced 2',
      // Global News, 2025-06-28: private buyers were asked to take note and urged to nothing.
      'Depot | Hikvision: DS-2CD2043G2-I ×5 | nothing found that binds |  | spare 5',
    ]);
    const { inPlace, removed, planned, rows } = inventoryReview(report);
    assert.deepEqual([inPlace, removed, planned], [17, 4, 3]);
    assert.deepEqual(rows[0]?.replacements, [{ by: '2027-03-01', quantity: 2 }]);
    assert.deepEqual(
      rows[0]?.places.map(({ line }) => line),
      [5, 5],
    );
  });

  test('of several lists at one site are one row', () => {
    const table = 'Manufacturer,Model,Serial,Site,Status,Quantity\nHIKVISION,DS-2CD2043G2-I,S1,Annex,active,7\n';
    assert.deepEqual(rowsOf(reportOf([table, table], ['ca-federal'])), [
      'Annex | Hikvision: DS-2CD2043G2-I ×14 | may not stay in use | no deadline published | in-service 14',
    ]);
  });

  test('when they were acquired decides where the law says so', () => {
    const table =
      'Manufacturer,Model,Serial,Site,Status,Purchase Date\n' +
      'Dahua,IPC-HFW2431S,S1,Hall,active,2020-01-01\nDahua,IPC-HFW2431S,S2,Hall,active,2024-02-01\nDahua,IPC-HFW2431S,S3,Hall,active,\n';
    assert.deepEqual(rowsOf(reportOf([table], ['ca-qc-public-body'])), [
      'Hall | Dahua: IPC-HFW2431S ×1 | may not stay in use | no deadline known | in-service 1',
      'Hall | Dahua: IPC-HFW2431S ×1 | use is restricted | no deadline known | in-service 1',
      'Hall | Dahua: IPC-HFW2431S ×1 | cannot be determined | no deadline known | in-service 1',
    ]);
  });

  test('an instrument that speaks of buying only asks for nothing that is there', () => {
    const camera = 'deviceManifest: "1.0"\ndevices:\n  - { kind: camera, manufacturer: Dahua, status: in-service }\n';
    assert.deepEqual(rowsOf(reportOf([camera], ['us-federal-agency'])), [
      ' | Dahua: null ×1 | buying is restricted; nothing found on keeping |  | in-service 1',
    ]);
    assert.deepEqual(rowsOf(reportOf([camera], ['us-federal-contractor']))[0]?.includes('use is restricted'), true);
  });

  test('a deadline of the data is told, and whether it has passed', () => {
    const set = signatures();
    const telecom = {
      id: 'operator',
      title: 'Operator',
      description: 'An operator.',
      jurisdictions: ['CA'],
      parties: ['ca-telecom-operator'],
      activities: ['use', 'procurement'],
      purposes: [],
      sites: [],
    };
    const context = { ...telecom, profile: 'operator', asOf: today };
    const router = 'deviceManifest: "1.0"\ndevices:\n  - { kind: router, manufacturer: Huawei, status: in-service }\n';
    assert.ok(set.instruments.some(({ id }) => id === 'ca-telecom-huawei-zte-2022'));
    assert.match(rowsOf(reportOf([router], [], { contexts: [context] }))[0] ?? '', /was due by 2024-06-28/);
    const before = { ...context, asOf: '2024-01-01' };
    assert.match(rowsOf(reportOf([router], [], { contexts: [before] }))[0] ?? '', /buying is restricted/);
  });

  test('parts of a device count as often as the device, and say where they are', () => {
    const text =
      'deviceManifest: "1.0"\ndevices:\n  - name: Lobby\n    quantity: 3\n    status: in-service\n    components:\n      - { kind: soc, manufacturer: HiSilicon, model: Hi3516, quantity: 2 }\n';
    const [row] = inventoryReview(reportOf([text], ['us-federal-contractor'])).rows;
    assert.equal(row?.quantity, 6);
    assert.equal(row?.within, 'Lobby');
  });

  test('what is waived stands last and says so', () => {
    const waiver: Waiver = {
      id: 'w',
      component: undefined,
      vendor: 'hikvision',
      scope: 'repository',
      path: undefined,
      profile: undefined,
      reason: 'r',
      approver: 'a',
      expires: '2027-01-01',
      ticket: undefined,
      span: { start: 0, end: 0 },
    };
    const waivers = [waiver];
    const rows = rowsOf(reportOf([properties], ['ca-federal'], { waivers }));
    assert.ok(
      rows.every(row => row.includes('waived until 2027-01-01')),
      rows.join('\n'),
    );
  });

  test('every form has the same rows', () => {
    const report = reportOf([properties], ['ca-federal']);
    const options = { style: { width: 100, colour: false }, rules: [], token: 't' };
    const text = outputs.legacy(report, options);
    assert.match(text, /^17 items of marked vendors in place at 2 sites, for ca-federal, as of 2026-11-22/);
    assert.match(text, /not counted: 4 removed, 3 planned\n/);
    const french = outputs.legacy(report, { ...options, language: 'fr' });
    assert.match(french, /^17 éléments de fournisseurs visés en place à 2 emplacements, pour ca-federal/);
    assert.match(french, /EMPLACEMENT .* ÉCHÉANCE/);
    const page = outputs['legacy-markdown'](report, { ...options, language: 'fr' });
    assert.match(page, /\| ne peut rester en usage \| aucune échéance publiée \|/);
    for (const line of text.split('\n').filter(each => !each.includes('http'))) assert.ok(line.length <= 190, line);
    assert.match(text, /no published date for the\s+removal/);
    assert.match(
      outputs['legacy-csv'](report),
      /\r\nAnnex,Hikvision,DS-2CD2043G2-I,,12,"10 in service, 2 being replaced, 2 to be replaced by 2027-03-01"/,
    );
    assert.match(outputs['legacy-markdown'](report, options), /\| Annex \| Hikvision DS-2CD2043G2-I \| 12 \|/);
    const json = JSON.parse(outputs['legacy-json'](report));
    assert.deepEqual(
      json.rows.map(({ quantity }: { quantity: number }) => quantity),
      [12, 5],
    );
    assert.equal(json.rows[0].demands[0].deadline, 'none-published');
    assert.match(json.rows[0].demands[0].reason, /^The government announced/);
    const devices = JSON.parse(outputs.json(report)).documents[0].findings.map(
      (finding: { component: { device: { site: string; quantity: number } } }) => finding.component.device,
    );
    assert.deepEqual(
      devices.map(({ site, quantity }: { site: string; quantity: number }) => `${site} ${quantity}`),
      ['Annex 10', 'Annex 2', 'Annex 4', 'Annex 3', 'Depot 5'],
    );
  });

  test('a report without lists of devices has no rows', () => {
    const sbom =
      '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"device","name":"x","manufacturer":{"name":"Hikvision"}}]}';
    assert.deepEqual(rowsOf(reportOf([sbom], ['ca-federal'])), []);
  });

  test('what a list says there is none of is not there', () => {
    const text = 'Manufacturer,Model,Quantity,Site\nHikvision,DS-2CD2043G2-I,0,A\nHikvision,DS-2CD2043G2-I,"1,000",B\n';
    const review = inventoryReview(reportOf([text], ['ca-federal']));
    assert.deepEqual(
      review.rows.map(({ site, quantity }) => [site, quantity]),
      [['B', 1000]],
    );
    assert.equal(review.inPlace, 1000);
  });
});
