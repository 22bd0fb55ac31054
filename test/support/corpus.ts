import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../../server/src/core/text/decode.ts';

/** A document of the corpus, as its index lists it. */
export interface CorpusEntry {
  readonly file: string;
  readonly format: 'cyclonedx' | 'spdx' | 'spdx3';
  readonly serialisation: 'json' | 'xml' | 'yaml' | 'tagvalue' | 'rdfxml' | 'jsonld' | 'textproto';
  readonly version: string | null;
  readonly parse: 'ok' | 'error';
  readonly counts: { readonly components_all?: number; readonly packages?: number } | null;
}

/** The documents that the index of a corpus folder lists. */
export function corpusEntries(folder: string): readonly CorpusEntry[] {
  return JSON.parse(readFileSync(join(folder, 'INDEX.json'), 'utf8'));
}

export function corpusText(folder: string, file: string): string {
  return decodeText(readFileSync(join(folder, file))).value;
}
