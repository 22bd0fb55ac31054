import assert from 'node:assert/strict';
import { marked, type Token } from 'marked';
import { SaxesParser } from 'saxes';
import { rules } from '../../../server/src/core/judge/rules/index.ts';
import { type LanguageTag, languageTags } from '../../../server/src/core/l10n/language.ts';
import { buildReport, documentBuilder } from '../../../server/src/core/report/build.ts';
import { mediumOf, type OutputName, outputs } from '../../../server/src/core/report/index.ts';
import type { Report } from '../../../server/src/core/report/model.ts';
import { LogEncoder } from '../../../server/src/core/text/ci-log.ts';
import { reviewText } from '../../support/review.ts';
import { commands, commandsIn } from '../../support/runners.ts';
import { signatures } from '../../support/signatures.ts';

/**
 * Texts that act somewhere: in the log of a runner, on a terminal, in HTML, XML, Markdown, a spreadsheet, in a name that
 * is notified. A document says them wherever it says anything.
 */
const hostile = [
  'x\n::add-mask::y',
  'x\r\n##vso[task.setvariable variable=a]b',
  `::${'0'.repeat(8)}::`,
  '%0A::error::x',
  '\u001b[31mred\u001b]0;title\u0007\u009b2J',
  '\u202egnp.exe\u2066\u200b\ufeff',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</pre></details><style>*{display:none}</style>',
  '<!-- comment --><b>bold</b>',
  ']]>&lt;&#60;script>',
  '\u0000\u000b\ufffe\ud800',
  '[link](https://evil.example) ![image](https://evil.example/x.png)',
  '**bold** _it_ ~~no~~ `code` ``two``` \\',
  'a | b | c |---|',
  '# heading\n- item\n1. item\n> quote\n---',
  '@octocat @org/team #1 GH-1 org/repo#1',
  'https://evil.example www.evil.example me@evil.example',
  '[x]: https://evil.example "t"\n\n[x]',
  '$\\text{math}$ :tada:',
  '=cmd|calc',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  ' =1',
  '"=1","=2"',
  '|pipe',
  '{0} {n} {{x}} %s',
  '＝1+1',
  'a;=1',
  ...commands,
];

/** A report in which every text of documents, waivers and paths is one of the names. */
function reportOf(names: readonly string[]): Report {
  const name = (index: number) => names[index % names.length] ?? '';
  const components = names.map((text, index) => ({
    type: 'device',
    'bom-ref': `r${index} ${text}`,
    group: text,
    name: text,
    version: text,
    manufacturer: { name: 'Hikvision' },
    supplier: { name: text },
    cpe: `cpe:2.3:h:hikvision:${text}:-:*:*:*:*:*:*:*`,
    description: text,
    licenses: [{ expression: `MIT AND ${text} x` }],
    externalReferences: [{ type: 'website', url: `https://hikvision.com/${text}` }],
  }));
  const dependsOn = components.map(component => component['bom-ref']);
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { component: { type: 'device', name: name(0), version: name(1), 'bom-ref': 'kit' } },
    components,
    dependencies: [{ ref: 'kit', dependsOn }],
  };
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = names.map(text => ['Hikvision', text, text, text, 'active'].map(quoted).join(','));
  const table = `Manufacturer,Model,Site,Serial Number,Status\n${rows.join('\n')}\n`;
  const build = documentBuilder(signatures());
  const review = reviewText(JSON.stringify(bom, null, 1), ['ca-federal']);
  const first = build({ path: `./${name(0)}/a b.json`, review });
  const findings = first.findings.map((finding, index) =>
    index % 5 === 0
      ? { ...finding, waiver: { id: name(index), reason: name(index), approver: name(index), expires: '2027-01-01' } }
      : finding,
  );
  const documents = [
    { ...first, specVersion: name(2), findings },
    build({ path: name(3), review: reviewText(table, ['ca-federal']) }),
    ...names.map(text => build({ path: text, failure: { code: 'unreadable', message: text } })),
  ];
  const [component = null] = first.findings.map(finding => finding.component);
  const frame = {
    version: '0.0.0',
    contexts: review.contexts,
    skipped: 0,
    notUnderstood: names.map(text => ({
      path: text,
      code: 'bom-by-name',
      message: text,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    })),
    notes: names.map(text => `x.yml:1:1 ${text}`),
  };
  const report = buildReport(documents, signatures(), frame);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  return {
    ...report,
    comparison: {
      base: name(0),
      commit: null,
      baseline: name(1),
      counts: { new: 1, worse: 0, unchanged: 0, resolved: names.length, waived: 0, expiring: 0 },
      resolved: names.map(text => ({
        state: 'resolved',
        rule: 'restricted-vendor',
        level: 'error',
        vendor: 'hikvision',
        vendorName: text,
        component: component && { ...component, name: text },
        document: text,
        range,
        fingerprint: 'f',
      })),
      newlyWaived: first.findings.slice(0, 5).map((finding, index) => ({
        ...finding,
        vendorName: name(index),
        document: name(index + 5),
        waiver: name(index + 10),
      })),
      policyChanges: names.map(path => ({ path, change: 'changed' })),
      policyOf: 'base',
    },
  };
}

/** What nobody who wrote a document can know. */
const fence = '00000000-0000-4000-8000-000000000000';

const evil = reportOf(hostile);
const seen = new Map<string, number>();
const good = harmless(evil) as Report;

/** The same report in which no text says anything but letters, digits and what never acts; addresses of sources stay. */
function harmless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(harmless);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, harmless(own)]));
  }
  if (typeof value !== 'string' || (/^https:\/\/\S+$/.test(value) && !/evil|^https:\/\/hikvision/.test(value)))
    return value;
  const plain = value.replace(/[^\p{L}\p{N} .,\-:/]/gu, 'x');
  const safe = plain.replace(/^[-\s]/, 'x').replace(/:\/\/|::|www|--/g, 'x');
  if (safe === value) return value;
  // what was told apart stays apart
  const nth = seen.get(value) ?? seen.size;
  seen.set(value, nth);
  return `${safe} ${nth}`;
}

function output(name: OutputName, report: Report, language: LanguageTag): string {
  return outputs[name](report, { style: { width: 100, colour: false }, rules, token: fence, language });
}

/** Whatever a name says, the output has the shape that it has for harmless names. */
type Shape = (text: string) => unknown;

const tagsOf: Shape = text =>
  [...text.replace(/<(script|style)>.*?<\/\1>/gs, '<$1>').matchAll(/<[^>]*>/g)].map(([tag]) =>
    tag.replace(/(href|value|placeholder|content)="[^"<>]*"/g, '$1'),
  );

const elementsOf: Shape = text => {
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => names.push(`${name} ${Object.keys(attributes).join(' ')}`));
  parser.on('error', error => {
    throw error;
  });
  parser.write(text).close();
  return names;
};

/** What a renderer of GitHub's Markdown makes of it: kinds of blocks and inlines, addresses of links and images. */
const blocksOf: Shape = text => {
  assert.ok(!text.replace(/`[^`\n]*`/g, '').includes('@'), 'somebody could be notified');
  return marked.lexer(text).flatMap(shapeOf);
};

function shapeOf(token: Token): readonly string[] {
  if (token.type === 'text' && !('tokens' in token && token.tokens)) return [];
  if (token.type === 'escape' || token.type === 'space') return [];
  const own = token.type === 'link' || token.type === 'image' ? `${token.type} ${token['href']}` : token.type;
  const cells = token.type === 'table' ? [...token['header'], ...token['rows'].flat()] : [];
  const items = token.type === 'list' ? token['items'] : [];
  const parts: readonly Token[] = [...('tokens' in token ? (token.tokens ?? []) : []), ...items];
  return [own, ...cells.flatMap(cell => ['cell', ...cell.tokens.flatMap(shapeOf)]), ...parts.flatMap(shapeOf)];
}

const rowsOf: Shape = text => {
  const rows = [...text.matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)\r\n/g)];
  assert.equal(rows.map(([row]) => row).join(''), text, 'the rows are all there is');
  return rows.map(([, row = '']) => {
    const cells = [...row.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^",]*)/g)].map(([, cell = '']) =>
      cell.replace(/^"|"$/g, ''),
    );
    for (const cell of cells) assert.doesNotMatch(cell, /^\s*[=+\-@|%\t]/, 'a spreadsheet would calculate it');
    return cells.length;
  });
};

/** Commands of the runner, by name; text between the fences is none. */
const githubCommands: Shape = text => {
  const lines = text.trimEnd().split('\n');
  const end = lines.indexOf(`::${fence}::`);
  assert.equal(lines[0], `::stop-commands::${fence}`);
  assert.equal(lines.lastIndexOf(`::${fence}::`), end);
  return lines.map((line, index) =>
    (index <= end ? '' : (/^::\w+ (?:[a-zA-Z]+=[^:,]*,?)+::/.exec(line)?.[0] ?? line)).replace(/=[^,:]*/g, ''),
  );
};

const azureCommands: Shape = text =>
  text.split('\n').map(line => {
    assert.equal(line.split('##').length - 1, line.startsWith('##vso[task.logissue ') ? 1 : 0, line);
    return /^##vso\[[a-z.]+ (?:[a-z]+=[^;\]]*;?)+\]/.exec(line)?.[0].replace(/=[^;\]]*/g, '') ?? '';
  });

const jsonOf: Shape = text => JSON.stringify(JSON.parse(text), (_, value) => (typeof value === 'object' ? value : ''));
const linesOf: Shape = text => text.trimEnd().split('\n').map(jsonOf);

/** How an output is read by what would act on it; every one of the registry must say. */
const shapes: Readonly<Record<OutputName, Shape>> = {
  text: () => undefined,
  json: jsonOf,
  ndjson: linesOf,
  part: linesOf,
  sarif: jsonOf,
  github: githubCommands,
  gitlab: jsonOf,
  rdjsonl: text => [
    linesOf(text),
    text
      .trimEnd()
      .split('\n')
      .map(line => blocksOf(JSON.parse(line).message)),
  ],
  azure: azureCommands,
  bitbucket: jsonOf,
  markdown: blocksOf,
  html: tagsOf,
  csv: rowsOf,
  junit: elementsOf,
  legacy: () => undefined,
  'legacy-csv': rowsOf,
  'legacy-markdown': blocksOf,
  'legacy-json': jsonOf,
  agent: jsonOf,
  'agent-coverage': jsonOf,
};

suite('Hostile text of documents acts in no output', () => {
  for (const [name, shape] of Object.entries(shapes) as [OutputName, Shape][]) {
    for (const language of languageTags) {
      test(`${name} in ${language}`, () => {
        const text = output(name, evil, language);
        const signs = [...text].filter(sign => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(sign) && sign !== '\n');
        const lineEnds = name.endsWith('csv') ? signs.filter(sign => sign !== '\r') : signs;
        assert.deepEqual([...new Set(lineEnds)], [], 'control characters');
        assert.deepEqual(shape(text), shape(output(name, good, language)));
      });

      test(`${name} in ${language} is no command in any log`, () => {
        const text = new LogEncoder(false).encode(output(name, evil, language), mediumOf(name));
        const found = commandsIn(text).filter(line => !ours[name]?.test(line));
        assert.deepEqual(found, []);
        assert.deepEqual(shape(text), shape(output(name, evil, language)), 'and its shape is the same');
      });
    }
  }
});

/** The commands that an output gives on purpose. */
const ours: Readonly<Partial<Record<OutputName, RegExp>>> = {
  github: new RegExp(`^github: ::(?:(?:error|warning|notice) |stop-commands::${fence}$|${fence}::$)`),
  azure: /^azure: ##vso\[task\.logissue (?!.*##\w*\[)/,
};
