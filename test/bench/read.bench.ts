import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../../server/src/core/read/index.ts';
import { decodeText } from '../../server/src/core/text/decode.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { reviewText } from '../support/review.ts';
import { corpus } from '../support/shared.ts';

const rounds = 9;

/** Figures of reading: a large document beside `JSON.parse` of the same text, cold and warm, and the slowest public documents. */
export function benchReading(print: (line: string) => void): void {
  for (const [name, text] of [
    ['CycloneDX', largeCyclonedx(12_000)],
    ['SPDX', largeSpdx(9_000)],
  ] as const) {
    print(beside(`${name} JSON of ${(text.length / 1e6).toFixed(1)} MB`, text));
    print(
      `read: the same with one bracket missing, ${times(() => read(new Source(withoutBracket(text)))).toFixed(0)} ms`,
    );
  }
  for (const line of slowestOfCorpus()) print(line);
}

/** Both in turn, so that a busy machine slows them alike. */
function beside(name: string, text: string): string {
  const parse: number[] = [];
  const reading: number[] = [];
  const review: number[] = [];
  for (let round = 0; round < rounds; round++) {
    parse.push(timeOf(() => JSON.parse(text)));
    reading.push(timeOf(() => read(new Source(text))));
    review.push(timeOf(() => reviewText(text)));
  }
  const floor = median(parse);
  const ratio = (part: readonly number[]) => `${median(part).toFixed(0)} ms: ${(median(part) / floor).toFixed(2)}x`;
  return `read: ${name}, JSON.parse ${floor.toFixed(0)} ms, reading ${ratio(reading)}, whole review ${ratio(review)}`;
}

function slowestOfCorpus(): string[] {
  const folder = corpus();
  if (!folder) return ['read: corpus SKIPPED, it is not on this machine'];
  const entries: { file: string }[] = JSON.parse(readFileSync(join(folder, 'INDEX.json'), 'utf8'));
  const timed = entries.map(({ file }) => {
    const bytes = readFileSync(join(folder, file));
    return { file, took: timeOf(() => read(new Source(decodeText(bytes).value))) };
  });
  timed.sort((a, b) => b.took - a.took);
  const total = timed.reduce((sum, { took }) => sum + took, 0);
  const slowest = timed.slice(0, 3).map(({ file, took }) => `read: ${took.toFixed(0)} ms ${file}`);
  return [`read: ${timed.length} public documents in ${total.toFixed(0)} ms, the slowest:`, ...slowest];
}

function largeCyclonedx(count: number): string {
  const ref = (n: number) => `pkg:npm/%40scope/part-${n}@${n % 20}.${n % 7}.0#${n}`;
  const components = Array.from({ length: count }, (_, n) => ({
    type: 'library',
    'bom-ref': ref(n),
    supplier: { name: n % 1000 === 500 ? 'Hangzhou Hikvision Digital Technology Co., Ltd.' : `Maker ${n % 300} GmbH` },
    group: '@scope',
    name: `part-${n}`,
    version: `${n % 20}.${n % 7}.0`,
    ...(n % 3 === 0 && { description: `A part for "${n}" and more of the kind` }),
    hashes: [{ alg: 'SHA-256', content: n.toString(16).padStart(64, 'abcdef01') }],
    licenses: [{ license: { id: n % 2 === 0 ? 'MIT' : 'Apache-2.0' } }],
    cpe: `cpe:2.3:a:maker_${n % 300}:part_${n}:${n % 20}.0:*:*:*:*:*:*:*`,
    purl: ref(n),
    ...(n % 4 === 0 && { externalReferences: [{ type: 'vcs', url: `https://git.example.org/part-${n}` }] }),
    properties: [{ name: 'syft:location:0:path', value: `/usr/lib/part-${n}/package.json` }],
  }));
  const dependencies = Array.from({ length: count / 5 }, (_, n) => ({
    ref: ref(n),
    dependsOn: [ref(n * 3), ref(n * 4)],
  }));
  return JSON.stringify(
    { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components, dependencies },
    undefined,
    2,
  );
}

function largeSpdx(count: number): string {
  const packages = Array.from({ length: count }, (_, n) => ({
    SPDXID: `SPDXRef-Package-${n}`,
    name: `part-${n}`,
    versionInfo: `${n % 20}.0`,
    supplier: `Organization: Maker ${n % 300} GmbH (mail@maker-${n % 300}.example)`,
    originator: 'NOASSERTION',
    downloadLocation: `https://git.example.org/part-${n}`,
    filesAnalyzed: false,
    checksums: [{ algorithm: 'SHA256', checksumValue: n.toString(16).padStart(64, 'abcdef01') }],
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: 'MIT',
    copyrightText: 'NOASSERTION',
    externalRefs: [
      { referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: `cpe:2.3:a:maker:part_${n}:*` },
      { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: `pkg:npm/part-${n}@1.0` },
    ],
  }));
  const relationships = packages.map(({ SPDXID }) => ({
    spdxElementId: 'SPDXRef-DOCUMENT',
    relationshipType: 'DESCRIBES',
    relatedSpdxElement: SPDXID,
  }));
  return JSON.stringify({ spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', packages, relationships }, undefined, 2);
}

function withoutBracket(text: string): string {
  const at = text.indexOf('}', text.length / 2);
  return text.slice(0, at) + text.slice(at + 1);
}

function times(work: () => unknown): number {
  return median([work, work, work].map(timeOf));
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
