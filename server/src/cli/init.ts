import { existsSync, lstatSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfiguration } from '../core/policy/configuration.ts';
import { loadSignatures } from '../core/signatures/load.ts';
import { printable } from '../core/text/printable.ts';
import { configurationFile } from '../host/folders.ts';
import { ruleIds } from '../host/rules.ts';
import type { Answers, InitOptions } from './init-options.ts';
import { askAll } from './init-questions.ts';
import { Refusal, telling } from './packs.ts';
import type { KnownProfile } from './program.ts';
import { openOut } from './scan/out.ts';
import { nearestConfiguration, requireKnown } from './scan/policy.ts';
import type { ExitCode, System } from './system.ts';

/** Writes `.bomwarden.yml`, from flags or from what somebody answers on a terminal. */
export function runInit(options: InitOptions, system: System): Promise<ExitCode> {
  return telling(system, async (): Promise<ExitCode> => {
    const file = join(system.folder, configurationFile);
    if (!options.force && lstatSync(file, { throwIfNoEntry: false })) throw new Refusal(isThere);
    const known = loadSignatures(system.signatures()).profiles;
    const answers = options.profiles.length > 0 ? options : await askAll(options, known, system);
    requireKnown(
      answers.profiles,
      known.map(({ id }) => id),
    );
    const text = configurationText(answers);
    check(text, known);
    const above = nearestConfiguration(system.folder).find(uri => fileURLToPath(uri) !== system.folder);
    await put(text, options.force, system);
    if (above !== undefined) {
      const shown = relative(system.folder, join(fileURLToPath(above), configurationFile)).replaceAll('\\', '/');
      system.complain(`note: ${printable(shown)} has no say in this folder any more\n`);
    }
    const unknown = answers.received.filter(folder => !existsSync(join(system.folder, folder)));
    for (const folder of unknown) system.complain(`note: there is no folder "${printable(folder)}" yet\n`);
    system.print(`${configurationFile} is written, for ${answers.profiles.join(', ')}. Next: bomwarden scan .\n`);
    return 0;
  });
}

const isThere = `${configurationFile} is there already; --force replaces it`;

/** The text of a configuration; what is not said is left out. */
export function configurationText({ profiles, received, exclude, requireComplete }: Answers): string {
  const list = (values: readonly string[]) => `[${values.map(scalar).join(', ')}]`;
  return [
    '# Who this folder is reviewed for. All that can be said: docs/configuration.md of bomwarden.',
    `profiles: ${list(profiles)}`,
    ...(received.length > 0 ? [`received: ${list(received)}  # what suppliers sent: evidence that nobody edits`] : []),
    ...(exclude.length > 0 ? [`exclude: ${list(exclude)}  # not reviewed`] : []),
    ...(requireComplete ? ['require-complete: true  # a run in which anything was not read fails'] : []),
    '',
  ].join('\n');
}

/** A text in double quotes is the same in JSON and YAML. */
function scalar(value: string): string {
  return /^[a-z][\w./-]*$/i.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value);
}

/** What could not be read back is not written. */
function check(text: string, known: readonly KnownProfile[]): void {
  const { problems } = readConfiguration(text, { profiles: known.map(({ id }) => id), rules: ruleIds });
  const [first] = problems;
  if (first) throw new Refusal(`nothing is written: ${first.message}`);
}

async function put(text: string, force: boolean, system: System): Promise<void> {
  if (force) {
    const out = await openOut(configurationFile, system);
    await out.write(text);
    return out.close();
  }
  try {
    await writeFile(join(system.folder, configurationFile), text, { flag: 'wx' });
  } catch (reason) {
    const code = reason instanceof Error && 'code' in reason ? String(reason.code) : 'unknown error';
    throw new Refusal(code === 'EEXIST' ? isThere : `${configurationFile} cannot be written (${code})`);
  }
}
