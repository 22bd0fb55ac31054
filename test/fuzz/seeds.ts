import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Made, tarOf, zipOf } from '../support/archives.ts';
import { cyclonedxProtobufOf } from '../support/cyclonedx-protobuf.ts';
import { imageBytes, imageNames } from '../support/firmware.ts';
import { corpus, root } from '../support/shared.ts';
import { workbookOf } from '../support/workbooks.ts';

/** Larger documents say nothing new and take long. */
const largest = 40_000;
/** File systems of the tools are mostly filling. */
const largestImage = 65_536;

/** Bytes to mutate. What is packed is mutated inside and packed again, as a damaged checksum hides all that is behind it. */
export type Seed = { readonly bytes: Uint8Array } | { readonly parts: readonly Made[]; readonly pack: Pack };

export type Pack = (parts: readonly Made[]) => Uint8Array;

/** What is mutated: our examples and cases, workbooks, archives, images, and the small documents of the corpus where it is there. */
export function seeds(): readonly Seed[] {
  const folders = [join(root, 'examples'), join(root, 'test/cases'), ...[corpus() ?? []].flat()];
  const files = folders.flatMap(filesBelow).filter(file => statSync(file).size <= largest && !isImage(file));
  const component = { type: 'device', name: 'camera', supplier: { name: 'Hikvision' }, purl: 'pkg:npm/a@1' };
  const protobuf = cyclonedxProtobufOf({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components: [component],
  });
  const documents = [Buffer.from(protobuf, 'latin1'), ...files.sort().map(file => readFileSync(file))];
  const packed = [...packages(), ...images()];
  // so that each kind comes as often as the documents, of which there are many
  const times = Math.max(1, Math.round(documents.length / packed.length / 2));
  return [...documents.map(bytes => ({ bytes })), ...Array.from({ length: times }, () => packed).flat()];
}

function images(): readonly Seed[] {
  return imageNames.map(name => ({ bytes: imageBytes(name).subarray(0, largestImage) }));
}

function packages(): readonly Seed[] {
  const text = (name: string) => readFileSync(join(root, 'examples', name));
  const parts: readonly Made[] = [
    { name: 'a/camera.cdx.json', bytes: text('camera.cdx.json') },
    { name: 'b/list.csv', bytes: 'Manufacturer,Model,MAC Address\nHikvision,DS-2CD2143G2-I,44:47:CC:1A:2B:3C\n' },
  ];
  const gzipped: Pack = entries => gzipSync(tarOf(entries));
  const nested: Pack = entries => zipOf([{ name: 'inner.zip', bytes: zipOf(entries) }]);
  const stored: Pack = entries => zipOf(entries.map(entry => ({ ...entry, method: 0 })));
  const archives = [zipOf, tarOf, gzipped, nested, stored].flatMap(pack => [
    { parts, pack: (entries: readonly Made[]) => pack(entries) },
    { bytes: pack(parts) },
  ]);
  return [...archives, ...workbooks().flatMap(made => [{ parts: made, pack: zipOf }, { bytes: zipOf(made) }])];
}

/** Workbooks by their parts. */
function workbooks(): readonly (readonly Made[])[] {
  const header = ['Manufacturer', 'Model', 'Serial Number'];
  const made: (readonly Made[])[] = [];
  const keep = (entries: readonly Made[]) => {
    made.push(entries);
    return zipOf(entries);
  };
  const cell = (xml: string) => ({ xml: (reference: string) => xml.replace('#', reference) });
  workbookOf([{ name: 'Devices', rows: [header, ['Hikvision', 'DS-2CD2143G2-I', '1']] }], {}, keep);
  workbookOf(
    [
      { name: 'Cover', rows: [['Site list']], state: 'hidden' },
      {
        name: 'Parts & more',
        rows: [
          ['Manufacturer', undefined, 'Qty', 'Delivered'],
          ['Name', 'Part number', undefined, undefined],
          [
            cell('<c r="#" t="s"><v>0</v></c>'),
            'DS-2CD2143G2-I',
            cell('<c r="#" s="1"><v>7</v></c>'),
            cell('<c r="#" s="2"><v>45000.5</v></c>'),
          ],
          [undefined, cell('<c r="#"><f>A1&amp;"x"</f></c>'), cell('<c r="#" t="b"><v>1</v></c>')],
        ],
        merges: ['A1:B1', 'A3:A4'],
        hiddenRows: [4],
        cols: '<cols><col min="1" max="1" hidden="1"/></cols>',
      },
    ],
    {
      strings: ['<si><r><t>Hik</t></r><r><t>vision</t></r><rPh><t>x</t></rPh></si>'],
      formats: ['0000', 'yyyy-mm-dd hh:mm'],
    },
    keep,
  );
  return made;
}

function isImage(file: string): boolean {
  return file.startsWith(join(root, 'test/cases/firmware')) && file.endsWith('.gz');
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}
