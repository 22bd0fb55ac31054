import type { ReviewContext } from '../../core/model/context.ts';
import { buildReport } from '../../core/report/build.ts';
import type { Report, ReportDocument } from '../../core/report/model.ts';
import type { SignatureSet } from '../../core/signatures/types.ts';
import { type Found, findFiles } from '../files.ts';
import { signaturesWith, telling } from '../packs.ts';
import { Waivers } from '../waivers.ts';
import type { ExitCode, World } from '../world.ts';
import { contextsOf } from './contexts.ts';
import { deliver } from './deliver.ts';
import { exitCodeOf } from './exit-code.ts';
import type { ScanOptions } from './options.ts';
import { fileReviewer } from './review-file.ts';

/** Reviews what was asked for and prints the report. */
export function runScan(options: ScanOptions, world: World): Promise<ExitCode> {
  return telling(world, async () => scanWith(await signaturesWith(options, world), options, world));
}

async function scanWith(set: SignatureSet, options: ScanOptions, world: World): Promise<ExitCode> {
  const contexts = contextsOf(options.profiles, options.asOf ?? world.host.now(), set);
  if (typeof contexts === 'string') {
    world.complain(`error: ${contexts}\n`);
    return 2;
  }
  const report = await reviewAll(options, set, contexts, world);
  const delivered = await deliver(report, options, world);
  if (!delivered) return 2;
  if (report.documents.length === 0 && !options.allowEmpty) {
    world.complain('error: there is no SBOM here; --allow-empty accepts that\n');
  }
  return exitCodeOf(report, options);
}

async function reviewAll(
  options: ScanOptions,
  set: SignatureSet,
  contexts: readonly ReviewContext[],
  world: World,
): Promise<Report> {
  const review = fileReviewer(set, world.complain);
  const waivers = new Waivers(world.host, world.folder, options.paths);
  const documents: ReportDocument[] = [];
  let skipped = 0;
  for await (const found of filesOf(options, world, () => skipped++)) {
    const document = review(found, { contexts, rules: {}, waivers: await waivers.for(found.path) });
    if (document) documents.push(document);
    else skipped++;
  }
  return buildReport(documents, set, { version: world.version, contexts, skipped, notes: waivers.notes });
}

async function* filesOf(options: ScanOptions, world: World, skipped: () => void): AsyncGenerator<Found> {
  for (const path of options.paths) {
    if (path === '-') yield { path: options.stdinFilename, named: true, place: { bytes: await world.stdin() } };
    else yield* findFiles(world.folder, [path], skipped);
  }
}
