import type { Span } from '../text/span.ts';

/** A published list of what an SBOM has to say of each component. */
export const minimumProfiles = ['cisa-2026', 'ntia'] as const;
export type MinimumProfile = (typeof minimumProfiles)[number];

export const minimumElements = ['producer', 'version', 'identifier', 'relationship', 'hash', 'licence'] as const;
export type MinimumElement = (typeof minimumElements)[number];

/** A component without an element. `withheld`: the document says that somebody knows and does not tell. */
export interface Lacking<Place = Span> {
  readonly name: string;
  readonly state: 'unknown' | 'withheld';
  readonly range: Place;
}

/** How many components lack an element. */
export interface ElementLack<Place = Span> {
  readonly element: MinimumElement;
  /** The document says nothing, or says that nobody knows. */
  readonly unknown: number;
  readonly withheld: number;
  /** The first of them, in document order. */
  readonly first: readonly Lacking<Place>[];
}

/** What a document lacks of a profile. */
export interface Minimum<Place = Span> {
  readonly profile: MinimumProfile;
  /** Components that were asked for it. */
  readonly components: number;
  /** Only elements that some component lacks. */
  readonly lacking: readonly ElementLack<Place>[];
}
