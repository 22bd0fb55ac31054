import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { annotatedTable } from '../../core/annotated-table.ts';
import type { ReportDocument } from '../../core/report/model.ts';
import { SummaryCount } from '../../core/report/summary.ts';
import { printable } from '../../core/text/printable.ts';
import { reasonOf } from '../files.ts';
import { Refusal } from '../packs.ts';
import type { World } from '../world.ts';
import type { Harvest } from './harvest.ts';
import { openOut } from './out.ts';

/** What is told where there is not exactly one table. */
const oneTable = '--format csv-annotated gives one table of devices back';

/**
 * Gives the reader's own table back, with what was found in columns of their own.
 * @param input name of the standard input, where it is what is reviewed
 */
export function annotatingSink(output: string | undefined, input: string | undefined, world: World) {
  const documents: ReportDocument[] = [];
  const count = new SummaryCount();
  return {
    async add(harvest: Harvest) {
      count.addTotal(harvest.total);
      documents.push(...harvest.documents);
    },
    async finish() {
      const [document] = documents;
      if (!document || documents.length > 1) throw new Refusal(`${oneTable}; there are ${documents.length} documents`);
      const { path, findings } = document;
      const bytes = path === input ? await world.stdin() : await bytesOf(path, world);
      const table = annotatedTable(bytes, findings);
      if (!table) throw new Refusal(`${oneTable}; "${printable(path)}" is none`);
      const out = await openOut(output, world);
      await out.write(table);
      await out.close();
      return count.total;
    },
  };
}

async function bytesOf(path: string, world: World): Promise<Uint8Array> {
  try {
    return await readFile(resolve(world.folder, path));
  } catch (reason) {
    throw new Refusal(`"${printable(path)}": ${reasonOf(reason)}`);
  }
}
