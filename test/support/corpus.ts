import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../../server/src/core/text/decode.ts';
import { Source } from '../../server/src/core/text/source.ts';

/** A document of the corpus, as its index lists it. */
export interface CorpusEntry {
  readonly file: string;
  readonly format: 'cyclonedx' | 'spdx' | 'spdx3';
  readonly serialisation: 'json' | 'xml' | 'yaml' | 'tagvalue' | 'rdfxml' | 'jsonld' | 'textproto';
  readonly version: string | null;
  readonly parse: 'ok' | 'error';
  readonly counts: { readonly components_all?: number; readonly packages?: number } | null;
}

export const corpusFolder = process.env['BOMWARDEN_CORPUS'] ?? '../shared/corpus';

/** The documents of the corpus; undefined where it is absent, which the caller tells loudly. */
export function corpusEntries(): readonly CorpusEntry[] | undefined {
  const index = join(corpusFolder, 'INDEX.json');
  return existsSync(index) ? (JSON.parse(readFileSync(index, 'utf8')) as CorpusEntry[]) : undefined;
}

export function corpusText(file: string): string {
  return decodeText(readFileSync(join(corpusFolder, file))).value;
}

export function corpusSource(file: string): Source {
  return new Source(corpusText(file));
}
