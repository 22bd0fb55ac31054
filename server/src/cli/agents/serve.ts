import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { printable } from '../../core/text/printable.ts';
import { Refusal, telling } from '../packs.ts';
import type { ExitCode, World } from '../world.ts';
import { answerOf } from './answer.ts';
import type { AgentsOptions } from './options.ts';
import { tools } from './tools.ts';

/** Serves one folder: what is outside of it, by words or by links, is not there. */
export function runAgents({ folder }: AgentsOptions, world: World): Promise<ExitCode> {
  return telling(world, async (): Promise<ExitCode> => {
    const asked = resolve(world.folder, folder);
    if (!statSync(asked, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Refusal(`there is no folder "${printable(folder)}"`);
    }
    const serve = world.agents?.();
    if (serve === undefined) throw new Refusal('this build serves no agents: install the npm package');
    const within: World = { ...world, folder: realpathSync(asked) };
    await serve({ version: world.version, tools, answer: (name, given) => answerOf(name, given, within) });
    return 0;
  });
}
