import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { decodeText } from '../../core/text/decode.ts';
import { Source } from '../../core/text/source.ts';
import type { Validation, Validator } from '../../host/validator.ts';
import { findFiles, type LocatedFile, reasonOf } from '../files.ts';
import type { ExitCode, World } from '../world.ts';
import type { Validated } from './model.ts';
import type { ValidateOptions } from './options.ts';
import { validateFormats } from './outputs.ts';

/** Holds what was asked for against schemas and prints what they say. */
export async function runValidate(options: ValidateOptions, world: World): Promise<ExitCode> {
  const validator = world.validator();
  const documents: Validated[] = [];
  let skipped = 0;
  try {
    for await (const found of filesOf(options, world, () => skipped++)) {
      const document = await validateFile(found, validator);
      if (document) documents.push(document);
      else skipped++;
    }
  } finally {
    await validator.close();
  }
  const report = { documents, skipped, version: world.version, token: randomUUID() };
  world.print(validateFormats[options.format](report), options.format === 'github' ? 'github' : 'text');
  if (documents.length === 0) world.complain('error: there is no bill of materials here\n');
  return exitCodeOf(documents);
}

async function* filesOf(options: ValidateOptions, world: World, skipped: () => void): AsyncGenerator<LocatedFile> {
  for (const path of options.paths) {
    if (path === '-') yield { path: options.stdinFilename, named: true, place: { bytes: await world.stdin() } };
    else yield* findFiles(world.folder, [path], skipped);
  }
}

/** Undefined for a file that nobody named and that is no bill of materials. */
async function validateFile({ path, named, place }: LocatedFile, validator: Validator): Promise<Validated | undefined> {
  if ('failure' in place) return unreadable(path, place.failure);
  let bytes: Uint8Array;
  try {
    bytes = 'file' in place ? readFileSync(place.file) : place.bytes;
  } catch (reason) {
    return unreadable(path, reasonOf(reason));
  }
  const { value, problems } = decodeText(bytes);
  const validation = await validator.validate(value);
  if (validation.state === 'unchecked' && validation.code === 'no-sbom' && !named) return undefined;
  const garbled = problems.map(({ message, span }) => ({ code: 'encoding', path: '', message, span }));
  const whole: Validation =
    validation.state === 'checked' ? { ...validation, errors: [...garbled, ...validation.errors] } : validation;
  return { path, source: new Source(value), validation: whole };
}

function unreadable(path: string, reason: string): Validated {
  return { path, source: new Source(''), validation: { state: 'unchecked', code: 'unreadable', reason } };
}

function exitCodeOf(documents: readonly Validated[]): ExitCode {
  if (documents.length === 0 || documents.some(({ validation }) => validation.state === 'unchecked')) return 2;
  return documents.some(({ validation }) => validation.state === 'checked' && validation.errors.length > 0) ? 1 : 0;
}
