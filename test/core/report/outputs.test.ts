import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rules } from '../../../server/src/core/judge/rules/index.ts';
import { buildReport, documentBuilder } from '../../../server/src/core/report/build.ts';
import { script, style } from '../../../server/src/core/report/html-page.ts';
import { type OutputName, outputs } from '../../../server/src/core/report/index.ts';
import type { Report } from '../../../server/src/core/report/model.ts';
import { reviewText } from '../../support/review.ts';
import { signatures } from '../../support/signatures.ts';
import { slowTest } from '../../support/tier.ts';

const options = { style: { width: 100, colour: false }, rules, token: 'fence-4711' };

/** A report over one SBOM of cameras, one by one named as a test wants. */
function reportOf(names: readonly string[], supplier = 'Hikvision', path = './in/a b.json'): Report {
  const components = names.map((name, index) => ({
    type: 'device',
    'bom-ref': `r${index}`,
    name,
    version: '1',
    supplier: { name: supplier },
    licenses: index === 0 ? [{ expression: '海 MIT AND Apache 2.0'.slice(2) }] : [],
  }));
  const text = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components }, null, 1);
  const review = reviewText(text, ['ca-federal']);
  const document = documentBuilder(signatures())({ path, review });
  const frame = { version: '0.0.0', contexts: review.contexts, skipped: 0, notes: [] };
  return buildReport([document], signatures(), frame);
}

function output(name: OutputName, report: Report): string {
  return outputs[name](report, options);
}

const all = Object.keys(outputs) as readonly OutputName[];

suite('outputs and hostile text', () => {
  const hostile = [
    'x\n::add-mask::y',
    '\u001b[31mred\u0007',
    '=cmd|calc',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '[a](http://evil) **b** | `c`',
    '##vso[task.setvariable variable=a]b',
    '::fence-4711::',
    '\u202eevil\u2066',
    ']]>&lt;',
  ];
  const report = reportOf(hostile);

  for (const name of all) {
    test(`${name}: nothing acts on a terminal`, () => {
      const acting = [...output(name, report)].filter(sign => /[\p{Cc}\p{Cf}]/u.test(sign) && !'\n\r\t'.includes(sign));
      assert.deepEqual(acting, []);
    });
  }
  test('github: every command is ours, and the fence is opened and closed once', () => {
    const lines = output('github', report).split('\n');
    const fence = lines.filter(line => line.includes('fence-4711') && !/^::(error|warning|notice) /.test(line));
    assert.deepEqual(fence, ['::stop-commands::fence-4711', '::fence-4711::']);
    const behind = lines.slice(lines.indexOf('::fence-4711::') + 1).filter(line => line !== '');
    assert.ok(behind.length > 0 && behind.every(line => /^::(error|warning|notice) [^:]*::/.test(line)));
  });
  test('azure: every command is ours', () => {
    for (const line of output('azure', report).split('\n')) {
      assert.equal(line.split('##vso').length - 1, line.startsWith('##vso[task.logissue ') ? 1 : 0, line);
    }
  });
  test('csv: no cell calculates', () => {
    assert.ok(output('csv', report).includes(`"'=cmd|calc"`));
  });
  for (const name of ['html', 'junit'] as const) {
    test(`${name}: no markup of a document`, () => {
      assert.ok(!/<script>alert|<img|\]\]>/.test(output(name, report)));
    });
  }
  test('markdown: no link, no cell, no emphasis of a document', () => {
    const row = output('markdown', report)
      .split('\n')
      .find(line => line.includes('evil'));
    assert.ok(row?.includes('\\[a\\](http&#58;//evil) \\*\\*b\\*\\* \\| \\`c\\`'));
  });
});

suite('outputs', () => {
  const two = reportOf(['a', 'b']);

  test('github: at most ten of a level, the last tells how many more', () => {
    const lines = output('github', reportOf(Array.from({ length: 14 }, (_, index) => `c${index}`))).split('\n');
    const errors = lines.filter(line => line.startsWith('::error'));
    assert.equal(errors.length, 10);
    assert.equal(errors.at(-1), '::error title=bomwarden::5 more of this level: see the summary.');
    assert.match(
      errors[0] ?? '',
      /^::error file=in\/a b\.json,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=restricted-vendor%3A Hikvision::c0: /,
    );
  });
  test('gitlab: an array with distinct fingerprints and relative paths', () => {
    const issues: { fingerprint: string; location: { path: string } }[] = JSON.parse(output('gitlab', two));
    assert.equal(issues.length, 3);
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, 3);
    assert.ok(issues.every(({ location }) => location.path === 'in/a b.json'));
  });
  test('rdjsonl: columns are bytes, and a correction is a suggestion', () => {
    const text = output('rdjsonl', reportOf(['海康'], '海康威视'))
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    const vendor = text.find(({ code }) => code.value === 'restricted-vendor');
    const { start, end } = vendor.location.range;
    assert.equal(end.column - start.column, 12, 'four characters of three bytes');
    const licence = text.find(({ code }) => code.value === 'licence-expression');
    assert.equal(licence.suggestions[0].text, 'Apache-2.0');
    assert.deepEqual(licence.suggestions[0].range, licence.location.range);
  });
  test('bitbucket: never more annotations than it takes, and the rest is told', () => {
    const many = output('bitbucket', reportOf(Array.from({ length: 1002 }, (_, index) => `c${index}`)));
    const { report, annotations } = JSON.parse(many);
    assert.equal(annotations.length, 1000);
    assert.match(report.details, /3 findings beyond 1000 are not shown/);
    assert.equal(report.result, 'FAILED');
  });
  slowTest('markdown: begins with the verdict line, stays below its limit and tells what is cut', () => {
    const text = output('markdown', reportOf(Array.from({ length: 4000 }, (_, index) => `component ${index}`)));
    assert.match(text, /^\*\*4000 errors, 1 warning/);
    assert.ok(Buffer.byteLength(text) < 1024 * 1024);
    assert.match(text, /\n\d+ more findings are not shown here\.\n/);
  });
  test('markdown: an act is told once, with every vendor of whom it says the same', () => {
    const components = [
      ['Hikvision', 'a'],
      ['Dahua', 'b'],
      ['Hikvision', 'c'],
    ].map(([supplier, name]) => ({ type: 'device', name, supplier: { name: supplier } }));
    const review = reviewText(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components }), [
      'us-federal-contractor',
    ]);
    const document = documentBuilder(signatures())({ path: 'a.cdx.json', review });
    const frame = { version: '0.0.0', contexts: review.contexts, skipped: 0, notes: [] };
    const lines = output('markdown', buildReport([document], signatures(), frame)).split('\n');
    const section889 = lines.filter(line => /^- \*\*.*Section 889/.test(line));
    assert.equal(section889.length, 1);
    assert.match(
      section889[0] ?? '',
      /^- \*\*Hikvision, Dahua · Section 889 \(.*\)\*\*: restricted for us-federal-contractor\./,
    );
  });
  test('html: loads nothing and runs only its own script', () => {
    const text = output('html', two);
    const hash = (what: string) => createHash('sha256').update(what).digest('base64');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1]?.split('; ');
    assert.deepEqual(policy, [
      `default-src 'none'`,
      `style-src 'sha256-${hash(style)}'`,
      `script-src 'sha256-${hash(script)}'`,
      `base-uri 'none'`,
      `form-action 'none'`,
    ]);
    assert.ok(text.includes(`<script>${script}</script>`));
    assert.ok(!/<link|<iframe|@import|src=| style=| on[a-z]+=/.test(text));
  });
  test('junit: errors and warnings fail, the counts agree', () => {
    const text = output('junit', two);
    assert.match(text, /tests="3" failures="3" errors="0" skipped="0"/);
    assert.equal(text.split('<failure ').length - 1, 3);
  });
  test('csv: one row per finding, every row as wide as the head', () => {
    const lines = output('csv', two).trimEnd().split('\r\n');
    assert.equal(lines.length, 4);
    const width = (line: string) => line.replace(/"(?:[^"]|"")*"/g, '').split(',').length;
    assert.ok(lines.every(line => width(line) === 18));
  });
  test('ndjson: the run first, then each document, the summary last', () => {
    const lines = output('ndjson', two)
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    assert.deepEqual(
      lines.map(({ kind }) => kind),
      ['run', 'document', 'summary'],
    );
    assert.equal(lines[1].findings.length, 3);
  });
});
