import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { contextOf } from '../../../server/src/core/judge/index.ts';
import { createReviewer, type Reviewer } from '../../../server/src/core/review.ts';
import { decodeSource } from '../../../server/src/core/text/decode.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { root } from '../../support/shared.ts';
import { signatures } from '../../support/signatures.ts';
import type { InputFormat, Inputs } from './inputs.ts';
import { clock, inTurns, median } from './measure.ts';

/** What was measured: how much of the time or memory of something else a piece of work takes. */
export interface Measured {
  readonly what: string;
  readonly of: string;
  readonly ratio: number;
  /** The most that it may be; undefined for what is only told beside. */
  readonly most: number | undefined;
  /** Milliseconds of both, or megabytes. */
  readonly own: number;
  readonly other: number;
}

const rounds = 5;

/** Components of a document of some ten, fifty and two hundred megabytes. */
export const sizes = { ten: 12_000, fifty: 57_500, twoHundred: 240_000 };

/** Measures everything that there is a bar for. With smaller sizes the ratios say less. */
export function* measureAll(inputs: Inputs, { ten, fifty, twoHundred } = sizes): Generator<Measured> {
  const reviewer = createReviewer(signatures());
  for (const format of ['cdx-json', 'spdx-json', 'spdx3-json'] as const)
    yield fromFile(inputs, format, fifty, reviewer);
  yield fromText(inputs, fifty, 1, reviewer);
  yield fromText(inputs, ten, 1.2, reviewer);
  yield fromText(inputs, 1000, 1.5, reviewer);
  yield* whole(inputs, fifty);
  yield* memory(inputs, fifty, twoHundred);
  yield* otherSyntaxes(inputs, ten, reviewer);
  for (const format of ['cdx-json', 'spdx-json', 'spdx3-json', 'cdx-xml', 'spdx-yaml', 'spdx-tv'] as const) {
    yield linear(inputs, format, [ten, fifty], reviewer);
  }
  yield* parsersOnly(inputs, ten);
}

function findingsOf(source: Source, reviewer: Reviewer): number {
  const context = contextOf('ca-federal', '2026-11-22', reviewer.lookups.set);
  const options = { contexts: context ? [context] : [], rules: {}, waivers: [] };
  const { findings } = reviewer.review(source, options);
  if (findings.length === 0) throw new Error('nothing was found');
  return findings.length;
}

function reviewFile(file: string, reviewer: Reviewer): void {
  findingsOf(decodeSource(readFileSync(file)).value, reviewer);
}

function ratioOf(
  what: string,
  of: string,
  most: number | undefined,
  { own, other }: { readonly own: number; readonly other: number },
): Measured {
  return { what, of, most, own, other, ratio: own / other };
}

function fromFile(inputs: Inputs, format: InputFormat, components: number, reviewer: Reviewer): Measured {
  const file = inputs.file(format, components);
  const text = readFileSync(file, 'utf8');
  const times = inTurns(rounds, { other: () => JSON.parse(text), own: () => reviewFile(file, reviewer) });
  return ratioOf(`review of ${megabytes(file)} MB of ${format} from its file`, 'JSON.parse', 0.75, times);
}

function fromText(inputs: Inputs, components: number, most: number, reviewer: Reviewer): Measured {
  const file = inputs.file('cdx-json', components);
  const text = readFileSync(file, 'utf8');
  const times = inTurns(components > 1000 ? rounds : 15, {
    other: () => JSON.parse(text),
    own: () => findingsOf(new Source(text), reviewer),
  });
  return ratioOf(`review of ${megabytes(file)} MB from a text`, 'JSON.parse', most, times);
}

/** Whole commands, each a process of its own. */
function* whole(inputs: Inputs, components: number): Generator<Measured> {
  const file = inputs.file('cdx-json', components);
  const scan = [join(root, 'dist/cli.js'), 'scan', '--profile', 'ca-federal', file];
  const parse = ['-e', `JSON.parse(require('node:fs').readFileSync(${JSON.stringify(file)}, 'utf8'))`];
  const times = inTurns(rounds, { other: () => node(parse), own: () => node(scan) }, clock);
  yield ratioOf(`the whole command on ${megabytes(file)} MB`, 'node that reads and parses it', 0.8, times);
  const cdxrs = process.env['BOMWARDEN_CDXRS'] ?? '';
  if (existsSync(cdxrs)) {
    const other = inTurns(rounds, { other: () => run(cdxrs, ['info', file]), own: () => node(scan) }, clock);
    yield ratioOf(`the whole command on ${megabytes(file)} MB`, 'cdxrs info', 0.5, other);
  }
  const names = ['.components[].supplier.name', file];
  const jq = inTurns(1, { other: () => run('jq', names), own: () => node(scan) }, clock);
  yield ratioOf(`the whole command on ${megabytes(file)} MB`, 'jq, names of suppliers only', undefined, jq);
}

/** Peak memory above that of a node that does nothing, beside the size of the file. */
function* memory(inputs: Inputs, fifty: number, twoHundred: number): Generator<Measured> {
  const empty = median([peak('0'), peak('0'), peak('0')]);
  for (const components of [fifty, twoHundred]) {
    const file = inputs.file('cdx-json', components);
    const code = `process.argv.push('bomwarden', 'scan', '--profile', 'ca-federal', ${JSON.stringify(file)}); require(${JSON.stringify(join(root, 'dist/cli.js'))})`;
    const own = (peak(code) - empty) / 1e6;
    const other = statSync(file).size / 1e6;
    yield ratioOf(`peak memory of ${megabytes(file)} MB`, 'size of the file', components === fifty ? undefined : 2, {
      own,
      other,
    });
  }
}

function peak(code: string): number {
  const told = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'));`;
  const { stderr, status } = spawnSync(process.execPath, ['-e', told + code], { encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`a measured process ended with ${status}: ${stderr}`);
  return Number(/peak (\d+)/.exec(stderr)?.[1] ?? 0) * 1024;
}

function* otherSyntaxes(inputs: Inputs, ten: number, reviewer: Reviewer): Generator<Measured> {
  const xml = readFileSync(inputs.file('cdx-xml', ten), 'utf8');
  yield ratioOf(
    'review of CycloneDX XML',
    'bare saxes',
    1,
    inTurns(rounds, {
      other: () => void new SaxesParser().write(xml).close(),
      own: () => findingsOf(new Source(xml), reviewer),
    }),
  );
  const yaml = readFileSync(inputs.file('spdx-yaml', ten), 'utf8');
  const jsYaml = peer<{ load: (text: string) => unknown }>('js-yaml');
  if (jsYaml) {
    yield ratioOf(
      'review of SPDX YAML',
      'js-yaml load',
      0.3,
      inTurns(rounds, { other: () => void jsYaml.load(yaml), own: () => findingsOf(new Source(yaml), reviewer) }),
    );
  }
  const tagValue = readFileSync(inputs.file('spdx-tv', ten), 'utf8');
  const split = () => tagValue.split('\n').map(line => /^(\w+): (.*)/.exec(line));
  yield ratioOf(
    'review of SPDX tag-value',
    'split into lines and one expression',
    0.9,
    inTurns(rounds, { other: () => void split(), own: () => findingsOf(new Source(tagValue), reviewer) }),
  );
}

function linear(
  inputs: Inputs,
  format: InputFormat,
  [few, many]: readonly [few: number, many: number],
  reviewer: Reviewer,
): Measured {
  const [small, large] = [inputs.file(format, few), inputs.file(format, many)];
  const times = inTurns(3, { other: () => reviewFile(small, reviewer), own: () => reviewFile(large, reviewer) });
  return ratioOf(`review of ${many} components in ${format}`, `that of ${few}`, 6, times);
}

/** What others take to parse a document and do nothing with it. */
function* parsersOnly(inputs: Inputs, ten: number): Generator<Measured> {
  const text = readFileSync(inputs.file('cdx-json', ten), 'utf8');
  const jsonc = peer<{ visit: (text: string, visitor: object) => void }>('jsonc-parser');
  const service = getLanguageService({});
  const document = TextDocument.create('file:///bom.json', 'json', 1, text);
  const times = inTurns(3, {
    parse: () => JSON.parse(text),
    visit: () => jsonc?.visit(text, {}),
    service: () => void service.parseJSONDocument(document),
  });
  const other = times.parse;
  if (jsonc)
    yield ratioOf('jsonc-parser, an empty visitor on 10 MB', 'JSON.parse', undefined, { own: times.visit, other });
  yield ratioOf('vscode-json-languageservice, parsing 10 MB', 'JSON.parse', undefined, { own: times.service, other });
}

/** A library that is there because another one uses it. */
function peer<T>(name: string): T | undefined {
  try {
    return createRequire(join(root, 'package.json'))(name) as T;
  } catch {
    return undefined;
  }
}

function node(args: readonly string[]): void {
  run(process.execPath, args);
}

/** A command that found something ends with 1; one that did not understand what it was told would be fast for nothing. */
function run(program: string, args: readonly string[]): void {
  const { status } = spawnSync(program, args, { stdio: 'ignore' });
  if (status !== 0 && status !== 1) throw new Error(`${program} ended with ${status}`);
}

function megabytes(file: string): number {
  return Math.round(statSync(file).size / 1e6);
}
