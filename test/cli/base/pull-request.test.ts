import assert from 'node:assert/strict';
import { run } from '../../../server/src/cli/run.ts';
import { type OutputName, outputs } from '../../../server/src/core/report/index.ts';
import { Repository } from '../../support/repository.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';

const components = 2_000;
const restricted = 41;
const added = 'The camera that the pull request brings';
/** The day of every review here. */
const asOf = '2026-11-22';

interface Part {
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl?: string;
  readonly supplier?: { readonly name: string };
}

/** What a product is made of: mostly harmless, some of it by a maker that is restricted. */
function parts(): readonly Part[] {
  const every = Math.floor(components / restricted);
  return Array.from({ length: components }, (_, at) =>
    at % every === 0 && at / every < restricted
      ? {
          type: 'device',
          name: `Camera ${at}`,
          version: '1',
          supplier: { name: 'Hangzhou Hikvision Digital Technology Co., Ltd.' },
        }
      : { type: 'library', name: `part-${at}`, version: `1.${at}.0`, purl: `pkg:npm/part-${at}@1.${at}.0` },
  );
}

/** As a tool writes it: with references of its own, in an order of its own. */
function document(list: readonly Part[], seed: number): string {
  let state = seed;
  const random = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff);
  const order = list.map(part => ({ part, rank: random() })).sort((a, b) => a.rank - b.rank);
  const components = order.map(({ part }) => ({ ...part, 'bom-ref': `${part.name}#${random()}` }));
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${seed}`, components }, null, 2)}\n`;
}

interface JsonFinding {
  readonly state: string;
  readonly range: { readonly start: { readonly line: number } };
}

function linesOfDocument({ findings }: { readonly findings: readonly JsonFinding[] }): readonly number[] {
  return findings.filter(({ state }) => state === 'new').map(({ range }) => range.start.line + 1);
}

function numbers(text: string, pattern: RegExp): readonly number[] {
  return [...text.matchAll(pattern)].map(([, line]) => Number(line));
}

/** One that knows only a part of the run, and those that tell of what is in place or was read, and not of findings. */
type Other = 'part' | 'agent-coverage' | `legacy${string}`;

/** The one-based lines of the findings that an output tells as new. Whoever adds an output says here how it does so. */
const newLines: Readonly<Record<Exclude<OutputName, Other>, (text: string) => readonly number[]>> = {
  text: text => numbers(text, /^boms\/product\.json:(\d+):\d+ +new error /gm),
  json: text => JSON.parse(text).documents.flatMap(linesOfDocument),
  ndjson: text =>
    text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
      .filter(({ kind }) => kind === 'document')
      .flatMap(linesOfDocument),
  sarif: text =>
    JSON.parse(text)
      .runs[0].results.filter(({ baselineState }: { baselineState: string }) => baselineState === 'new')
      .map((result: { locations: { physicalLocation: { region: { startLine: number } } }[] }) => {
        return result.locations[0]?.physicalLocation.region.startLine;
      }),
  github: text => numbers(text, /^::error file=boms\/product\.json,line=(\d+),/gm),
  gitlab: text =>
    JSON.parse(text)
      .filter(({ state }: { state: string }) => state === 'new')
      .map(({ location }: { location: { lines: { begin: number } } }) => location.lines.begin),
  rdjsonl: text =>
    text
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line).location.range.start.line),
  azure: text => numbers(text, /^##vso\[task\.logissue .*linenumber=(\d+);/gm),
  agent: text =>
    JSON.parse(text).findings.flatMap(({ components }: { components: { at: { line: number } }[] }) =>
      components.map(({ at }) => at.line),
    ),
  bitbucket: text => JSON.parse(text).annotations.map(({ line }: { line: number }) => line),
  markdown: text => numbers(text, /^\| new error \|.*`boms\/product\.json:(\d+):\d+`/gm),
  html: text =>
    text
      .split('<details')
      .filter(group => group.includes('<b>new error</b>'))
      .flatMap(group => numbers(group, /line (\d+), column/g)),
  csv: text => numbers(text, /^boms\/product\.json,(\d+),.*,new,[^,]*\r$/gm),
  junit: text => numbers(text, /<failure [^>]*>line (\d+):/g),
};

suite('A pull request that regenerates an SBOM and adds one restricted component', () => {
  let repository: Repository;
  let lineOfAdded = 0;
  const json = JSON.stringify(signatures());

  suiteSetup(() => {
    repository = new Repository();
    repository.write('boms/product.json', document(parts(), 1));
    repository.commit();
    repository.git('checkout', '-q', '-b', 'topic');
    const brought = {
      type: 'device',
      name: added,
      version: '1',
      supplier: { name: 'Hangzhou Hikvision Digital Technology Co., Ltd.' },
    };
    const text = document([...parts(), brought], 2);
    repository.write('boms/product.json', text);
    repository.commit();
    lineOfAdded = text.slice(0, text.indexOf('Hangzhou', text.indexOf(added))).split('\n').length;
  });
  suiteTeardown(() => repository.remove());

  async function scan(...args: readonly string[]): Promise<{ readonly status: number; readonly text: string }> {
    const system = systemOf(repository.folder, { signatures: () => json });
    const status = await run(['scan', 'boms', '--profile', 'ca-federal', '--as-of', asOf, ...args], system);
    return { status, text: system.said.join('') };
  }

  test('has another place for everything', () => {
    assert.ok(lineOfAdded > 10);
    const [before, after] = ['main', 'topic'].map(branch => repository.git('show', `${branch}:boms/product.json`));
    const common = new Set(before?.split('\n').filter(line => line.includes('bom-ref')));
    assert.equal(after?.split('\n').filter(line => common.has(line)).length, 0, 'a reference is the same');
  });

  for (const [name, linesOf] of Object.entries(newLines)) {
    test(`${name}: exactly one new finding, at its line`, async () => {
      const { status, text } = await scan('--base', 'main', '--format', name);
      assert.deepEqual(linesOf(text), [lineOfAdded], text.slice(0, 2000));
      assert.equal(status, 1);
    });
  }

  test('every output is among them, but the one that cannot know', async () => {
    const others = Object.keys(outputs).filter(name => !(name in newLines) && !name.startsWith('legacy'));
    assert.deepEqual(others, ['part', 'agent-coverage']);
    const { status, text } = await scan('--base', 'main', '--format', 'part');
    assert.equal(status, 2);
    assert.match(text, /a part of a run knows too little to be compared/);
  });

  test('the verdict line tells it', async () => {
    const { text } = await scan('--base', 'main');
    assert.match(text, /^1 new, 41 unchanged, 0 resolved, for ca-federal as of 2026-11-22 \(signatures of /m);
  });

  test('without a base everything counts', async () => {
    const { text, status } = await scan();
    assert.match(text, /^42 errors, /m);
    assert.equal(status, 1);
  });

  test('regenerated, reordered and moved without it there is nothing new, and the fingerprints are the same', async () => {
    const fingerprints = async () => {
      const { text, status } = await scan('--base', 'main', '--format', 'json');
      assert.equal(status, 0, text.slice(0, 500));
      const [found] = JSON.parse(text).documents as {
        path: string;
        findings: { fingerprint: string; state: string }[];
      }[];
      assert.ok(found?.findings.every(({ state }) => state === 'unchanged'));
      return { path: found?.path, fingerprints: found?.findings.map(({ fingerprint }) => fingerprint).sort() };
    };
    repository.git('checkout', '-q', '-b', 'regenerated', 'main');
    try {
      const before = await fingerprints();
      assert.equal(before.fingerprints?.length, restricted);
      repository.write('boms/product.json', document(parts(), 3));
      repository.git('mv', 'boms/product.json', 'boms/moved and renamed.json');
      repository.commit();
      const after = await fingerprints();
      assert.equal(after.path, 'boms/moved and renamed.json');
      assert.deepEqual(after.fingerprints, before.fingerprints);
    } finally {
      repository.git('checkout', '-q', 'topic');
    }
  });
});
