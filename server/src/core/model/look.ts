import type { Claim, LicenceClaim, Role } from './claim.ts';

/**
 * One statement, looked at where it stands: nothing is made of it, and the same look moves on to the next one. Nobody
 * keeps it.
 */
export abstract class Look<Kind, More> {
  abstract readonly kind: Kind;
  abstract readonly more: More | undefined;
  /** Its text, made when somebody asks: do not take it out with the other members. */
  abstract readonly value: string;
  /** Whether the text stands in bytes as it is, ASCII without escapes; then `bytes`, `start` and `end` say where. */
  abstract readonly isPlain: boolean;
  /** These hold once `isPlain` was asked, and was so. */
  abstract readonly bytes: Uint8Array;
  abstract readonly start: number;
  abstract readonly end: number;

  get length(): number {
    return this.isPlain ? this.end - this.start : this.value.length;
  }

  startsWith(head: string): boolean {
    if (!this.isPlain) return this.value.startsWith(head);
    const { bytes, start, end } = this;
    if (end - start < head.length) return false;
    for (let at = 0; at < head.length; at++) if (bytes[start + at] !== head.charCodeAt(at)) return false;
    return true;
  }
}

/** A statement without its place, as components that are written alike have it in common. */
export interface Slot<Kind, More> {
  readonly kind: Kind;
  readonly more: More | undefined;
}

/** What a claim has beside role, value and place. */
export type Qualifiers = Pick<Claim, 'party' | 'label' | 'via' | 'concluded'>;
export type LicenceQualifiers = Pick<LicenceClaim, 'concluded'>;

export type ClaimSlot = Slot<Role, Qualifiers>;
export type ClaimLook = Look<Role, Qualifiers>;
export type LicenceLook = Look<LicenceClaim['form'], LicenceQualifiers>;
export type NameLook = Look<'name', undefined>;

const nothing = new Uint8Array();

/** A statement of which there is only a text. */
export class TextLook<Kind, More> extends Look<Kind, More> {
  readonly kind: Kind;
  readonly more: More;
  readonly value: string;
  readonly isPlain = false;
  readonly bytes = nothing;
  readonly start = 0;
  readonly end = 0;

  constructor(kind: Kind, more: More, value: string) {
    super();
    this.kind = kind;
    this.more = more;
    this.value = value;
  }
}
