import { writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { blankManifest } from '../core/read/device/manifest/blank.ts';
import { convertToManifest } from '../core/read/device/manifest/convert/convert.ts';
import { decodeText } from '../core/text/decode.ts';
import { printable } from '../core/text/printable.ts';
import { Source } from '../core/text/source.ts';
import { leaves, leavesBy, rootAround } from '../host/root.ts';
import { readNamed, reasonOf } from './files.ts';
import type { ManifestOptions } from './manifest-options.ts';
import type { ExitCode, System } from './system.ts';

/** Writes a device manifest, anew or from another list of devices. */
export async function runManifest(options: ManifestOptions, system: System): Promise<ExitCode> {
  if (options.action === 'new') return put(blankManifest, options.output, system);
  const { path, output } = options;
  let bytes: Uint8Array;
  try {
    bytes = path === '-' ? await system.stdin() : await readNamed(path, system.folder);
  } catch (reason) {
    return refuse(`"${printable(path)}": ${reasonOf(reason)}`, system);
  }
  const conversion = convertToManifest(
    new Source(decodeText(bytes).value),
    path === '-' ? 'the standard input' : basename(path),
  );
  if ('refused' in conversion) return refuse(`"${printable(path)}": ${conversion.refused.text}`, system);
  return put(conversion.text, output, system);
}

/** People fill manifests in: one that is there already is never overwritten. */
async function put(text: string, output: string | undefined, system: System): Promise<ExitCode> {
  if (output === undefined) {
    system.print(text);
    return 0;
  }
  const absolute = resolve(system.folder, output);
  if (await leavesBy(dirname(absolute), rootAround(system.folder)))
    return refuse(`"${printable(output)}": ${leaves}`, system);
  try {
    await writeFile(absolute, text, { flag: 'wx' });
    return 0;
  } catch (reason) {
    const code = reason instanceof Error && 'code' in reason ? String(reason.code) : 'unknown error';
    const why = code === 'EEXIST' ? 'it is there already' : `it cannot be written (${code})`;
    return refuse(`"${printable(output)}": ${why}`, system);
  }
}

function refuse(why: string, system: System): ExitCode {
  system.complain(`error: ${why}\n`);
  return 2;
}
