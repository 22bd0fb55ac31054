/** Something to be added to the product, as a person would: files of its own, and changes of others. */
export interface Toy {
  /** The beginning of its row in ARCHITECTURE.md. */
  readonly row: string;
  readonly adds: Readonly<Record<string, string>>;
  /** File, what stands there, and what is to stand there. */
  readonly edits: readonly (readonly [string, string, string])[];
}

const core = 'server/src/core';

const rule = (id: string) => `import { message } from '../../text/message.ts';
import { plainFinding } from '../plain-finding.ts';
import type { Rule } from './rule.ts';

/** A toy. */
export const toyRule: Rule = {
  id: '${id}',
  title: 'Toy',
  description: 'Says of every document that it is one.',
  level: 'information',
  find: ({ bom }) => [
    plainFinding({
      rule: '${id}',
      level: 'information',
      message: message('${id}', 'This is a document'),
      component: undefined,
      span: bom.specVersion?.span ?? { start: 0, end: 0 },
    }),
  ],
};
`;

const ruleTest = (id: string, folder: string) => `import assert from 'node:assert/strict';
import { allRules } from '../../../../server/src/host/rules.ts';

test('rule ${id} of ${folder} is listed', () => assert.ok(allRules.some(({ id }) => id === '${id}')));
`;

export const toys: readonly Toy[] = [
  {
    row: 'a vendor,',
    adds: {
      'signatures/vendors/toyco.yaml': `# yaml-language-server: $schema=../schema/vendor.json
id: toyco
display: Toyco
unverified: true
asOf: 2026-01-02
confidence: low
entities:
  - id: toyco
    relation: self
    names:
      - { value: Toyco Contraptions, kind: legal, strength: exact }
`,
    },
    edits: [],
  },
  {
    row: 'a vendor,',
    adds: {
      'signatures/profiles/toy-buyer.yaml': `# yaml-language-server: $schema=../schema/profile.json
id: toy-buyer
title: Toyland, private buyer
description: Somebody in Toyland who buys.
jurisdictions: [US]
parties: [us-private-buyer]
activities: [procurement, use]
purposes: []
`,
    },
    edits: [],
  },
  {
    row: 'a format',
    adds: {
      [`${core}/read/toy.ts`]: `import type { Format } from '../model/format.ts';
import { addClaim, BomBuilder } from './bom-builder.ts';

/** A toy: \`TOY maker\`. */
export const toyText: Format = {
  id: 'toy-text',
  detect: source => source.text.startsWith('TOY '),
  read: ({ text }) => {
    const bom = new BomBuilder();
    const component = bom.start('component', 0);
    addClaim(component, 'supplier', { value: text.slice(4).trim(), span: { start: 4, end: text.trimEnd().length } });
    component.span = { start: 0, end: text.length };
    bom.componentCount++;
    return { bom: bom.finish('toy-text'), problems: [] };
  },
};
`,
    },
    edits: [
      [`${core}/read/index.ts`, '  trivyJson,\n  ...', '  trivyJson,\n  toyText,\n  ...'],
      [`${core}/read/index.ts`, 'import { trivyJson', "import { toyText } from './toy.ts';\nimport { trivyJson"],
      [`${core}/model/syntax.ts`, "  firmware: 'binary',", "  firmware: 'binary',\n  'toy-text': 'text',"],
    ],
  },
  {
    row: 'a container of firmware',
    adds: {
      [`${core}/read/firmware/containers/toy.ts`]: `import { isAt } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, magic } from '../container.ts';

/** A toy of sixteen bytes. */
export const toyContainer: Container = {
  kind: 'toy',
  title: 'toy image',
  magics: [magic('TOYTOYTOY')],
  carved: true,
  find: (bytes, at) =>
    isAt(bytes, at, 'TOYTOYTOY') ? { size: 16, checked: checks.checksumsOfHeaders, parts: () => [] } : undefined,
};
`,
    },
    edits: [
      [`${core}/read/firmware/containers/index.ts`, '  romfs,\n', '  romfs,\n  toyContainer,\n'],
      [
        `${core}/read/firmware/containers/index.ts`,
        'import { tpLink }',
        "import { toyContainer } from './toy.ts';\nimport { tpLink }",
      ],
    ],
  },
  {
    row: 'a way of matching',
    adds: {
      [`${core}/match/toy.ts`]: `import type { Claim } from '../model/claim.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { matchName } from './names.ts';

/** A toy: a group of packages that is a name. */
export function matchToy(claim: Claim, lookups: Lookups) {
  return matchName({ ...claim, role: 'supplier' }, lookups);
}
`,
    },
    edits: [
      [`${core}/match/index.ts`, '  group: matchGroup,\n', '  group: matchToy,\n'],
      [`${core}/match/index.ts`, 'import { weigh }', "import { matchToy } from './toy.ts';\nimport { weigh }"],
    ],
  },
  {
    row: 'a rule |',
    adds: {
      [`${core}/judge/rules/toy-rule.ts`]: rule('toy-rule'),
      'docs/rules/toy-rule.md': '# toy-rule\n\nA toy.\n',
      'test/core/judge/rules/toy-rule.test.ts': ruleTest('toy-rule', 'judge'),
    },
    edits: [
      [`${core}/judge/rules/index.ts`, '  licenceExpression,\n]', '  licenceExpression,\n  toyRule,\n]'],
      [
        `${core}/judge/rules/index.ts`,
        'import { unresolvable',
        "import { toyRule } from './toy-rule.ts';\nimport { unresolvable",
      ],
    ],
  },
  {
    row: 'a rule about waivers',
    adds: {
      [`${core}/policy/rules/waiver-toy.ts`]: `import type { WaiverRule } from './rule.ts';

/** A toy. */
export const waiverToy: WaiverRule = {
  id: 'waiver-toy',
  title: 'Toy of a waiver',
  description: 'Says nothing of any waiver.',
  level: 'none',
  find: () => [],
};
`,
      'docs/rules/waiver-toy.md': '# waiver-toy\n\nA toy.\n',
      'test/core/policy/rules/waiver-toy.test.ts': ruleTest('waiver-toy', 'policy'),
    },
    edits: [
      [`${core}/policy/rules/index.ts`, 'waiverStale, waiverUnused]', 'waiverStale, waiverUnused, waiverToy]'],
      [
        `${core}/policy/rules/index.ts`,
        'import { waiverUnused',
        "import { waiverToy } from './waiver-toy.ts';\nimport { waiverUnused",
      ],
    ],
  },
  {
    row: 'a fix',
    adds: {
      [`${core}/fix/toy.ts`]: `import { message } from '../text/message.ts';
import type { FixProvider } from './fix.ts';

/** A toy: a word to copy. */
export const toyFix: FixProvider = () => [
  { title: message('fix-toy', 'Copy a toy'), kind: 'toy', edits: [], copy: 'toy' },
];
`,
    },
    edits: [
      [`${core}/fix/index.ts`, '  markReplaced,\n];', '  markReplaced,\n  toyFix,\n];'],
      [`${core}/fix/index.ts`, 'import { waive }', "import { toyFix } from './toy.ts';\nimport { waive }"],
      [`${core}/model/fix.ts`, '} as const satisfies', "  toy: 'Gives a toy to copy.',\n} as const satisfies"],
      [
        'server/src/lsp/actions.ts',
        "    case 'correct':\n      return undefined;",
        "    case 'correct':\n    case 'toy':\n      return undefined;",
      ],
    ],
  },
  {
    row: 'an output',
    adds: {
      [`${core}/report/toy.ts`]: `import type { Report } from './model.ts';

/** A toy: how many documents there are. */
export function toyReport({ documents }: Report): string {
  return String(documents.length);
}
`,
    },
    edits: [
      [`${core}/report/index.ts`, '  junit: (', '  toy: (report: Report): string => toyReport(report),\n  junit: ('],
      [`${core}/report/index.ts`, '  junit: { isFor', "  toy: { isFor: 'children' },\n  junit: { isFor"],
      [
        `${core}/report/index.ts`,
        '\n/** What an output may know',
        "import { toyReport } from './toy.ts';\n\n/** What an output may know",
      ],
      ['test/core/report/hostile.test.ts', '  junit: elementsOf,', '  junit: elementsOf,\n  toy: () => undefined,'],
      ['test/cli/base/pull-request.test.ts', '  text: text => numbers', '  toy: () => [],\n  text: text => numbers'],
    ],
  },
  {
    row: 'a setting',
    adds: {},
    edits: [
      [
        'server/src/lsp/declared-settings.ts',
        "  'review.schemes': {",
        "  toy: {\n    scope: 'resource',\n    default: false,\n    description: 'A toy.',\n    schema: { type: 'boolean' },\n  },\n  'review.schemes': {",
      ],
      [
        'server/src/lsp/settings.ts',
        '  readonly signatureKeys: readonly string[];',
        '  readonly signatureKeys: readonly string[];\n  readonly toy: boolean;',
      ],
      ['server/src/lsp/settings.ts', '  signatureKeys: [],', '  signatureKeys: [],\n  toy: false,'],
      [
        'server/src/lsp/settings.ts',
        "    signatureKeys: strings(value['signatureKeys']),",
        "    signatureKeys: strings(value['signatureKeys']),\n    toy: value['toy'] === true,",
      ],
    ],
  },
];

/** Run in the copy: each toy does what it is for. */
export const proof = `
const { createReviewer } = require('./out/server/src/core/review.js');
const { contextOf } = require('./out/server/src/core/judge/index.js');
const { outputs } = require('./out/server/src/core/report/index.js');
const { fixesFor } = require('./out/server/src/core/fix/index.js');
const { ofFirmware } = require('./out/server/src/core/read/firmware/containers/index.js');
const { readSettings } = require('./out/server/src/lsp/settings.js');
const { Source } = require('./out/server/src/core/text/source.js');
const { signatures } = require('./out/test/support/signatures.js');
const set = signatures();
const context = contextOf('toy-buyer', '2026-11-22', set);
const review = text => createReviewer(set).review(new Source(text), { contexts: [context], rules: {}, waivers: [] });
const own = review('TOY Toyco Contraptions');
const grouped = { bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ type: 'library', name: 'x', group: 'Toyco Contraptions' }] };
const fixes = fixesFor(own.findings[0], { source: new Source(''), bom: own.bom, format: { id: 'toy-text' }, lookups: {}, readOnly: true });
console.log(JSON.stringify({
  profile: context.profile,
  format: own.bom.format,
  vendor: own.findings.map(({ vendor }) => vendor),
  rules: own.findings.map(({ rule }) => rule),
  group: review(JSON.stringify(grouped)).findings.map(({ vendor }) => vendor).filter(Boolean),
  container: ofFirmware.some(({ kind }) => kind === 'toy'),
  fix: fixes.map(({ kind }) => kind).includes('toy'),
  output: outputs.toy({ documents: [own] }),
  setting: readSettings({ toy: true }).toy,
}));
`;
