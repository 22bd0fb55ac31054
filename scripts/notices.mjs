// The licences of everything that is bundled, as their licences ask for.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/** Texts of packages that forgot to bring their own, by SPDX id of the licence: another package has it word for word. */
const alike = { 'Apache-2.0': cyclonedxLibrary };

/** What the files of a package say of their licence, where the package has no file for it. */
function headersOf(folder, metafiles) {
  const files = metafiles.flatMap(({ inputs }) => Object.keys(inputs)).filter(input => input.startsWith(`${folder}/`));
  const headers = files.map(file => /^(?:\/\/.*\n)+/.exec(readFileSync(join(root, file), 'utf8'))?.[0] ?? '');
  return [...new Set(headers)]
    .filter(header => /copyright/i.test(header))
    .map(header => header.replace(/^\/\/ ?/gm, '').trim());
}

/** The text of a licence and the copyright of a package. Throws where there is none: it could not be shipped. */
function textOf(folder, { name, license }, metafiles) {
  const files = readdirSync(join(root, folder)).filter(entry => /^(licen[cs]e|notice|copying)/i.test(entry));
  if (files.length > 0) return files.map(file => readFileSync(join(root, folder, file), 'utf8').trim()).join('\n\n');
  const own = join(root, 'third-party/licences', `${name.replace('/', '+')}.txt`);
  if (existsSync(own)) return readFileSync(own, 'utf8').trim();
  const headers = headersOf(folder, metafiles);
  const ids = license.replace(/[()]/g, '').split(' AND ');
  const texts = ids.flatMap(id => (id in alike ? readFileSync(join(root, alike[id], 'LICENSE'), 'utf8').trim() : []));
  if (headers.length === 0 || texts.length === 0)
    throw new Error(`${name} has no text of its licence: write third-party/licences`);
  return [...headers, ...texts].join('\n\n');
}

/** Name, version, licence and its text for each package. Throws for one without a licence. */
export function noticesOf(metafiles) {
  const parts = packagesOf(metafiles).map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    if (typeof license !== 'string') throw new Error(`${folder} has no licence`);
    return `${name} ${version} (${license})\n\n${textOf(folder, { name, license }, metafiles)}`;
  });
  const head = 'bomwarden is made with these packages; their licences ask for these notices.';
  return `${[head, ...parts, copied].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
