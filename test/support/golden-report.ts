import { contextOf } from '../../server/src/core/judge/index.ts';
import { buildReport, documentBuilder } from '../../server/src/core/report/build.ts';
import type { Report } from '../../server/src/core/report/model.ts';
import { createReviewer } from '../../server/src/core/review.ts';
import type { Clause, ClauseTarget, Instrument } from '../../server/src/core/signatures/types/instrument.ts';
import type { SignatureSet } from '../../server/src/core/signatures/types/set.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { smallSet } from './small-set.ts';

/** A report over signatures that never change, in which every kind of sentence is once. */
const provenance = { sources: ['act'], asOf: '2026-11-22', confidence: 'high' } as const;
const covered = {
  self: 'covered',
  affiliate: 'covered',
  brand: 'undefined',
  component: 'undefined',
  relabel: 'undefined',
} as const;

function target(vendor: string): ClauseTarget {
  return { vendor, reach: covered };
}

function clause(id: string, text: string, more: Partial<Clause>): Clause {
  return {
    id,
    text,
    effect: 'prohibits',
    restricts: ['use'],
    binds: ['departments'],
    targets: [],
    provenance,
    ...more,
  };
}

function instrument(id: string, short: string, jurisdiction: string, more: Partial<Instrument>): Instrument {
  return {
    id,
    name: `${short}, in full`,
    short,
    jurisdiction,
    issuer: 'Parliament',
    citation: 'S.T. 2024 c. 1',
    url: `https://law.example/${id}`,
    kind: 'prohibition',
    status: { value: 'in-force', text: 'in force since 2024-01-01' },
    clauses: [],
    limits: [],
    facts: [],
    notVerified: [],
    provenance,
    ...more,
  };
}

const set: SignatureSet = {
  ...smallSet,
  sources: { act: { title: 'The act', url: 'https://law.example/act/s-1', kind: 'law' } },
  instruments: [
    instrument('camera-act', 'Camera Act', 'CA', {
      coverage: { held: 'list', names: 2, of: 3, edition: '2024-01-01', checked: 'reports' },
      clauses: [
        clause('s-1', 'Departments may not use cameras of the vendor.', {
          targets: [target('hikvision')],
          from: '2024-01-01',
          products: { classes: ['video-surveillance'], text: 'video surveillance equipment' },
        }),
        clause('s-2', 'Departments may not use equipment of the company.', {
          targets: [target('dahua')],
          from: '2027-05-01',
        }),
      ],
    }),
    instrument('phone-notice', 'the phone notice', 'CA', {
      coverage: { held: 'of-interest', names: 1, checked: 'reports' },
      status: { value: 'announced', text: 'announced; no legal text found' },
      clauses: [
        clause('s-1', 'The applications may not be used on phones.', {
          targets: [target('kaspersky')],
          purposes: { values: ['mobile'], text: 'phones of the government' },
          provenance: { sources: [], asOf: '2026-11-22', confidence: 'medium', unverified: true },
        }),
      ],
    }),
    instrument('far-list', 'the list of elsewhere', 'US', {
      clauses: [clause('s-1', 'Agencies may not buy it.', { targets: [target('hikvision'), target('zte')] })],
    }),
  ],
  categories: [
    {
      id: 'ip-camera',
      title: 'Network cameras',
      suppliers: ['Axis Communications', 'Bosch'].map((supplier, index) => ({
        supplier,
        notFoundOn: ['the list of elsewhere'],
        checkedAsOf: '2026-08-22',
        seat: undefined,
        families: undefined,
        ...(index === 1 ? { inKev: true as const } : {}),
        caveats: [{ text: 'Some models were built by others.', provenance: { ...provenance, unverified: true } }],
        provenance,
      })),
    },
  ],
  profiles: [
    {
      id: 'test-federal',
      title: 'Federal department',
      description: 'Departments.',
      jurisdictions: ['CA'],
      parties: ['departments'],
      activities: ['use'],
      purposes: [],
      sites: [],
    },
  ],
};

const text = `{
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "metadata": { "component": { "type": "device", "bom-ref": "kit", "name": "Kit", "version": "1" } },
  "components": [
    { "type": "device", "bom-ref": "a", "name": "DS-2CD2143 camera", "version": "5.7", "supplier": { "name": "Hikvision" } },
    { "type": "device", "bom-ref": "b", "name": "摄像机 camera", "manufacturer": { "name": "海康威视" } },
    { "type": "device", "bom-ref": "c", "name": "Dahua camera", "supplier": { "name": "Dahua" } },
    { "type": "application", "bom-ref": "d", "name": "Scanner", "supplier": { "name": "AO Kaspersky Lab" } },
    { "type": "device", "bom-ref": "e", "name": "Modem", "supplier": { "name": "ZTE Corporation" } },
    { "type": "device", "bom-ref": "f", "name": "Radio", "supplier": { "name": "Hytera" } },
    { "type": "device", "bom-ref": "g", "name": "Ezviz camera" },
    { "type": "library", "name": "ui", "licenses": [{ "expression": "MIT OR Apache 2.0" }] }
  ],
  "dependencies": [{ "ref": "kit", "dependsOn": ["a", "b"] }]
}
`;

/** Waives the radio, and reads two documents that cannot be read in full. */
export function goldenReport(): Report {
  const reviewer = createReviewer(set);
  const context = contextOf('test-federal', '2026-11-22', set);
  if (!context) throw new Error('the profile of the test is gone');
  const contexts = [context];
  const build = documentBuilder(set);
  const review = (source: string) => reviewer.review(new Source(source), { contexts, rules: {}, waivers: [] });
  const waiver = { id: 'w-1', reason: 'replaced in May', approver: 'jt', expires: '2027-01-01' };
  const whole = build({ path: 'sboms/kit.cdx.json', review: review(text) });
  const findings = whole.findings.map(finding =>
    finding.component?.name === 'Modem' ? { ...finding, waiver } : finding,
  );
  const documents = [
    { ...whole, findings },
    build({
      path: 'sboms/torn.cdx.json',
      review: review('{ "bomFormat": "CycloneDX", "specVersion": "1.6", "components": ['),
    }),
    build({ path: 'sboms/gone.json', failure: { code: 'unreadable', message: 'There is no such file.' } }),
  ];
  const notUnderstood = [
    {
      path: 'sboms/acme_sbom_1.json',
      code: 'bom-by-name',
      message: 'Its name is that of a BOM, and it is in no format that is read.',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    },
    {
      path: 'lists/doors.csv',
      code: 'vendor-by-content',
      message: '“Hikvision” names a vendor of the signatures here, in a file of no format that is read.',
      range: { start: { line: 6, character: 3 }, end: { line: 6, character: 12 } },
    },
  ];
  return buildReport(documents, set, { version: '1.2.3', contexts, skipped: 2, notUnderstood, notes: [] });
}
