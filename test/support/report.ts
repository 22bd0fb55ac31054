import type { Evidence } from '../../server/src/core/model/match.ts';
import type { Review } from '../../server/src/core/model/review.ts';
import type { Verdict } from '../../server/src/core/model/verdict.ts';
import { read } from '../../server/src/core/read/index.ts';
import { buildReport, documentBuilder, type ReviewedInput } from '../../server/src/core/report/build.ts';
import type { Report, RuleDescription } from '../../server/src/core/report/model.ts';
import type { Instrument } from '../../server/src/core/signatures/types/instrument.ts';
import type { SignatureSet } from '../../server/src/core/signatures/types/set.ts';
import { about } from '../../server/src/core/text/fit.ts';
import { message } from '../../server/src/core/text/message.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { type Span, span } from '../../server/src/core/text/span.ts';
import { context, finding } from './builders.ts';
import { smallSet } from './small-set.ts';

/** A report over hand-written reviews, for tests of the outputs. */
const provenance = { sources: ['act'], asOf: '2026-11-22', confidence: 'high' } as const;

const act: Instrument = {
  id: 'test-act',
  name: 'Act on cameras in public buildings',
  short: 'Camera Act',
  jurisdiction: 'CA',
  issuer: 'Parliament',
  citation: 'S.T. 2024 c. 1',
  url: 'https://law.example/act',
  kind: 'prohibition',
  status: { value: 'in-force', text: 'in force since 2024-01-01' },
  clauses: [
    {
      id: 's-1',
      text: 'Departments may not use cameras of the vendor.',
      effect: 'prohibits',
      restricts: ['use'],
      binds: ['departments'],
      targets: [],
      from: '2024-01-01',
      provenance,
    },
  ],
  limits: [],
  facts: [],
  notVerified: [],
  provenance,
};

export const reportSet: SignatureSet = {
  ...smallSet,
  instruments: [act],
  sources: { act: { title: 'The act', url: 'https://law.example/act/s-1', kind: 'law' } },
};

export const ruleDescriptions: readonly RuleDescription[] = [
  {
    id: 'restricted-vendor',
    title: 'Restricted vendor',
    description: 'A component of a vendor that an instrument names.',
    level: 'error',
  },
  { id: 'licence-expression', title: 'Licence expression', description: 'A wrong licence.', level: 'warning' },
];

const verdict: Verdict = {
  instrument: 'test-act',
  outcome: 'prohibited',
  status: 'in-force',
  because: [{ clause: 's-1', text: message('s-1', 'Departments may not use it.'), sources: ['act'] }],
  open: false,
  forPurposes: false,
};

export interface Planted {
  readonly name: string;
  readonly supplier: string;
}

/** A CycloneDX document with one component per line, as a person would write it. */
export function documentText(components: readonly Planted[]): string {
  const lines = components.map(
    ({ name, supplier }, at) =>
      `    { "type": "device", "bom-ref": "c${at}", "name": ${JSON.stringify(name)}, "version": "1.0", "supplier": { "name": ${JSON.stringify(supplier)} } }`,
  );
  return `{\n  "bomFormat": "CycloneDX",\n  "specVersion": "1.6",\n  "components": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** Every component is a finding at its supplier. */
export function reviewOf(text: string, changes: Parameters<typeof finding>[0] = {}): Review {
  const source = new Source(text);
  const { bom, problems } = read(source);
  const components = bom?.components ?? [];
  const findings = components.map(component => {
    const claim = component.claims.find(({ role }) => role === 'supplier');
    if (!claim) throw new Error('the document of the test has no supplier');
    const evidence: Evidence = {
      claim,
      tier: 'stated',
      signature: 'name:Hikvision',
      normalised: 'hikvision',
      entity: 'hikvision',
      relation: 'self',
      caveat: undefined,
      limit: undefined,
      cap: undefined,
    };
    return finding({
      component: component.index,
      span: claim.span as Span,
      message: about(component.name?.value ?? '', [message('test', 'hikvision, prohibited')]),
      evidence: [evidence],
      judgements: [{ profile: 'ca-federal', asOf: '2026-11-22', level: 'error', verdicts: [verdict] }],
      offers: [
        {
          vendor: 'Axis Communications AB',
          makers: ['Axis Communications AB'],
          category: 'ip-camera',
          why: message('why', 'Makes IP cameras.'),
          caveats: [message('caveat', 'Not checked: who makes its chips.')],
          own: [],
          sources: ['act'],
        },
      ],
      fingerprint: `f${component.index}`,
      ...changes,
    });
  });
  const coverage = {
    components: components.length,
    withOrganisation: components.length,
    identifiersOnly: 0,
    nothing: 0,
  };
  return { source, bom, problems, findings, contexts: [context({ profile: 'ca-federal' })], coverage };
}

export function reportOf(...reviewed: readonly ReviewedInput[]): Report {
  const build = documentBuilder(reportSet);
  return buildReport(reviewed.map(build), reportSet, {
    version: '1.2.3',
    contexts: [context({ profile: 'ca-federal' })],
    skipped: 0,
    notes: [],
  });
}

export const camera: Planted = { name: 'Camera', supplier: 'Hikvision' };

/** The zero-based column at which a word stands first in a document, in its own line. */
export function columnOf(word: string, text: string): number {
  return text.indexOf(word) - (text.lastIndexOf('\n', text.indexOf(word)) + 1);
}

/** A span of nothing in particular, with a line break in it. */
export function across(text: string): Span {
  return span(0, text.indexOf('\n') + 3);
}
