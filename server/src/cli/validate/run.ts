import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { problemSaid, verbatim } from '../../core/report/words.ts';
import { decodeText } from '../../core/text/decode.ts';
import { Source } from '../../core/text/source.ts';
import type { Validation, Validator } from '../../host/validator.ts';
import { findFiles, type LocatedFile, reasonOf } from '../files.ts';
import { rooted } from '../rooted.ts';
import type { ExitCode, System } from '../system.ts';
import type { Validated } from './model.ts';
import type { ValidateOptions } from './options.ts';
import { validateFormats } from './outputs.ts';

/** Holds what was asked for against schemas and prints what they say. */
export async function runValidate(options: ValidateOptions, system: System): Promise<ExitCode> {
  const validator = system.validator();
  const documents: Validated[] = [];
  let skipped = 0;
  try {
    let batch: Opened[] = [];
    const validateBatch = async (): Promise<void> => {
      const validated = await validateAll(batch, validator);
      for (const document of validated) if (document) documents.push(document);
      skipped += validated.filter(document => document === undefined).length;
      batch = [];
    };
    for await (const found of filesOf(options, system, () => skipped++)) {
      batch.push(openFile(found));
      if (isFull(batch)) await validateBatch();
    }
    await validateBatch();
  } finally {
    await validator.close();
  }
  const isForHost = options.format === 'github' || options.format === 'sarif';
  const shown = isForHost ? rooted(documents, system.folder) : documents;
  const report = { documents: shown, skipped, version: system.version, token: randomUUID() };
  system.print(validateFormats[options.format](report), options.format === 'github' ? 'github' : 'text');
  if (documents.length === 0) system.complain('error: there is no bill of materials here\n');
  return exitCodeOf(documents);
}

async function* filesOf(options: ValidateOptions, system: System, skipped: () => void): AsyncGenerator<LocatedFile> {
  for (const path of options.paths) {
    if (path === '-') yield { path: options.stdinFilename, named: true, place: { bytes: await system.stdin() } };
    else yield* findFiles(system.folder, [path], skipped);
  }
}

/** A file as it was found, with its text or why there is none. */
interface Opened {
  readonly path: string;
  readonly named: boolean;
  readonly content: ReturnType<typeof decodeText> | string;
}

function openFile({ path, named, place }: LocatedFile): Opened {
  if ('failure' in place) return { path, named, content: place.failure };
  try {
    const bytes = 'file' in place ? readFileSync(place.file) : place.bytes;
    return { path, named, content: decodeText(bytes) };
  } catch (reason) {
    return { path, named, content: reasonOf(reason) };
  }
}

/** Documents that are validated in one go: what a schema costs is paid once for all of them. */
const mostFiles = 256;
const mostCharacters = 4_000_000;

function isFull(batch: readonly Opened[]): boolean {
  const characters = batch.reduce(
    (sum, { content }) => sum + (typeof content === 'string' ? 0 : content.value.length),
    0,
  );
  return batch.length >= mostFiles || characters >= mostCharacters;
}

/** Undefined for a file that nobody named and that is no bill of materials. */
async function validateAll(
  batch: readonly Opened[],
  validator: Validator,
): Promise<readonly (Validated | undefined)[]> {
  const texts = batch.flatMap(({ content }) => (typeof content === 'string' ? [] : [content.value]));
  const validations = (texts.length > 0 ? await validator.validateAll(texts) : []).values();
  return batch.map(({ path, named, content }) => {
    if (typeof content === 'string') return unreadable(path, content);
    const validation: Validation = validations.next().value ?? noVerdict;
    if (validation.state === 'unchecked' && validation.code === 'no-sbom' && !named) return undefined;
    const garbled = content.problems.map(problem => ({
      code: 'encoding',
      path: '',
      message: problemSaid(problem),
      span: problem.span,
    }));
    const whole: Validation =
      validation.state === 'checked' ? { ...validation, errors: [...garbled, ...validation.errors] } : validation;
    return { path, source: new Source(content.value), validation: whole };
  });
}

const noVerdict: Validation = {
  state: 'unchecked',
  code: 'stopped',
  reason: verbatim('The validator gave no verdict.'),
};

function unreadable(path: string, reason: string): Validated {
  return {
    path,
    source: new Source(''),
    validation: { state: 'unchecked', code: 'unreadable', reason: verbatim(reason) },
  };
}

function exitCodeOf(documents: readonly Validated[]): ExitCode {
  if (documents.length === 0 || documents.some(({ validation }) => validation.state === 'unchecked')) return 2;
  return documents.some(({ validation }) => validation.state === 'checked' && validation.errors.length > 0) ? 1 : 0;
}
