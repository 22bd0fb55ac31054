import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cyclonedxProtobufOf } from '../support/cyclonedx-protobuf.ts';
import { corpus, root } from '../support/shared.ts';

/** Larger documents say nothing new and take long. */
const largest = 40_000;

/** What is mutated: our examples and cases, a protobuf document, and the small documents of the corpus where it is there. */
export function seeds(): readonly Uint8Array[] {
  const folders = [join(root, 'examples'), join(root, 'test/cases'), ...[corpus() ?? []].flat()];
  const files = folders.flatMap(filesBelow).filter(file => statSync(file).size <= largest);
  const component = { type: 'device', name: 'camera', supplier: { name: 'Hikvision' }, purl: 'pkg:npm/a@1' };
  const protobuf = cyclonedxProtobufOf({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components: [component],
  });
  return [Buffer.from(protobuf, 'latin1'), ...files.sort().map(file => readFileSync(file))];
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}
