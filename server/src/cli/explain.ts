import { explain } from '../core/explain/pages.ts';
import { loadSignatures } from '../core/signatures/load.ts';
import { buildLookups } from '../core/signatures/lookups.ts';
import type { SignatureSet } from '../core/signatures/types.ts';
import { printable } from '../core/text/printable.ts';
import type { ExplainOptions } from './explain-options.ts';
import type { ExitCode, World } from './world.ts';

/** Prints what is known of one vendor or instrument. */
export function runExplain({ subject }: ExplainOptions, world: World): ExitCode {
  const set = loadSignatures(world.signatures());
  const page = explain(idOf(subject, set), buildLookups(set));
  if (page === undefined) {
    world.complain(`error: nothing is known of "${printable(subject)}". ${suggestion(subject, set)}\n`);
    return 2;
  }
  world.print(`${page}\n`);
  return 0;
}

/** People type names; the data is kept by id. */
function idOf(subject: string, set: SignatureSet): string {
  const wanted = subject.trim().toLowerCase();
  const vendor = set.vendors.find(({ display }) => display.toLowerCase() === wanted);
  return vendor?.id ?? wanted.replaceAll(' ', '-');
}

function suggestion(subject: string, set: SignatureSet): string {
  const ids = [...set.vendors, ...set.instruments].map(({ id }) => id);
  const near = ids.filter(id => id.includes(subject.toLowerCase()) && subject !== '');
  if (near.length > 0) return `Did you mean ${near.join(', ')}?`;
  return `Vendors: ${set.vendors.map(({ id }) => id).join(', ')}. Instruments: ${set.instruments.map(({ id }) => id).join(', ')}.`;
}
