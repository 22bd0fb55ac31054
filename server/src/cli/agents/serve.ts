import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { printable } from '../../core/text/printable.ts';
import { Refusal, telling } from '../packs.ts';
import type { ExitCode, System } from '../system.ts';
import { answerOf } from './answer.ts';
import type { AgentsOptions } from './options.ts';
import { tools } from './tools.ts';

/** Serves one folder: what is outside of it, by words or by links, is not there. */
export function runAgents({ folder }: AgentsOptions, system: System): Promise<ExitCode> {
  return telling(system, async (): Promise<ExitCode> => {
    const asked = resolve(system.folder, folder);
    if (!statSync(asked, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Refusal(`there is no folder "${printable(folder)}"`);
    }
    const serve = system.agents?.();
    if (serve === undefined) throw new Refusal('this build serves no agents: install the npm package');
    const within: System = { ...system, folder: realpathSync(asked) };
    await serve({ version: system.version, tools, answer: (name, given) => answerOf(name, given, within) });
    return 0;
  });
}
