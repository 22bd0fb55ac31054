import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { rules } from '../../core/judge/rules/index.ts';
import { outputs } from '../../core/report/index.ts';
import type { Report } from '../../core/report/model.ts';
import { verdictLine } from '../../core/report/verdict-line.ts';
import { printable } from '../../core/text/printable.ts';
import type { World } from '../world.ts';
import type { ScanOptions } from './options.ts';

/** Columns of a report that goes to a file. */
const fileWidth = 100;

/** Prints or writes the report; false: the file could not be written, which was told. */
export async function deliver(report: Report, options: ScanOptions, world: World): Promise<boolean> {
  const { format, output, sarifProfile } = options;
  const style = output === undefined ? world.terminal : { width: fileWidth, colour: false };
  const text = outputs[format](report, { style, rules, token: randomUUID(), sarifProfile });
  if (output === undefined) {
    world.print(text);
    return true;
  }
  try {
    await writeFile(resolve(world.folder, output), text);
  } catch (reason) {
    const code = reason instanceof Error && 'code' in reason ? String(reason.code) : 'unknown error';
    world.complain(`error: "${printable(output)}" cannot be written (${code})\n`);
    return false;
  }
  world.complain(`${verdictLine(report)}\n`);
  return true;
}
