import { randomUUID } from 'node:crypto';
import { languageOf } from '../../core/l10n/language.ts';
import { mediumOf, type OutputName, outputs } from '../../core/report/index.ts';
import type { Report } from '../../core/report/model.ts';
import { verdictLine } from '../../core/report/verdict-line.ts';
import { allRules } from '../../host/rules.ts';
import { Refusal } from '../packs.ts';
import type { World } from '../world.ts';
import type { DeliveryOptions } from './delivery-options.ts';
import { openOut } from './out.ts';

/** Columns of a report that goes to a file. */
const fileWidth = 100;

/** Delivery in a format that is a function of the report alone. */
export type ReportDelivery = DeliveryOptions & { readonly format: OutputName };

/**
 * Prints or writes the report, in each format that is asked for.
 * @throws Refusal where a file cannot be written
 */
export async function deliver(report: Report, options: ReportDelivery, world: World): Promise<void> {
  const { format, output, also, language } = options;
  for (const file of [...also, { format, output }]) await deliverOne(report, { ...options, ...file }, world);
  if (output !== undefined) world.complain(`${verdictLine(report, languageOf(language))}\n`);
}

async function deliverOne(report: Report, options: ReportDelivery, world: World): Promise<void> {
  const { format, output, sarifProfile, language, details, quiet } = options;
  const { width, colour } = world.terminal;
  const style =
    output === undefined ? { width, colour: colour && options.colour } : { width: fileWidth, colour: false };
  const write = () =>
    outputs[format](report, { style, details, quiet, rules: allRules, token: randomUUID(), sarifProfile, language });
  // A report that cannot be written down leaves no file behind.
  const text = held(write, format);
  const out = await openOut(output, world, mediumOf(format));
  await out.write(text);
  await out.close();
}

/** No text of any runtime is longer than half a gigabyte or so, which tens of thousands of findings in full detail are. */
function held(write: () => string, format: OutputName): string {
  try {
    return write();
  } catch (reason) {
    if (!(reason instanceof RangeError && /string length/i.test(reason.message))) throw reason;
    throw new Refusal(`the report is too large for --format ${format}; csv, legacy and text are shorter`);
  }
}
