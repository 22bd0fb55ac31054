import type { Language } from '../core/l10n/language.ts';
import { message } from '../core/text/message.ts';
import type { Checked } from '../host/validator.ts';
import type { OpenDocument } from './documents.ts';
import { type Mark, problemMark } from './marks.ts';

/** Errors of one document that are marked: a schema that was mistaken for another one refuses every line. */
const mostMarks = 200;

interface Kept {
  readonly version: number;
  readonly id: string;
  readonly marks: readonly Mark[];
}

export function schemaMarks({ schema, errors }: Checked, language: Language): readonly Mark[] {
  return errors.slice(0, mostMarks).map(({ code, message: said, span }): Mark => {
    const text = language.say(message('mark.by-schema', '{schema}: {text}', { schema, text: said }));
    return { ...problemMark({ code, message: text, span, severity: 'error' }), source: 'bomwarden (schema)' };
  });
}

/** What schemas said of open documents, each until its document changes. */
export class SchemaMarks {
  readonly #kept = new Map<string, Kept>();
  #serial = 0;

  keep({ uri, version }: OpenDocument, found: Checked, language: Language): void {
    this.#kept.set(uri, { version, id: `schema-${++this.#serial}`, marks: schemaMarks(found, language) });
  }

  /** Undefined where nobody asked what the schema says of this version. */
  of({ uri, version }: OpenDocument): { readonly id: string; readonly marks: readonly Mark[] } | undefined {
    const kept = this.#kept.get(uri);
    if (kept && kept.version !== version) this.#kept.delete(uri);
    return kept?.version === version ? kept : undefined;
  }

  forget(uri: string): void {
    this.#kept.delete(uri);
  }
}
