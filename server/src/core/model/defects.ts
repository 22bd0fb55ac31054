import type { Stated } from './claim.ts';

/** Where a document contradicts itself, or says that it is not whole. */
export interface Defects {
  /** Values that say that the list is incomplete, or that nobody knows whether it is. */
  readonly gaps: readonly Stated<string>[];
  readonly repeatedRefs: readonly RepeatedRef[];
  /** References to elements that do not stand in the document. One to another document is none, nor is one in a form without text. */
  readonly danglingRefs: readonly Stated<string>[];
  readonly otherVersions: readonly OtherVersion[];
}

/** A component whose reference an earlier one has already; both by index. */
export interface RepeatedRef {
  readonly component: number;
  readonly first: number;
}

/** Something that belongs to another version of the format than the document says it is in. */
export interface OtherVersion {
  readonly kind: 'schema' | 'member';
  /** The schema that is named, or the key of the member. */
  readonly stated: Stated<string>;
  /** The version of that schema, or the first that has such a member. */
  readonly version: string;
}

export const noDefects: Defects = { gaps: [], repeatedRefs: [], danglingRefs: [], otherVersions: [] };
