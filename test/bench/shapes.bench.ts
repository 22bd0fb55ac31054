import { rules } from '../../server/src/core/judge/rules/index.ts';
import { buildReport, documentBuilder } from '../../server/src/core/report/build.ts';
import { type OutputName, outputs } from '../../server/src/core/report/index.ts';
import { LogEncoder } from '../../server/src/core/text/ci-log.ts';
import { reviewText } from '../support/review.ts';
import { signatures } from '../support/signatures.ts';

/** Four times the text may take so many times the time: linear is 4, quadratic 16; the rest is noise and tidying of memory. */
const most = 9;
/** Shorter times say nothing. In milliseconds. */
const least = 60;

const cyclonedx = (component: object, more: object = {}) =>
  JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [{ type: 'device', name: 'x', ...component }],
    ...more,
  });
const xml = (body: string) => `<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>${body}</components></bom>`;
const tagValue = (body: string) => `SPDXVersion: SPDX-2.3\nPackageName: x\n${body}\n`;
const spdxYaml = (body: string) => `spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\npackages:\n${body}\n`;
const table = (body: string) => `Manufacturer,Model,Serial Number,MAC Address\n${body}`;
const lines = (line: (n: number) => string, n: number) => Array.from({ length: n }, (_, at) => line(at)).join('\n');

/** Texts that somebody may write to make a reader go back and forth: by what they are, of about `n` units. */
const shapes: Readonly<Record<string, (n: number) => string>> = {
  'JSON: open brackets': n => `{"bomFormat":"CycloneDX","components":${'['.repeat(n)}`,
  'JSON: open objects': n => `{"bomFormat":"CycloneDX","components":${'{"a":'.repeat(n / 5)}`,
  'JSON: one open string': n => `{"bomFormat":"CycloneDX","a":"${'a'.repeat(n)}`,
  'JSON: quotes without end': n => `{"bomFormat":"CycloneDX",${'"a\n'.repeat(n / 3)}`,
  'JSON: backslashes': n => `{"bomFormat":"CycloneDX","a":"${'\\'.repeat(n)}`,
  'JSON: commas': n => `{"bomFormat":"CycloneDX","components":[${','.repeat(n)}]}`,
  'JSON: the same key': n => `{"bomFormat":"CycloneDX",${'"a":1,'.repeat(n / 6)}"b":1}`,
  'JSON: documents in a row': n => `${cyclonedx({})}\n`.repeat(n / 90),
  'JSON: components of one reference': n =>
    JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: Array.from({ length: n / 60 }, () => ({ type: 'library', name: 'a', 'bom-ref': 'a' })),
    }),
  'JSON: dependencies of one another': n =>
    cyclonedx(
      {},
      { dependencies: Array.from({ length: n / 40 }, (_, at) => ({ ref: `${at}`, dependsOn: [`${at + 1}`] })) },
    ),
  'JSON: one that depends on all': n =>
    cyclonedx(
      { 'bom-ref': 'x' },
      { dependencies: [{ ref: 'x', dependsOn: Array.from({ length: n / 4 }, (_, at) => `${at}`) }] },
    ),
  'JSON: hashes': n => cyclonedx({ hashes: Array.from({ length: n / 40 }, () => ({ alg: 'MD5', content: 'a' })) }),
  'names: blanks': n => cyclonedx({ name: ' '.repeat(n) }),
  'names: words': n => cyclonedx({ supplier: { name: 'hik '.repeat(n / 4) } }),
  'names: commas': n => cyclonedx({ supplier: { name: 'a, '.repeat(n / 3) } }),
  'names: brackets': n => cyclonedx({ supplier: { name: '('.repeat(n) } }),
  'names: hyphens': n => cyclonedx({ supplier: { name: 'a-'.repeat(n / 2) } }),
  'names: Han': n => cyclonedx({ supplier: { name: '公司'.repeat(n / 2) } }),
  'names: combining marks': n => cyclonedx({ supplier: { name: `a${'\u0301'.repeat(n)}` } }),
  'names: the vendor, again and again': n => cyclonedx({ supplier: { name: 'Hikvision '.repeat(n / 10) } }),
  'names: digits': n => cyclonedx({ name: '1'.repeat(n), version: '1.'.repeat(n / 2) }),
  'identifiers: a long purl': n => cyclonedx({ purl: `pkg:npm/${'a/'.repeat(n / 2)}` }),
  'identifiers: percent signs': n => cyclonedx({ purl: `pkg:npm/${'%41'.repeat(n / 3)}@${'%'.repeat(n / 3)}` }),
  'identifiers: qualifiers': n => cyclonedx({ purl: `pkg:npm/a@1?${'a=b&'.repeat(n / 4)}` }),
  'identifiers: a long CPE': n => cyclonedx({ cpe: `cpe:2.3:h:${'a\\:'.repeat(n / 3)}:x` }),
  'identifiers: colons in a CPE': n => cyclonedx({ cpe: `cpe:2.3:${':'.repeat(n)}` }),
  'identifiers: a long host': n =>
    cyclonedx({ externalReferences: [{ type: 'website', url: `https://${'a.'.repeat(n / 2)}com` }] }),
  'identifiers: an address without end': n =>
    cyclonedx({ externalReferences: [{ type: 'website', url: `https://a/${'?user='.repeat(n / 6)}` }] }),
  'identifiers: an address of mail': n =>
    cyclonedx({ supplier: { name: 'x', contact: [{ email: `${'a.'.repeat(n / 2)}@${'b-'.repeat(n / 2)}` }] } }),
  'licences: brackets': n => cyclonedx({ licenses: [{ expression: `${'('.repeat(n / 2)}MIT${')'.repeat(n / 2)}` }] }),
  'licences: operators': n => cyclonedx({ licenses: [{ expression: 'MIT AND '.repeat(n / 8) }] }),
  'XML: open elements': n => xml('<component type="device">'.repeat(n / 25)),
  'XML: attributes': n => xml(`<component ${lines(at => `a${at}="b"`, n / 8)}/>`),
  'XML: equal signs': n => xml(`<component ${'a= '.repeat(n / 3)}/>`),
  'XML: open comments': n => xml('<!-- '.repeat(n / 5)),
  'XML: ampersands': n => xml(`<component><name>${'&'.repeat(n)}</name></component>`),
  'XML: processing instructions': n => `${'<?a '.repeat(n / 4)}${xml('')}`,
  'XML: blank lines first': n => `${'\n'.repeat(n)}${xml('')}`,
  'YAML: aliases': n => spdxYaml(`- &a {name: x}\n${lines(() => '- *a', n / 5)}`),
  'YAML: flow': n => spdxYaml(`- ${'['.repeat(n)}`),
  'YAML: indentation': n => spdxYaml(lines(at => `${' '.repeat(at % 200)}a:`, n / 100)),
  'YAML: colons': n => spdxYaml(`- name: ${'a: '.repeat(n / 3)}`),
  'YAML: hashes': n => spdxYaml(`- name: ${'# '.repeat(n / 2)}`),
  'YAML: markers': n => '---\n'.repeat(n / 4) + spdxYaml('- name: x'),
  'YAML: carriage returns': n => `${'\r \r'.repeat(n / 3)}${spdxYaml('- name: x')}`,
  'tag-value: blanks': n => tagValue(`PackageSupplier: ${' '.repeat(n)}x`),
  'tag-value: open text': n => tagValue('<text>'.repeat(n / 6)),
  'tag-value: relationships': n =>
    tagValue(lines(at => `Relationship: SPDXRef-${at} CONTAINS SPDXRef-${at + 1}`, n / 45)),
  'tag-value: checksums': n => tagValue(lines(() => `PackageChecksum: SHA1 ${' '.repeat(30)}`, n / 55)),
  'tag-value: a comment': n => `#${'a'.repeat(n)}\n${tagValue('')}`,
  'CSV: open quotes': n => table('"a\n'.repeat(n / 3)),
  'CSV: columns': n => `${lines(at => `Manufacturer ${at}`, n / 16).replaceAll('\n', ',')}\na`,
  'CSV: brackets in headers': n => `Manufacturer,Model,${'('.repeat(n)}\na,b,c`,
  'CSV: one long cell': n => table(`Hikvision,${'DS-2CD '.repeat(n / 7)},1,2`),
  'CSV: rows of delimiters': n => table(lines(() => ',,,', n / 4)),
  'CSV: cells of MACs': n => table(`Hikvision,x,1,${'44:19:B6:00:00:01 '.repeat(n / 18)}`),
  'devicetree: open comments': n => `/dts-v1/;\n/ { ${'/* '.repeat(n / 3)}`,
  'devicetree: nodes': n => `/dts-v1/;\n/ { ${'a { '.repeat(n / 4)}`,
  'lspci: blanks': n => `00:00.0 Ethernet controller: x${' '.repeat(n)}(\n`,
  'lspci: a tree': n => `-[0000:00]-+-00.0\n ${' |'.repeat(n / 2)}\n`,
  'lspci: brackets': n => `00:00.0 Ethernet controller: ${'[19e5:'.repeat(n / 6)}\n`,
  'lsusb: names': n => lines(() => 'Bus 001 Device 001: ID 12d1:1001 Huawei', n / 40),
  'cameras: streams': n => `streams:\n  a: ${'rtsp://a '.repeat(n / 9)}\n`,
  'cameras: blanks': n => `streams:\n${' '.repeat(n)}\n`,
  'text: blanks': n => ' '.repeat(n),
  'text: line ends': n => '\r\n'.repeat(n / 2),
  'text: letters': n => 'a'.repeat(n),
};

/** What an output may have to hold much of. */
const reports: Readonly<Record<string, (n: number) => string>> = {
  'many findings': n =>
    JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: Array.from({ length: n / 2000 }, (_, at) => ({
        type: 'device',
        name: `camera ${at}`,
        supplier: { name: 'Hikvision' },
      })),
    }),
  'one long name': n => cyclonedx({ name: '::##['.repeat(n / 5), supplier: { name: 'Hikvision' } }),
};

/** Figures of texts that are made to be slow: what grows faster than the text fails the run. */
export function benchShapes(print: (line: string) => void): void {
  const slow: string[] = [];
  const held = (name: string, size: number, run: (n: number) => () => unknown) => {
    const n = size;
    const more = timeOf(run(n * 4));
    if (more < least) return;
    const took = timeOf(run(n));
    const ratio = more / Math.max(took, least / most);
    if (ratio <= most) return;
    slow.push(name);
    print(`shapes: ${name}: ${n} ${took.toFixed(0)} ms, ${4 * n} ${more.toFixed(0)} ms: ${ratio.toFixed(1)}x GROWS`);
  };
  for (const [name, shape] of Object.entries(shapes)) {
    held(name, 100_000, n => {
      const text = shape(n);
      return () => reviewText(text, ['ca-federal']);
    });
  }
  const build = documentBuilder(signatures());
  for (const [what, shape] of Object.entries(reports)) {
    for (const format of Object.keys(outputs) as OutputName[]) {
      held(`${format} of ${what}`, 100_000, n => {
        const review = reviewText(shape(n), ['ca-federal']);
        const frame = { version: '0', contexts: review.contexts, skipped: 0, notes: [] };
        const report = buildReport([build({ path: 'a.json', review })], signatures(), frame);
        const options = { style: { width: 100, colour: false }, rules, token: 'fence' };
        return () => new LogEncoder(false).encode(outputs[format](report, options), 'text');
      });
    }
  }
  for (const sign of [' ', ':', '#', '\u0301', '-', '\r', '\u001b', 'travis_', '##a']) {
    held(`log of ${JSON.stringify(sign)}`, 100_000, n => {
      const text = sign.repeat(n / sign.length);
      return () => new LogEncoder(true).encode(text, 'text');
    });
  }
  const count = Object.keys(shapes).length + Object.keys(reports).length * Object.keys(outputs).length + 9;
  print(`shapes: ${count - slow.length} of ${count} take a time that grows with the text`);
  if (slow.length > 0) process.exitCode = 1;
}

function timeOf(action: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 2; round++) {
    const before = process.cpuUsage();
    action();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
    if (best > 2000) break;
  }
  return best;
}
