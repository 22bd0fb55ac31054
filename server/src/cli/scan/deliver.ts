import { randomUUID } from 'node:crypto';
import { languageOf } from '../../core/l10n/language.ts';
import { mediumOf, type OutputName, outputs } from '../../core/report/index.ts';
import type { Report } from '../../core/report/model.ts';
import { verdictLine } from '../../core/report/verdict-line.ts';
import { allRules } from '../../host/rules.ts';
import { Refusal } from '../packs.ts';
import { rooted } from '../rooted.ts';
import type { System } from '../system.ts';
import type { DeliveryOptions } from './delivery-options.ts';
import { held } from './held.ts';
import { openOut } from './out.ts';

/** Columns of a report that goes to a file. */
const fileWidth = 100;

/** Delivery in a format that is a function of the report alone. */
export type ReportDelivery = DeliveryOptions & { readonly format: OutputName; readonly from?: string | undefined };

/** Outputs for a code host, which knows files by their path from the root. reviewdog puts the folder before them itself. */
const forHosts: ReadonlySet<OutputName> = new Set(['github', 'gitlab', 'azure', 'bitbucket', 'sarif']);

/**
 * Prints or writes the report, in each format that is asked for.
 * @throws Refusal where one cannot be written, when all the others are
 */
export async function deliver(report: Report, options: ReportDelivery, system: System): Promise<void> {
  const { format, output, also, language } = options;
  let refused: Refusal | undefined;
  for (const file of [...also, { format, output }]) {
    try {
      await deliverOne(report, { ...options, ...file }, system);
    } catch (reason) {
      // the other formats may be all that says something
      if (!(reason instanceof Refusal)) throw reason;
      refused ??= reason;
    }
  }
  if (refused) throw refused;
  if (output !== undefined) system.complain(`${verdictLine(report, languageOf(language))}\n`);
}

/** The report in a format, in the width and colours of where it goes. */
export function written(report: Report, options: ReportDelivery, system: System): string {
  const { format, output, sarifProfile, language, details, quiet } = options;
  const { width, colour } = system.terminal;
  const style =
    output === undefined ? { width, colour: colour && options.colour } : { width: fileWidth, colour: false };
  const isRooted = forHosts.has(format) && options.from === undefined;
  const shown = isRooted ? { ...report, documents: rooted(report.documents, system.folder) } : report;
  const write = () =>
    outputs[format](shown, { style, details, quiet, rules: allRules, token: randomUUID(), sarifProfile, language });
  return held(write, format);
}

async function deliverOne(report: Report, options: ReportDelivery, system: System): Promise<void> {
  const { format, output } = options;
  // A report that cannot be written down leaves no file behind.
  const text = written(report, options, system);
  const out = await openOut(output, system, mediumOf(format));
  await out.write(text);
  await out.close();
}
