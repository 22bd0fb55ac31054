// The licences of everything that is bundled, as their licences ask for.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.mjs';
import { cyclonedxLibrary } from './sbom-schemas.mjs';

/** The packages that bundles and schemas were made from, by their folders, sorted. */
function packagesOf(metafiles) {
  const folders = metafiles
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap(input => /^node_modules\/(?:@[^/]+\/)?[^/]+(?:\/node_modules\/(?:@[^/]+\/)?[^/]+)*/.exec(input) ?? []);
  return [...new Set([...folders, cyclonedxLibrary])].sort();
}

/** What stands in `third-party`, under a licence whose text stands among the others. */
const copied =
  '@cyclonedx/cdxgen 12.8.4 (Apache-2.0)\n\nThe JSON Schema of SPDX 3.0.1 comes from this package; the licence is that of @cyclonedx/cyclonedx-library, above.';

/** Name, version, licence and its text for each package. Throws for one without a licence. */
export function noticesOf(metafiles) {
  const parts = packagesOf(metafiles).map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    if (typeof license !== 'string') throw new Error(`${folder} has no licence`);
    const files = readdirSync(join(root, folder)).filter(entry => /^(licen[cs]e|notice|copying)/i.test(entry));
    const text = files.map(file => readFileSync(join(root, folder, file), 'utf8').trim()).join('\n\n');
    return `${name} ${version} (${license})\n\n${text}`;
  });
  const head = 'bomwarden is made with these packages; their licences ask for these notices.';
  return `${[head, ...parts, copied].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
