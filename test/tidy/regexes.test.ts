import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { root } from '../support/shared.ts';
import { sourceFiles } from './support/house.ts';
import { type Cost, costOf } from './support/regex-cost.ts';

suite('Every regular expression takes a time that grows with the text', () => {
  const known: readonly (readonly [RegExp, Cost])[] = [
    [/a*b/, 'polynomial'],
    [/^a*b/, 'linear'],
    [/^a*b/m, 'linear'],
    [/^\s*b/m, 'polynomial'],
    [/a*b/y, 'linear'],
    [/a+/, 'linear'],
    [/a+$/, 'polynomial'],
    [/^a+$/, 'linear'],
    [/^(?:a|a)*$/, 'exponential'],
    [/^(?:a+)+$/, 'exponential'],
    [/^(?:a*b?)*$/, 'exponential'],
    [/^(?:[^"\\]|\\.)*"/, 'linear'],
    [/"(?:[^"\\]|\\.)*"/g, 'polynomial'],
    [/^\s*\S+\s*$/, 'linear'],
    [/^\s*.*x/, 'polynomial'],
    [/^a*a*b/, 'polynomial'],
    [/^a*,a*b/, 'linear'],
    [/^(.*),(.*)!/, 'polynomial'],
    [/^[^,]*,[^!]*!/, 'linear'],
    [/x(?=a*b)/, 'linear'],
    [/(?=a*b)/, 'polynomial'],
    [/\d{1,3}x/, 'linear'],
    [/\d{1,400}x/, 'linear'],
    [/\d{1,4000}x/, 'polynomial'],
    [/\d{1,9}(?:\.\d{1,9})+/, 'linear'],
    [/^(?:a{1,3})*$/, 'exponential'],
    [/^(?:a|aa)+/, 'linear'],
    [/^(?:\w+\.)*\w+@/, 'linear'],
    [/^(?:\w+\.?)*@/, 'exponential'],
    [/[A-Z]+x/i, 'polynomial'],
    [/^\p{L}*\w*$/u, 'polynomial'],
    [/^\p{N}*[a-z]*$/u, 'linear'],
    [/^[ \t]*\/\//, 'linear'],
    [/[\r\n]+$/, 'polynomial'],
    [/[\r\n]+/, 'linear'],
    [/^(?:a|b)*c|d/, 'linear'],
    [/-(?:a|b)*$/, 'linear'],
    [/-(?:a|-)*c/, 'polynomial'],
    [/a+\b/, 'polynomial'],
  ];
  for (const [expression, cost] of known) {
    test(`${expression} is ${cost}`, () => assert.equal(costOf(expression.source, expression.flags), cost));
  }

  let costly: readonly (Expression & { readonly cost: Cost })[] = [];

  suiteSetup(() => {
    costly = sourceFiles()
      .flatMap(expressionsIn)
      .map(expression => ({ ...expression, cost: costOf(expression.pattern, expression.flags) }))
      .filter(({ cost }) => cost !== 'linear');
  });

  test('in the product', () => {
    const found = costly.filter(({ file, pattern }) => !isExcepted(file, pattern));
    assert.deepEqual(
      found.map(({ cost, file, pattern, flags }) => `${cost}: ${file} /${pattern}/${flags}`),
      [],
      'write it so that no two loops take the same signs, use core/text/trim.ts, or give its bound below',
    );
  });

  test('no exception is left of what is gone', () => {
    const unused = exceptions.filter(
      ([own, start]) => !costly.some(({ file, pattern }) => file === own && pattern.startsWith(start)),
    );
    assert.deepEqual(unused, []);
  });
});

interface Expression {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

/** The expressions that a file writes down. */
function expressionsIn(file: string): readonly Expression[] {
  const found: Expression[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('regex' in node && node.regex) found.push({ file, ...(node.regex as Omit<Expression, 'file'>) });
    for (const part of Object.values(node)) visit(part);
  };
  visit(parseSync(file, readFileSync(join(root, file), 'utf8')).program);
  return found;
}

/** What is not shown to be linear, by file and the beginning of its pattern: why it costs little all the same. */
const exceptions: readonly (readonly [string, string, string])[] = [
  ['client/src/sniffer.ts', String.raw`(?:^|[/\\])(?:(?:vendors`, 'path of a file: as long as a system allows'],
  [
    'server/src/validate/check-xml.ts',
    String.raw`([^\s=<>"']+)\s*=`,
    'tags of a well-formed document: attribute follows attribute, so none is begun twice',
  ],
  ['server/src/validate/xml-words.ts', '', 'messages of the parser, cut to 10,000 units'],
  ['server/src/core/explain/pages.ts', '^(.* whether that includes )', 'texts of the signature data'],
  ['server/src/core/report/sarif-rules.ts', '(?:^|[^a-z0-9]+)', 'ids of our rules'],
  [
    'server/src/core/identity/purl-check.ts',
    String.raw`^pkg:\/*[a-z]`,
    'the lookahead admits `#` and the end, and no round of the loop begins with either',
  ],
  [
    'server/src/core/syntax/yaml-edit.ts',
    String.raw`^(?:\s|#[^\r\n]*`,
    'the lookahead makes a comment end with its line, so there is one way to read it',
  ],
  ['server/src/core/syntax/json-lines.ts', String.raw`"(?:[^"\\]|\\.)*"`, 'at most 400 units'],
  ['server/src/core/read/device/secrets.ts', '[?&;#/_,]', 'addresses are cut to 2,000 units'],
  ['server/src/core/read/device/csv/headers.ts', '', 'headers are no longer than the longest that is known'],
  [
    'server/src/core/read/device/text/devicetree.ts',
    String.raw`\/\*[\s\S]*?`,
    'what begins a comment or a string always ends one, at the end of the text if nowhere else',
  ],
  [
    'server/src/core/read/device/csv/combined.ts',
    '(?:[^;|',
    'the lookaheads exclude each other, so there is one way to read a comma',
  ],
  ['server/src/core/syntax/rdf.ts', '#.*$', '`.*$` with `s` never fails'],
  ['server/src/core/identity/places.ts', String.raw`\S+ \S+`, 'a list of ours'],
  ['server/src/core/read/bom-name.ts', '', 'names of files: as long as a system allows'],
  [
    'server/src/core/read/documents.ts',
    '(?<!',
    'the lookbehind lets an attempt begin at the start of a line only, and no line is blank twice',
  ],
  ['server/src/core/signatures/listed.ts', '', 'names of official lists, which a maintainer imports'],
  ['server/src/core/signatures/import/entity-list.ts', '', 'official lists, which a maintainer imports'],
  ['server/src/core/signatures/import/pack.ts', '', 'official lists, which a maintainer imports'],
  [
    'server/src/core/identity/disguise.ts',
    '(?<![',
    'a run of two or more is taken whole, but for its last sign, by the first attempt',
  ],
  ['server/src/core/identity/name-list.ts', '', 'at most 400 units'],
  ['server/src/core/read/device/leading-maker.ts', '', 'at most 200 units'],
];

function isExcepted(file: string, pattern: string): boolean {
  return exceptions.some(([own, start]) => own === file && pattern.startsWith(start));
}
