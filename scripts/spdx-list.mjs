// Writes the list of SPDX licences and exceptions from the schema that documents are validated with:
//   node scripts/spdx-list.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const table = join(root, 'server/src/core/identity/spdx-list.ts');
const width = 118;

/** The schema has both in one list, each by the alphabet: exceptions begin where the alphabet begins anew. */
function listsOf(ids) {
  const isBehind = (id, at) => at > 0 && id.toLowerCase() < ids[at - 1].toLowerCase();
  const breaks = ids.flatMap((id, at) => (isBehind(id, at) && /^[\d]/.test(id) ? [at] : []));
  if (breaks.length !== 1) throw new Error('The schema no longer holds licences and then exceptions.');
  return { licences: ids.slice(0, breaks[0]), exceptions: ids.slice(breaks[0]) };
}

function lines(ids) {
  const all = [''];
  for (const id of ids) {
    const last = all[all.length - 1];
    if (last === '') all[all.length - 1] = id;
    else if (last.length + 1 + id.length <= width) all[all.length - 1] = `${last} ${id}`;
    else all.push(id);
  }
  return all.map(line => `${line}\n`).join('');
}

function tableOf({ enum: ids, $comment }) {
  const version = /-(\d+(?:\.\d+)+)$/.exec($comment)?.[1];
  if (version === undefined) throw new Error('The schema no longer says of which list it is.');
  const { licences, exceptions } = listsOf(ids);
  return `// Written by scripts/spdx-list.mjs from the schema that documents are validated with. Do not edit.

/** Version of the SPDX licence list. */
export const spdxListVersion = '${version}';

/** Ids of the licences, deprecated ones too, one word each. */
export const spdxLicences = \`
${lines(licences)}\`;

/** Ids of the exceptions, deprecated ones too, one word each. */
export const spdxExceptions = \`
${lines(exceptions)}\`;
`;
}

const folder = dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json'));
const schema = JSON.parse(readFileSync(join(folder, 'res/schema/spdx.SNAPSHOT.schema.json'), 'utf8'));
writeFileSync(table, tableOf(schema));
