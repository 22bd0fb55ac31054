import type { Role } from '../../model/claim.ts';
import type { Message } from '../../text/message.ts';
import type { Budget } from './budget.ts';
import type { Bytes } from './bytes.ts';

/** A value that a container states and that may name a vendor, where in its bytes. */
export interface ImageFact {
  readonly role: Role;
  readonly value: string;
  readonly at: number;
  readonly length: number;
  readonly label?: string;
}

/** Something that stands in a container. */
export interface Part {
  readonly name: string | undefined;
  /** Offset in the container where it stands there as it is; undefined where it is packed or in pieces. */
  readonly at?: number;
  /** First byte of it in the container, where it is packed. */
  readonly packedAt?: number;
  /** Bytes that it takes there, where that is known: what its share of the container is reckoned by. */
  readonly stored?: number;
  /** How many bytes it has, where they were not read. */
  readonly size?: number;
  /** Its bytes; called once, when it is its turn. */
  readonly read: () => Bytes;
  /** Why it, or the rest of it, was not read. Asked after `read`. */
  readonly unread?: () => Message | undefined;
  /** Nothing is looked for in it but what the container says: a part that is told and not opened. */
  readonly facts?: readonly ImageFact[];
}

/** A container that was recognised by more than its first bytes. */
export interface Found {
  /** Bytes that it takes. */
  readonly size: number;
  /** Asked once its parts were read, where only unpacking tells how many bytes it takes. */
  readonly taken?: () => number;
  /** What was found right: `header and data checksums`. */
  readonly checked: Message;
  /** What it calls itself. */
  readonly name?: string;
  /** Of which variant it is, in a few words: `xz`, `version 3`. */
  readonly variant?: string;
  readonly facts?: readonly ImageFact[];
  /** Why it is not opened. */
  readonly opaque?: Message;
  /** What stands in it. Absent: nothing stands in it that could be opened further, and its bytes are searched as they are. */
  readonly parts?: (budget: Budget) => Iterable<Part>;
}

/** One kind of container; one file each. */
export interface Container {
  /** Stable, in reports: `uimage`. */
  readonly kind: string;
  /** As people call it: `U-Boot image`. */
  readonly title: string;
  /** Byte sequences that begin it, with how far behind its beginning they stand. Empty: it is asked at the beginning of every file. */
  readonly magics: readonly Magic[];
  /** It is looked for inside other bytes too, and not only at their beginning. */
  readonly carved: boolean;
  /**
   * Looks at the bytes from `at` on; undefined where they are none of it. Magic is never enough. Work beyond some hundred
   * bytes is told to the budget.
   */
  readonly find: (bytes: Bytes, at: number, budget: Budget) => Found | undefined;
}

export interface Magic {
  readonly at: number;
  readonly bytes: readonly number[];
}

/** The bytes of a text as a magic. */
export function magic(text: string, at = 0): Magic {
  return { at, bytes: [...text].map(character => character.charCodeAt(0)) };
}
