import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { readBaseline } from '../../core/compare/baseline.ts';
import type { Known, Side } from '../../core/compare/known.ts';
import type { ReportDocument } from '../../core/report/model.ts';
import { decodeText } from '../../core/text/decode.ts';
import { printable } from '../../core/text/printable.ts';
import { Source } from '../../core/text/source.ts';
import { before } from '../../core/text/trim.ts';
import { Refusal, uriOf } from '../packs.ts';
import type { System } from '../system.ts';

/** The name that a baseline has unless somebody chose another. */
export const baselineFile = '.bomwarden-baseline.json';

/** What is said of one that somebody asked for and that is not there. */
export const noBaseline = 'There is no such baseline, or it cannot be read. bomwarden baseline create makes one.';

/** The accepted findings of a file. */
export interface Baseline {
  /** As given. */
  readonly path: string;
  readonly known: readonly Known[];
}

/**
 * Undefined where there is no such file.
 * @param path as given
 * @throws Refusal where it cannot be used whole: it would accept too much or too little
 */
export async function readBaselineFile(path: string, system: System): Promise<Baseline | undefined> {
  const bytes = await system.host.read(uriOf(path, system));
  if (bytes === undefined) return undefined;
  const source = new Source(decodeText(bytes).value);
  const { value, problems } = readBaseline(source);
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem) {
    const { line, character } = source.positionAt(problem.span.start);
    throw new Refusal(
      `${printable(path)}:${line + 1}:${character + 1} ${printable(problem.message)} (${problem.code})`,
    );
  }
  return { path, known: value };
}

/**
 * A baseline as something to compare with. Of documents that were not reviewed nothing is gone.
 * @param asked files and folders that were asked for
 */
export function sideOf(
  { path, known }: Baseline,
  documents: readonly ReportDocument[],
  asked: readonly string[],
  system: System,
): Side {
  const named = new Set(known.map(({ document }) => document));
  const own = documents.map(document => [document.path, pathInBaseline(document.path, path, system)] as const);
  const folder = dirname(resolve(system.folder, path));
  const scopes = asked.map(scope => resolve(system.folder, before(scope, /[*?[{]/)));
  const covers = (document: string | null) =>
    document === null || scopes.some(scope => isWithin(resolve(folder, document), scope));
  const elsewhere = new Set([...named].filter(document => !covers(document) && isThere(folder, document)));
  return {
    known,
    pairs: new Map(own.filter(([, document]) => named.has(document))),
    covers,
    stays: document => elsewhere.has(document),
  };
}

/** The path of a document as its baseline has it: relative to the folder of the baseline. */
export function pathInBaseline(document: string, baseline: string, system: System): string {
  const folder = dirname(resolve(system.folder, baseline));
  return relative(folder, resolve(system.folder, document)).replaceAll('\\', '/');
}

function isThere(folder: string, document: string | null): boolean {
  return document !== null && existsSync(resolve(folder, document));
}

function isWithin(file: string, folder: string): boolean {
  const below = relative(folder, file).replaceAll('\\', '/');
  return below !== '..' && !below.startsWith('../');
}
