import type { Claim, Inside, Role, Stated } from '../model/claim.ts';
import type { Component, ComponentPlace, DeviceFacts, LicenceClaim } from '../model/component.ts';
import {
  type ClaimLook,
  type LicenceLook,
  type LicenceQualifiers,
  Look,
  type NameLook,
  type Qualifiers,
  TextLook,
} from '../model/look.ts';
import type { Tape } from '../syntax/tape.ts';
import { TapeText } from '../syntax/tape-text.ts';
import type { Span } from '../text/span.ts';
import { none, Statements } from './statements.ts';

/** The claims and licences of all components of one document. */
export class Columns {
  /** The tape that texts stand on. */
  tape: Tape | undefined;
  readonly claims = new Statements<Role, Qualifiers>();
  readonly licences = new Statements<LicenceClaim['form'], LicenceQualifiers>();
}

type Text = Stated<string> | TapeText | undefined;
/** A text that is kept: the number of its node on the tape of the document, or the text itself. */
type Kept = Stated<string> | number | undefined;

/**
 * A component while it is read, and afterwards: its claims stand in columns, and what a component has as an object or a
 * text is made when somebody asks for it, once.
 */
export class ComponentDraft implements Component {
  index = -1;
  place: ComponentPlace = 'component';
  kind: string | undefined = undefined;
  parent: number | undefined = undefined;
  unstated: Stated<string> | undefined = undefined;
  #start: number;
  #end: number;
  /** How many claims it has so far, told without making them. */
  claimCount = 0;
  device?: DeviceFacts;
  insteadOf?: number;
  inside?: Inside;
  readonly #columns: Columns;
  #ref: Kept;
  #name: Kept;
  #version: Kept;
  #firstClaim = none;
  #lastClaim = none;
  #firstLicence = none;
  #lastLicence = none;
  /** Once somebody has asked for them they are what counts. */
  #claims: Claim[] | undefined;
  #licences: LicenceClaim[] | undefined;

  /** Its span is empty until the reader has passed it. */
  constructor(at: number, columns: Columns) {
    this.#start = at;
    this.#end = at;
    this.#columns = columns;
  }

  get span(): Span {
    return { start: this.#start, end: this.#end };
  }

  set span({ start, end }: Span) {
    this.#start = start;
    this.#end = end;
  }

  get ref(): Stated<string> | undefined {
    this.#ref = this.#stated(this.#ref);
    return this.#ref;
  }

  set ref(text: Text) {
    this.#ref = this.#kept(text);
  }

  /** The reference as it was read, for those who only compare it. */
  get rawRef(): Text {
    return this.#textOf(this.#ref);
  }

  get name(): Stated<string> | undefined {
    this.#name = this.#stated(this.#name);
    return this.#name;
  }

  set name(text: Text) {
    this.#name = this.#kept(text);
  }

  get version(): Stated<string> | undefined {
    this.#version = this.#stated(this.#version);
    return this.#version;
  }

  set version(text: Text) {
    this.#version = this.#kept(text);
  }

  get claims(): Claim[] {
    this.#claims ??= this.#madeClaims();
    return this.#claims;
  }

  get licences(): LicenceClaim[] {
    this.#licences ??= this.#madeLicences();
    return this.#licences;
  }

  claim(role: Role, stated: Stated<string> | TapeText, more: Qualifiers | undefined): void {
    this.claimCount++;
    if (this.#claims) {
      const { value, span } = stated instanceof TapeText ? stated.stated : stated;
      this.#claims.push(more ? { role, value, span, ...more } : { role, value, span });
      return;
    }
    this.#lastClaim = this.#columns.claims.add(this.#lastClaim, role, stated, more);
    if (this.#firstClaim === none) this.#firstClaim = this.#lastClaim;
  }

  license(form: LicenceClaim['form'], stated: Stated<string> | TapeText, more?: LicenceQualifiers): void {
    if (this.#licences) {
      const { value, span } = stated instanceof TapeText ? stated.stated : stated;
      this.#licences.push({ value, span, form, ...more });
      return;
    }
    this.#lastLicence = this.#columns.licences.add(this.#lastLicence, form, stated, more);
    if (this.#firstLicence === none) this.#firstLicence = this.#lastLicence;
  }

  someName(test: (look: NameLook) => boolean): boolean {
    const name = this.#textOf(this.#name);
    if (name === undefined) return false;
    return test(name instanceof TapeText ? new NameOnTape(name) : new TextLook('name', undefined, name.value));
  }

  someClaim(test: (look: ClaimLook) => boolean): boolean {
    if (this.#claims) return this.#claims.some(claim => test(new TextLook(claim.role, claim, claim.value)));
    const { claims } = this.#columns;
    for (let row = this.#firstClaim; row !== none; row = claims.after(row)) if (test(claims.lookAt(row))) return true;
    return false;
  }

  someLicence(test: (look: LicenceLook) => boolean): boolean {
    if (this.#licences) return this.#licences.some(licence => test(new TextLook(licence.form, licence, licence.value)));
    const { licences } = this.#columns;
    for (let row = this.#firstLicence; row !== none; row = licences.after(row)) {
      if (test(licences.lookAt(row))) return true;
    }
    return false;
  }

  /** Puts the claims into the order of the document. */
  sortClaims(): void {
    if (this.#claims) this.#claims.sort((a, b) => a.span.start - b.span.start);
    else [this.#firstClaim, this.#lastClaim] = this.#columns.claims.sort(this.#firstClaim);
  }

  #kept(text: Text): Kept {
    if (!(text instanceof TapeText)) return text;
    this.#columns.tape ??= text.tape;
    return text.tape === this.#columns.tape ? text.node : text.stated;
  }

  #textOf(kept: Kept): Text {
    const { tape } = this.#columns;
    if (typeof kept !== 'number') return kept;
    return tape && new TapeText(tape, kept);
  }

  #stated(kept: Kept): Stated<string> | undefined {
    const text = this.#textOf(kept);
    return text instanceof TapeText ? text.stated : text;
  }

  #madeClaims(): Claim[] {
    const made: Claim[] = [];
    const { claims } = this.#columns;
    for (let row = this.#firstClaim; row !== none; row = claims.after(row)) {
      made.push({
        role: claims.kind(row),
        value: claims.values.value(row),
        span: claims.values.span(row),
        ...claims.more(row),
      });
    }
    return made;
  }

  #madeLicences(): LicenceClaim[] {
    const made: LicenceClaim[] = [];
    const { licences } = this.#columns;
    for (let row = this.#firstLicence; row !== none; row = licences.after(row)) {
      const { values } = licences;
      made.push({ value: values.value(row), span: values.span(row), form: licences.kind(row), ...licences.more(row) });
    }
    return made;
  }
}

const nothing = new Uint8Array();

/** A name that still stands on its tape. */
class NameOnTape extends Look<'name', undefined> {
  readonly kind = 'name';
  readonly more = undefined;
  bytes: Uint8Array = nothing;
  start = 0;
  end = 0;
  readonly #text: TapeText;

  constructor(text: TapeText) {
    super();
    this.#text = text;
  }

  get value(): string {
    return this.#text.value;
  }

  get isPlain(): boolean {
    return this.#text.tape.locate(this.#text.node, this);
  }
}
