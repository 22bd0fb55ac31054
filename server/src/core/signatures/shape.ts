import type { Provenance } from './types.ts';

/**
 * What a value of a signature file must look like. One description serves three ends: the checks here (which run in a
 * worker), the TypeScript types of what was read, and the JSON Schemas of `signatures/schema` that editors use.
 */
export type Shape =
  | TextShape
  | WordsShape
  | FlagShape
  | ListShape<Shape>
  | MapShape<Shape>
  | RecordShape<Fields, Keeping>;

export interface TextShape<V extends string = string> {
  readonly kind: 'text';
  readonly about: string;
  /** The only texts allowed. */
  readonly values?: readonly V[];
  /** JavaScript regular expression that the whole text must match. */
  readonly pattern?: string;
  /** How a person would say the pattern: `a date such as 2026-08-14`. */
  readonly reads?: string;
}

/** Words in one block of text, parted by white space: long lists of codes that YAML would else take for numbers. */
export interface WordsShape {
  readonly kind: 'words';
  readonly about: string;
  /** Without anchors. */
  readonly pattern: string;
  readonly reads: string;
}

/** Present and `true`, or absent. */
export interface FlagShape {
  readonly kind: 'flag';
  readonly about: string;
}

export interface ListShape<S> {
  readonly kind: 'list';
  readonly about: string;
  readonly of: S;
  readonly atLeast: number;
}

/** A mapping from ids to values of one shape. */
export interface MapShape<S> {
  readonly kind: 'map';
  readonly about: string;
  /** What an id looks like. */
  readonly key: TextShape;
  readonly of: S;
}

/**
 * Whether a record is a fact, with its own provenance or that of the record around it (`fact`); gives provenance to the
 * facts in it without being one (`default`); or has nothing to do with it (`none`).
 */
export type Keeping = 'fact' | 'default' | 'none';

export interface RecordShape<F extends Fields, K extends Keeping> {
  readonly kind: 'record';
  readonly about: string;
  readonly provenance: K;
  readonly fields: F;
}

export type Fields = Readonly<Record<string, Shape | Optional<Shape>>>;

/** A field that may be absent: then it stays so, or (`empty`) it reads as the empty list or record. */
export interface Optional<S, A extends 'missing' | 'empty' = 'missing' | 'empty'> {
  readonly kind: 'optional';
  readonly of: S;
  readonly absent: A;
}

/** The value that a shape describes. */
export type Infer<S> =
  S extends TextShape<infer V>
    ? V
    : S extends WordsShape
      ? readonly string[]
      : S extends FlagShape
        ? true
        : S extends ListShape<infer I>
          ? readonly Infer<I>[]
          : S extends MapShape<infer I>
            ? Readonly<Record<string, Infer<I>>>
            : S extends RecordShape<infer F, infer K>
              ? RecordOf<F> & (K extends 'fact' ? { readonly provenance: Provenance } : unknown)
              : never;

type RecordOf<F> = {
  readonly [K in keyof F as F[K] extends Optional<Shape, 'missing'> ? never : K]: F[K] extends Optional<infer S>
    ? Infer<S>
    : Infer<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends Optional<Shape, 'missing'> ? K : never]?: F[K] extends Optional<infer S>
    ? Infer<S>
    : never;
};

export function text(about: string, pattern?: string, reads?: string): TextShape {
  return {
    kind: 'text',
    about,
    ...(pattern === undefined ? {} : { pattern }),
    ...(reads === undefined ? {} : { reads }),
  };
}

export function oneOf<const V extends string>(about: string, values: readonly V[]): TextShape<V> {
  return { kind: 'text', about, values };
}

export function words(about: string, pattern: string, reads: string): WordsShape {
  return { kind: 'words', about, pattern, reads };
}

export function flag(about: string): FlagShape {
  return { kind: 'flag', about };
}

export function list<S extends Shape>(about: string, of: S, atLeast = 0): ListShape<S> {
  return { kind: 'list', about, of, atLeast };
}

export function map<S extends Shape>(about: string, key: TextShape, of: S): MapShape<S> {
  return { kind: 'map', about, key, of };
}

export function record<F extends Fields, K extends Keeping>(
  about: string,
  provenance: K,
  fields: F,
): RecordShape<F, K> {
  return { kind: 'record', about, provenance, fields };
}

/** May be absent. */
export function maybe<S extends Shape>(of: S): Optional<S, 'missing'> {
  return { kind: 'optional', of, absent: 'missing' };
}

/** May be absent, and then reads as empty. */
export function orEmpty<S extends Shape>(of: S): Optional<S, 'empty'> {
  return { kind: 'optional', of, absent: 'empty' };
}
