import type { Level } from '../../model/level.ts';
import type { Waiver } from '../../model/waiver.ts';
import type { Message } from '../../text/message.ts';

/** What a review of all documents that a waiver reaches has told. */
export interface WaiverUse {
  /** Something is found there that is of its component and vendor. */
  readonly found: boolean;
  /** It is the one that accepts a finding that would be marked. */
  readonly applied: boolean;
}

export interface WaiverSubject {
  readonly waiver: Waiver;
  /** YYYY-MM-DD: the day of the review. */
  readonly asOf: string;
  /** Undefined: not all documents that it reaches were reviewed, so nobody knows. */
  readonly use: WaiverUse | undefined;
}

/** What a person may do about a waiver. Never an extension by itself. */
export type WaiverRemedy = 'renew' | 'remove';

export interface WaiverFault {
  readonly message: Message;
  /** The key whose value is marked, if it is there; else the whole entry is. */
  readonly key: 'id' | 'component' | 'vendor' | 'scope' | 'expires';
  readonly remedies: readonly WaiverRemedy[];
}

/** A rule about accepted findings. One file each in this folder, as for the rules about documents. */
export interface WaiverRule {
  readonly id: string;
  /** A few words, for lists. */
  readonly title: string;
  readonly description: string;
  /** The level it gives, unless a user sets another. */
  readonly level: Level;
  readonly find: (subject: WaiverSubject) => readonly WaiverFault[];
}
