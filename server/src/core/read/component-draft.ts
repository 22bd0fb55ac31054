import type { Claim, Inside, Role, Stated } from '../model/claim.ts';
import type { Component, ComponentPlace, DeviceFacts, LicenceClaim } from '../model/component.ts';
import {
  type ClaimLook,
  type ClaimSlot,
  type LicenceLook,
  type LicenceQualifiers,
  type Look,
  type NameLook,
  type Qualifiers,
  TextLook,
} from '../model/look.ts';
import type { Tape } from '../syntax/tape.ts';
import { TapeText } from '../syntax/tape-text.ts';
import { emptySpan, type Span } from '../text/span.ts';
import type { Columns } from './columns.ts';
import { NameOnTape } from './name-on-tape.ts';
import { absent, type Decoded, outside, type PlacedSlot } from './pattern.ts';
import type { SlotLook } from './slot-look.ts';
import { awayOf, moreIn, type Reference, slotOf, textIn } from './slots.ts';
import { none } from './statements.ts';

type Text = Stated<string> | TapeText | undefined;
/** A text that is kept: the number of its node on the tape of the document, or the text itself. */
type Kept = Stated<string> | number | undefined;

const fields = ['ref', 'name', 'version', 'unstated'] as const;
type Field = (typeof fields)[number];

/** What a component states, as far as it was read by itself. */
class Own {
  start: number;
  end: number;
  kind: string | undefined = undefined;
  unstated: Kept;
  device: DeviceFacts | undefined = undefined;
  insteadOf: number | undefined = undefined;
  inside: Inside | undefined = undefined;
  ref: Kept;
  name: Kept;
  version: Kept;
  claimCount = 0;
  firstClaim = none;
  lastClaim = none;
  firstLicence = none;
  lastLicence = none;
  /** Once somebody has asked for them they are what counts. */
  claims: Claim[] | undefined = undefined;
  licences: LicenceClaim[] | undefined = undefined;

  constructor(at: number) {
    this.start = at;
    this.end = at;
  }
}

/**
 * A component while it is read, and afterwards: its claims stand in columns, or it follows a pattern from a node on, and
 * what a component has as an object or a text is made when somebody asks for it.
 */
export class ComponentDraft implements Component {
  index = -1;
  place: ComponentPlace = 'component';
  parent: number | undefined = undefined;
  readonly #columns: Columns;
  #own: Own | undefined;
  #pattern: Decoded | undefined = undefined;
  #node = 0;

  /** Its span is empty until the reader has passed it. Without `at` it follows a pattern. */
  constructor(columns: Columns, at?: number) {
    this.#columns = columns;
    this.#own = at === undefined ? undefined : new Own(at);
  }

  /** The component that stands at a node is what the pattern says. */
  follow(pattern: Decoded, node: number): void {
    this.#pattern = pattern;
    this.#node = node;
    this.#own = undefined;
  }

  /** The pattern it follows, and from which node on. */
  get followed(): { readonly tape: Tape; readonly node: number; readonly pattern: Decoded } | undefined {
    const [{ tape }, pattern, node] = [this.#columns, this.#pattern, this.#node];
    return pattern && tape ? { tape, node, pattern } : undefined;
  }

  /**
   * What it was read as, if all of it stands on the tape within a node; undefined where it does not.
   * @param references those of the component by which it has values from elsewhere: with them these are kept too
   */
  decodedAt(tape: Tape, node: number, references?: readonly Reference[]): Decoded | undefined {
    const own = this.#own;
    if (!own || this.#columns.tape !== tape || own.claims || own.licences || own.device || own.inside) return undefined;
    if (own.insteadOf !== undefined) return undefined;
    const within = (kept: Kept) => (kept === undefined ? absent : typeof kept === 'number' ? kept - node : outside);
    const { claims, licences } = this.#columns;
    const decoded: Decoded = {
      kind: own.kind,
      ref: within(own.ref),
      name: within(own.name),
      version: within(own.version),
      unstated: within(own.unstated),
      claims: claims.rows(own.firstClaim).map(row => {
        const slot = slotOf(row, tape, node);
        return references ? awayOf(row, slot, tape, node, references) : slot;
      }),
      licences: licences.rows(own.firstLicence).map(row => slotOf(row, tape, node)),
    };
    const size = tape.after(node) - node;
    const isHere = (at: number) => at > 0 && at < size;
    const texts = fields.every(field => decoded[field] === absent || isHere(decoded[field]));
    const slots = [...decoded.claims, ...decoded.licences].every(slot => slot.away !== undefined || isHere(slot.node));
    return texts && slots && decoded.claims.every(({ more }) => more?.via === undefined) ? decoded : undefined;
  }

  get span(): Span {
    const own = this.#own;
    if (own) return { start: own.start, end: own.end };
    return this.#columns.tape?.span(this.#node) ?? emptySpan;
  }

  set span({ start, end }: Span) {
    const own = this.#mine();
    own.start = start;
    own.end = end;
  }

  get kind(): string | undefined {
    return this.#own ? this.#own.kind : this.#pattern?.kind;
  }

  set kind(kind: string | undefined) {
    this.#mine().kind = kind;
  }

  get unstated(): Stated<string> | undefined {
    return this.#stated('unstated');
  }

  /** The first that was stated counts. */
  set unstated(text: Text) {
    this.#mine().unstated = this.#kept(text);
  }

  get device(): DeviceFacts | undefined {
    return this.#own?.device;
  }

  set device(device: DeviceFacts) {
    this.#mine().device = device;
  }

  get insteadOf(): number | undefined {
    return this.#own?.insteadOf;
  }

  set insteadOf(index: number) {
    this.#mine().insteadOf = index;
  }

  get inside(): Inside | undefined {
    return this.#own?.inside;
  }

  set inside(inside: Inside) {
    this.#mine().inside = inside;
  }

  get ref(): Stated<string> | undefined {
    return this.#stated('ref');
  }

  set ref(text: Text) {
    this.#mine().ref = this.#kept(text);
  }

  /** The reference as it was read, for those who only compare it. */
  get rawRef(): Text {
    return this.#textOf('ref');
  }

  get name(): Stated<string> | undefined {
    return this.#stated('name');
  }

  /** The name as it was read, for those who state it again. */
  get rawName(): Text {
    return this.#textOf('name');
  }

  set name(text: Text) {
    this.#mine().name = this.#kept(text);
  }

  get version(): Stated<string> | undefined {
    return this.#stated('version');
  }

  set version(text: Text) {
    this.#mine().version = this.#kept(text);
  }

  /** How many claims it has so far, told without making them. */
  get claimCount(): number {
    return this.#own ? this.#own.claimCount : (this.#pattern?.claims.length ?? 0);
  }

  get claims(): Claim[] {
    const own = this.#mine();
    own.claims ??= this.#madeClaims(own.firstClaim);
    return own.claims;
  }

  get licences(): LicenceClaim[] {
    const own = this.#mine();
    own.licences ??= this.#madeLicences(own.firstLicence);
    return own.licences;
  }

  claim(role: Role, stated: Stated<string> | TapeText, more: Qualifiers | undefined): void {
    const own = this.#mine();
    own.claimCount++;
    if (own.claims) {
      const { value, span } = stated instanceof TapeText ? stated.stated : stated;
      own.claims.push(more ? { role, value, span, ...more } : { role, value, span });
      return;
    }
    own.lastClaim = this.#columns.claims.add(own.lastClaim, role, stated, more);
    if (own.firstClaim === none) own.firstClaim = own.lastClaim;
  }

  license(form: LicenceClaim['form'], stated: Stated<string> | TapeText, more?: LicenceQualifiers): void {
    const own = this.#mine();
    if (own.licences) {
      const { value, span } = stated instanceof TapeText ? stated.stated : stated;
      own.licences.push({ value, span, form, ...more });
      return;
    }
    own.lastLicence = this.#columns.licences.add(own.lastLicence, form, stated, more);
    if (own.firstLicence === none) own.firstLicence = own.lastLicence;
  }

  someName(test: (look: NameLook) => boolean): boolean {
    const name = this.#textOf('name');
    if (name === undefined) return false;
    return test(name instanceof TapeText ? new NameOnTape(name) : new TextLook('name', undefined, name.value));
  }

  someClaim(test: (look: ClaimLook) => boolean): boolean {
    const { claims, tape } = this.#columns;
    const own = this.#own;
    if (!own) return someSlot(this.#pattern?.claims ?? [], this.#columns.claimLook, tape, this.#node, test);
    if (own.claims) return own.claims.some(claim => test(new TextLook(claim.role, claim, claim.value)));
    for (let row = own.firstClaim; row !== none; row = claims.after(row)) if (test(claims.lookAt(row))) return true;
    return false;
  }

  someLicence(test: (look: LicenceLook) => boolean): boolean {
    const { licences, tape } = this.#columns;
    const own = this.#own;
    if (!own) return someSlot(this.#pattern?.licences ?? [], this.#columns.licenceLook, tape, this.#node, test);
    if (own.licences) return own.licences.some(licence => test(new TextLook(licence.form, licence, licence.value)));
    for (let row = own.firstLicence; row !== none; row = licences.after(row)) {
      if (test(licences.lookAt(row))) return true;
    }
    return false;
  }

  get slots(): readonly ClaimSlot[] | undefined {
    return this.#pattern?.claims;
  }

  lookIn(slot: number): ClaimLook {
    const { claimLook, tape } = this.#columns;
    const placed = this.#pattern?.claims[slot];
    return placed && tape ? claimLook.on(placed, tape, this.#node) : claimLook;
  }

  /** Puts the claims into the order of the document; those of a pattern are expected to be in it. */
  sortClaims(): void {
    if (this.#pattern) return;
    const own = this.#mine();
    if (own.claims) own.claims.sort((a, b) => a.span.start - b.span.start);
    else [own.firstClaim, own.lastClaim] = this.#columns.claims.sort(own.firstClaim);
  }

  /** Where the values of its claims start. */
  claimStarts(): readonly number[] {
    const { claims } = this.#columns;
    return claims.rowsFrom(this.#own?.firstClaim ?? none).map(row => claims.values.span(row).start);
  }

  /** From here on it is read by itself: what it has by its pattern is written out. */
  #mine(): Own {
    let own = this.#own;
    if (own) return own;
    const [pattern, node, { tape }] = [this.#pattern, this.#node, this.#columns];
    own = new Own(0);
    this.#own = own;
    this.#pattern = undefined;
    if (!pattern || !tape) return own;
    ({ start: own.start, end: own.end } = tape.span(node));
    own.kind = pattern.kind;
    for (const field of fields) own[field] = pattern[field] === absent ? undefined : node + pattern[field];
    for (const slot of pattern.claims) this.claim(slot.kind, textIn(slot, tape, node), moreIn(slot, tape, node));
    for (const slot of pattern.licences) this.license(slot.kind, textIn(slot, tape, node), slot.more);
    return own;
  }

  #kept(text: Text): Kept {
    if (!(text instanceof TapeText)) return text;
    this.#columns.tape ??= text.tape;
    return text.tape === this.#columns.tape ? text.node : text.stated;
  }

  #textOf(field: Field): Text {
    const { tape } = this.#columns;
    const at = this.#pattern?.[field] ?? absent;
    const kept = this.#own ? this.#own[field] : at === absent ? undefined : this.#node + at;
    if (typeof kept !== 'number') return kept;
    return tape && new TapeText(tape, kept);
  }

  #stated(field: Field): Stated<string> | undefined {
    const text = this.#textOf(field);
    if (!(text instanceof TapeText)) return text;
    const { stated } = text;
    if (this.#own) this.#own[field] = stated;
    return stated;
  }

  #madeClaims(first: number): Claim[] {
    const made: Claim[] = [];
    const { claims } = this.#columns;
    for (let row = first; row !== none; row = claims.after(row)) {
      made.push({
        role: claims.kind(row),
        value: claims.values.value(row),
        span: claims.values.span(row),
        ...claims.more(row),
      });
    }
    return made;
  }

  #madeLicences(first: number): LicenceClaim[] {
    const made: LicenceClaim[] = [];
    const { licences } = this.#columns;
    for (let row = first; row !== none; row = licences.after(row)) {
      const { values } = licences;
      made.push({ value: values.value(row), span: values.span(row), form: licences.kind(row), ...licences.more(row) });
    }
    return made;
  }
}

/** Whether a test holds for one of the statements that a component has by its pattern. */
function someSlot<Kind, More>(
  slots: readonly PlacedSlot<Kind, More>[],
  look: SlotLook<Kind, More>,
  tape: Tape | undefined,
  node: number,
  test: (look: Look<Kind, More>) => boolean,
): boolean {
  return tape !== undefined && slots.some(slot => test(look.on(slot, tape, node)));
}
