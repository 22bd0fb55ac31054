import type { Stated } from '../../model/claim.ts';
import type { TapeText } from '../../syntax/tape-text.ts';
import type { ComponentDraft } from '../bom-builder.ts';

export interface PartyIdentifier {
  readonly scheme: string;
  readonly value: TapeText;
  readonly stated: Stated<string>;
}

/** Somebody whom CycloneDX 2 states once, and may name again by reference. */
export interface Party {
  ref: Stated<string> | undefined;
  readonly roles: string[];
  /** Names of the organisation, its legal and other names among them. */
  readonly organisations: TapeText[];
  readonly persons: TapeText[];
  readonly formerNames: TapeText[];
  readonly urls: TapeText[];
  readonly emails: TapeText[];
  readonly identifiers: PartyIdentifier[];
}

export interface Reference {
  readonly component: ComponentDraft;
  readonly ref: Stated<string>;
  /** Roles that the reference states itself; else those of the party hold. */
  readonly roles: readonly string[];
  readonly actors: boolean;
}

/** Those whom a document names, and who refers to them, in whatever order it holds both. */
export class Parties {
  readonly byRef = new Map<string, Party>();
  readonly references: Reference[] = [];
  /** Stated apart from any component. */
  readonly apart: Party[] = [];

  get found(): number {
    return this.byRef.size + this.references.length + this.apart.length;
  }

  add(party: Party): void {
    if (party.ref && !this.byRef.has(party.ref.value)) this.byRef.set(party.ref.value, party);
  }
}
