/**
 * What a value of a file that people write must look like: signatures, configuration, waivers, device manifests. One
 * description serves three ends: the checks (which run in a worker), the TypeScript types of what was read, and the JSON
 * Schemas of `schema` and `signatures/schema` that editors use. Signature files do with the plain kinds; `More` adds those
 * of files in which a value may take several forms.
 */
export type Shape<More = never> =
  | TextShape
  | WordsShape
  | FlagShape
  | ListShape<Shape<More>>
  | MapShape<Shape<More>>
  | RecordShape<Fields<More>, Keeping>
  | More;

/** The shapes of files in which a value may take several forms. */
export type FreeShape = Shape<ChoiceShape | AmountShape | EitherShape<FreeShape>>;

export interface TextShape<V extends string = string> {
  readonly kind: 'text';
  readonly about: string;
  /** The only texts allowed. */
  readonly values?: readonly V[];
  /** JavaScript regular expression that the whole text must match. */
  readonly pattern?: string;
  /** How a person would say the pattern: `a date such as 2026-08-14`. */
  readonly reads?: string;
  /** Texts to propose, where others are allowed too. */
  readonly proposed?: readonly string[];
}

/** A text of which all values are named. */
export interface ClosedText<V extends string> extends TextShape<V> {
  readonly values: readonly V[];
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

/** True or false. */
export interface ChoiceShape {
  readonly kind: 'choice';
  readonly about: string;
}

/** A whole number. */
export interface AmountShape {
  readonly kind: 'amount';
  readonly about: string;
  readonly atLeast: number;
}

/** Any of some shapes that a node's kind tells apart. */
export interface EitherShape<S> {
  readonly kind: 'either';
  readonly about: string;
  readonly of: readonly S[];
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

export interface RecordShape<F, K extends Keeping> {
  readonly kind: 'record';
  readonly about: string;
  readonly provenance: K;
  readonly fields: F;
  readonly more?: RecordDemands;
}

/** What a record asks for beyond its fields. */
export interface RecordDemands {
  /** One of these has to be there. */
  readonly oneOf?: readonly string[];
  /** What else has to be there where a field has one of some values. */
  readonly where?: readonly Demand[];
  /** Keys that begin so are the writer's own. */
  readonly own?: string;
}

export interface Demand {
  readonly field: string;
  readonly is: readonly string[];
  readonly needs: string;
}

export type Fields<More = never> = Readonly<Record<string, Shape<More> | Optional<Shape<More>>>>;
type FreeFields = Readonly<Record<string, FreeShape | Optional<FreeShape>>>;

/** A field that may be absent: then it stays so, or (`empty`) it reads as the empty list or record. */
export interface Optional<S, A extends 'missing' | 'empty' = 'missing' | 'empty'> {
  readonly kind: 'optional';
  readonly of: S;
  readonly absent: A;
}

/** The value that a shape describes; `P` is what is told of where a fact comes from. */
export type Infer<S, P = unknown> =
  S extends TextShape<infer V>
    ? V
    : S extends WordsShape
      ? readonly string[]
      : S extends FlagShape
        ? true
        : S extends ChoiceShape
          ? boolean
          : S extends AmountShape
            ? number
            : S extends EitherShape<infer I>
              ? Infer<I, P>
              : S extends ListShape<infer I>
                ? readonly Infer<I, P>[]
                : S extends MapShape<infer I>
                  ? Readonly<Record<string, Infer<I, P>>>
                  : S extends RecordShape<infer F, infer K>
                    ? RecordOf<F, P> & (K extends 'fact' ? { readonly provenance: P } : unknown)
                    : never;

type RecordOf<F, P> = {
  readonly [K in keyof F as F[K] extends Optional<unknown, 'missing'> ? never : K]: F[K] extends Optional<infer S>
    ? Infer<S, P>
    : Infer<F[K], P>;
} & {
  readonly [K in keyof F as F[K] extends Optional<unknown, 'missing'> ? K : never]?: F[K] extends Optional<infer S>
    ? Infer<S, P>
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

export function oneOf<const V extends string>(about: string, values: readonly V[]): ClosedText<V> {
  return { kind: 'text', about, values };
}

export function words(about: string, pattern: string, reads: string): WordsShape {
  return { kind: 'words', about, pattern, reads };
}

export function flag(about: string): FlagShape {
  return { kind: 'flag', about };
}

/** One of the proposed texts, or another. */
export function proposed(about: string, texts: readonly string[]): TextShape {
  return { kind: 'text', about, proposed: texts };
}

export function choice(about: string): ChoiceShape {
  return { kind: 'choice', about };
}

export function amount(about: string, atLeast: number): AmountShape {
  return { kind: 'amount', about, atLeast };
}

export function either<const S extends readonly FreeShape[]>(about: string, ...of: S): EitherShape<S[number]> {
  return { kind: 'either', about, of };
}

/** One, or a list of them. */
export function oneOrMore<S extends FreeShape>(about: string, of: S) {
  return either(about, of, list('', of));
}

export function list<S extends FreeShape>(about: string, of: S, atLeast = 0): ListShape<S> {
  return { kind: 'list', about, of, atLeast };
}

export function map<S extends FreeShape>(about: string, key: TextShape, of: S): MapShape<S> {
  return { kind: 'map', about, key, of };
}

export function record<F extends FreeFields, K extends Keeping>(
  about: string,
  provenance: K,
  fields: F,
  more?: RecordDemands,
): RecordShape<F, K> {
  return { kind: 'record', about, provenance, fields, ...(more ? { more } : {}) };
}

/** A shape that schemas define once, under a name. */
export function named<S extends FreeShape>(name: string, shape: S): S & { readonly named: string } {
  return { ...shape, named: name };
}

/** May be absent. */
export function maybe<S extends FreeShape>(of: S): Optional<S, 'missing'> {
  return { kind: 'optional', of, absent: 'missing' };
}

/** May be absent, and then reads as empty. */
export function orEmpty<S extends FreeShape>(of: S): Optional<S, 'empty'> {
  return { kind: 'optional', of, absent: 'empty' };
}
