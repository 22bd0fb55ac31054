import type { Stated } from '../model/claim.ts';
import type { Cursor, ValueKind } from '../syntax/cursor.ts';
import { openBrokenJson, openJson } from '../syntax/json.ts';
import { decodeBase64 } from '../text/base64.ts';
import type { Source } from '../text/source.ts';
import { type Span, span } from '../text/span.ts';
import { rootKey } from './root-keys.ts';

/** What of a JSON document may be a bill of materials. */
export interface Candidates {
  /** Objects, none inside another. */
  readonly objects: readonly Span[];
  /** Texts that open as a document does, outside of those objects. */
  readonly texts: readonly Stated<string>[];
  /** Objects in a list at the root. */
  readonly elements: readonly Span[];
  /** Where nesting was too deep to look further, for the first time. */
  readonly deep: Span | undefined;
}

/** Envelopes, bundles and answers of interfaces nest a handful of times. */
const deepest = 32;

/**
 * Looks for bills of materials in a document that is none itself.
 * @param isBom asked of an object whose members make it look like one
 */
export function searchJson(source: Source, isBom: (place: Span) => boolean): Candidates {
  const strict = openJson(source);
  const found = new Search(isBom).run(strict);
  if (!strict.problems.some(({ severity }) => severity === 'error')) return found;
  const repaired = new Search(isBom).run(openBrokenJson(source));
  return repaired.objects.length + repaired.texts.length > found.objects.length + found.texts.length ? repaired : found;
}

class Search {
  readonly #isBom: (place: Span) => boolean;
  readonly #objects: Span[] = [];
  readonly #texts: Stated<string>[] = [];
  readonly #elements: Span[] = [];
  #deep: Span | undefined;

  constructor(isBom: (place: Span) => boolean) {
    this.#isBom = isBom;
  }

  run(cursor: Cursor): Candidates {
    this.#value(cursor, 0, false);
    return { objects: this.#objects, texts: this.#texts, elements: this.#elements, deep: this.#deep };
  }

  #value(cursor: Cursor, depth: number, isElement: boolean): void {
    const { kind, start } = cursor;
    if (kind === 'string') {
      const text = cursor.string();
      if (text && opensDocument(text.value)) this.#texts.push(text);
      return;
    }
    if (kind !== 'object' && kind !== 'array') return;
    if (depth === deepest) {
      this.#deep ??= span(start, start + 1);
      return;
    }
    if (kind === 'object') this.#object(cursor, depth);
    else if (cursor.enter('array')) while (cursor.next()) this.#value(cursor, depth + 1, depth === 0);
    if (isElement && kind === 'object') this.#elements.push(span(start, cursor.end));
  }

  #object(cursor: Cursor, depth: number): void {
    const { start } = cursor;
    const [objects, texts] = [this.#objects.length, this.#texts.length];
    const own = new Map<string, string | undefined>();
    cursor.enter('object');
    while (cursor.next()) {
      const key = rootKey(cursor.key);
      if (key !== undefined) own.set(key, isScalar(cursor.kind) ? cursor.stated()?.value : undefined);
      this.#value(cursor, depth + 1, false);
    }
    const place = span(start, cursor.end);
    if (!looksLikeBom(own) || !(isSaid(own) || this.#isBom(place))) return;
    // what stands inside a bill of materials is its reader's
    this.#objects.length = objects;
    this.#texts.length = texts;
    this.#objects.push(place);
  }
}

/** A schema of bills of materials has members of the same names, and no texts as their values. */
function isSaid(own: ReadonlyMap<string, string | undefined>): boolean {
  return ['bomFormat', 'specFormat', 'spdxVersion'].some(key => own.get(key) !== undefined);
}

/** Whether an object has the members of a document's root. Packages and elements inside one have some of them too. */
function looksLikeBom(own: ReadonlyMap<string, string | undefined>): boolean {
  const has = (...keys: readonly string[]) => keys.some(key => own.has(key));
  const says = (...keys: readonly string[]) => keys.some(key => own.get(key) !== undefined);
  if (isSaid(own) || says('deviceManifest') || has('@context', '@graph')) return true;
  if (own.get('$schema')?.includes('cyclonedx')) return true;
  if (says('specVersion') && has('components', 'metadata')) return true;
  if (own.get('SPDXID') === 'SPDXRef-DOCUMENT') return true;
  if (has('artifacts')) return has('artifactRelationships', 'descriptor');
  return says('SchemaVersion') && has('Results');
}

function isScalar(kind: ValueKind): boolean {
  return kind !== 'object' && kind !== 'array' && kind !== 'missing';
}

/** Shorter texts hold no bill of materials. */
const shortest = 20;
/** A bracket, or the first line of a document that has none. */
const opening =
  /^[\s\ufeff]*(?:[{[<]|---\s|%YAML|(?:#[^\n]*\n\s*)*["']?(?:SPDXVersion|SPDXID|spdxVersion|deviceManifest)["']?\s*:)/;
/** The same in base64, by the bits of the first letters; and a message of CycloneDX, gzip and zip. */
const encoded =
  /^\s*(?:77u\/|77u_)?(?:[eW][w-z0-9+/_-]|I[A-Pw-z0-9+/_-]|C[g-v]|D[Q-Za-f]|P[A-P]|U1BE|c3Bk|LS0t|JVlB|H4s|UEsD)/;
/** Gzip and zip. */
const packed: readonly string[] = ['\u001f\u008b', 'PK\u0003\u0004'];

function opensDocument(text: string): boolean {
  return text.length >= shortest && (opening.test(text.slice(0, 2000)) || isEncoded(text));
}

/** Whether a text is an archive, as it is read: one unit for each byte. */
export function isPacked(text: string): boolean {
  return packed.some(mark => text.startsWith(mark));
}

/** Whether a text is base64 of what may be a document, by its head. */
export function isEncoded(text: string): boolean {
  const head = text.slice(0, 400);
  if (!encoded.test(head) || !/^[\w+/=\s-]*$/.test(head)) return false;
  const bytes = decodeBase64(head);
  if (!bytes) return false;
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  return isPacked(start) || /^\n\p{Cc}\d\.\d/u.test(start) || opening.test(start.replace(/^\u00ef\u00bb\u00bf/, ''));
}
