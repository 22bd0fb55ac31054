import { mayBeActor, mayBeActorBytes, type Part, parseActor } from '../identity/actor.ts';
import type { Claim, Stated } from '../model/claim.ts';
import type { Bom, ComponentPlace, Dependency } from '../model/component.ts';
import type { Defects, OtherVersion, RepeatedRef } from '../model/defects.ts';
import type { Qualifiers } from '../model/look.ts';
import type { BomFormat } from '../model/syntax.ts';
import type { Cursor } from '../syntax/cursor.ts';
import type { Tape } from '../syntax/tape.ts';
import { TapeText } from '../syntax/tape-text.ts';
import type { Source } from '../text/source.ts';
import { Columns } from './columns.ts';
import { ComponentDraft } from './component-draft.ts';
import { Edges } from './edges.ts';
import { Links } from './links.ts';
import { Patterns } from './patterns.ts';
import { isSameRef, type Ref } from './ref.ts';
import { RefTable } from './ref-table.ts';
import { declaredAmong, declaredRefs, References } from './references.ts';

export type { ComponentDraft } from './component-draft.ts';

const mostLabels = 1000;

/** Collects what a reader finds and joins it into a `Bom`. */
export class BomBuilder {
  readonly columns = new Columns();
  readonly components: ComponentDraft[] = [];
  /** Undefined: the document is no text in which references could be looked for. */
  readonly #source: Source | undefined;
  #refs: RefTable | undefined;
  readonly #labelled = new Map<string, Qualifiers>();
  readonly #edges = new Edges();
  readonly #references = new References();
  readonly links = new Links();
  readonly #repeated: RepeatedRef[] = [];
  #newest: OtherVersion | undefined;
  readonly patterns = new Patterns<true>();
  /** Values that say that something is missing. */
  readonly gaps: Stated<string>[] = [];
  /** The schema that the document names, and its version. */
  schema: OtherVersion | undefined;
  /** The reference of the document itself, which is no component. */
  ownRef: Ref | undefined;
  /** A piece of a larger graph, which refers to what is around it. */
  isFragment = false;
  readonly lifecycles: string[] = [];
  componentCount = 0;
  specVersion: Stated<string> | undefined;
  product: number | undefined;
  signed = false;
  /** Logins and passwords may stand beside what is read. */
  sensitive = false;

  constructor(source?: Source) {
    this.#source = source;
  }

  /** What a claim has beside its value where that is a label alone: documents have few, and one object is enough for each. */
  labelled(label: string): Qualifiers {
    let more = this.#labelled.get(label);
    if (!more) {
      more = { label };
      if (this.#labelled.size < mostLabels) this.#labelled.set(label, more);
    }
    return more;
  }

  /** Starts a component; its span is empty until the reader has passed it. */
  start(place: ComponentPlace, at: number, parent?: ComponentDraft): ComponentDraft {
    const component = this.draft(at);
    component.parent = parent?.index;
    return this.add(component, place);
  }

  /** A component that stands in the document, should it prove to be one. */
  draft(at: number): ComponentDraft {
    return new ComponentDraft(this.columns, at);
  }

  /** Takes in a component that was read before it was known to be one. */
  add(component: ComponentDraft, place: ComponentPlace): ComponentDraft {
    component.index = this.components.length;
    component.place = place;
    this.components.push(component);
    return component;
  }

  /** The component `from` brings in the component `to`, both by ref, in whatever order the document holds them. */
  depends(from: Ref, to: Ref): void {
    this.#edges.add(from, to);
  }

  /** The document refers to an element here; to itself it does at every turn. */
  refer(reference: Stated<string> | TapeText | undefined): void {
    if (!reference) return;
    const ref = reference instanceof TapeText ? reference : reference.value;
    if (this.ownRef === undefined || !isSameRef(ref, this.ownRef)) this.#references.add(reference);
  }

  /** The member that the cursor stands on came into the format with a version. */
  came(version: string, cursor: Cursor): void {
    if (this.#newest && this.#newest.version >= version) return;
    this.#newest = { kind: 'member', stated: { value: cursor.key, span: cursor.keySpan }, version };
  }

  /** Grows with whatever is found beside what a component states of itself. */
  get found(): number {
    const { components, links, gaps, lifecycles } = this;
    const lists = [components, links, gaps, lifecycles, this.#edges, this.#references];
    const flags = Number(this.signed) + Number(this.sensitive);
    return lists.reduce((sum, { length }) => sum + length, flags);
  }

  finish(format: BomFormat): Bom {
    const refs = () => this.refs();
    const edges = this.#edges;
    const links = () => this.#linked(format);
    let dependencies: readonly Dependency[] | undefined;
    let linked: Bom['links'] | undefined;
    return {
      format,
      specVersion: this.specVersion,
      components: this.components,
      componentCount: this.componentCount,
      // few reviews ask for the graph, and a large one costs as much as reading its components
      get dependencies() {
        dependencies ??= edges.resolved(refs());
        return dependencies;
      },
      product: this.product,
      signed: this.signed,
      lifecycles: this.lifecycles,
      defects: this.#defects(format),
      names: this.links.names,
      get links() {
        linked ??= links();
        return linked;
      },
      ...(this.sensitive ? { sensitive: true } : {}),
    };
  }

  #linked(format: BomFormat): Bom['links'] {
    const source = this.#source;
    const declared = () => (source ? declaredRefs(source, format) : new Set<string>());
    let refs: ReadonlySet<string> | undefined;
    return this.links.list(source, format, this.#references.outward(format), () => {
      refs ??= declared();
      return refs;
    });
  }

  /** What costs anything is worked out for those who ask. */
  #defects(format: BomFormat): Defects {
    const source = this.isFragment ? undefined : this.#source;
    const refs = () => this.refs();
    const otherVersions = this.#otherVersions();
    const [references, own, repeated] = [this.#references, this.ownRef, this.#repeated];
    let dangling: readonly Stated<string>[] | undefined;
    return {
      gaps: this.gaps,
      get repeatedRefs() {
        refs();
        return repeated;
      },
      get danglingRefs() {
        if (!source) return [];
        dangling ??= references.dangling(refs(), own, format, open => declaredAmong(source, format, open));
        return dangling;
      },
      otherVersions,
    };
  }

  /** Versions compare as texts as long as their numbers have one digit, as all do that have new members here. */
  #otherVersions(): readonly OtherVersion[] {
    const stated = this.specVersion?.value;
    if (stated === undefined || !/^(?:SPDX-)?\d\.\d$/.test(stated)) return [];
    const schema = this.schema && this.schema.version !== stated ? [this.schema] : [];
    return this.#newest && this.#newest.version > stated ? [...schema, this.#newest] : schema;
  }

  /** The first component with each ref, once all are read. */
  refs(): RefTable {
    this.#refs ??= this.#findRefs();
    return this.#refs;
  }

  /** The refs that some component brings in. */
  broughtIn(): ReadonlySet<string> {
    return this.#edges.ends();
  }

  #findRefs(): RefTable {
    const refs = new RefTable(this.components.length);
    for (const { rawRef, index } of this.components) {
      const ref = rawRef instanceof TapeText ? rawRef : rawRef?.value;
      if (ref !== undefined && !refs.add(ref, index))
        this.#repeated.push({ component: index, first: refs.get(ref) ?? index });
    }
    return refs;
  }
}

/** Knows where a part of a text stands in its document: a cursor does. */
type Places = Pick<Cursor, 'part'>;

/** For texts whose escapes nobody knows here: the whole stands for its parts. */
const wholes: Places = {
  part: ({ value, span }, from, to) =>
    span.end - span.start === value.length ? { start: span.start + from, end: span.start + to } : span,
};

/** Fields that name an organisation or a person, and whether an address in them is where the component comes from. */
const naming: ReadonlyMap<Claim['role'], 'origin' | 'authorship'> = new Map([
  ['supplier', 'origin'],
  ['manufacturer', 'origin'],
  ['originator', 'origin'],
  ['provider', 'origin'],
  ['author', 'authorship'],
  ['publisher', 'authorship'],
  ['licensor', 'authorship'],
  ['data-owner', 'authorship'],
]);

/**
 * Adds a claim, unless the document states nothing but white space. Of `Organization: Acme (psirt@acme.example)` the name is
 * claimed, and the address by itself: tools write it so in every format.
 */
export function addClaim(
  component: ComponentDraft,
  role: Claim['role'],
  text: Stated<string> | TapeText | undefined,
  more?: Qualifiers,
  places: Places = wholes,
): void {
  if (!text || (text instanceof TapeText ? text.isBlank : isBlank(text.value))) return;
  const use = naming.get(role);
  if (use === undefined || !mayBeMore(text)) component.claim(role, text, more);
  else addActor(component, role, text instanceof TapeText ? text.stated : text, use, more, places);
}

/** Whether a text may be more than a name. */
function mayBeMore(text: Stated<string> | TapeText): boolean {
  return text instanceof TapeText ? text.tape.answer(text.node, mayBeMoreAt) : mayBeActor(text.value);
}

function mayBeMoreAt(tape: Tape, node: number): boolean {
  const bytes = tape.plainBytes(node);
  return bytes === undefined
    ? mayBeActor(tape.value(node) ?? '')
    : mayBeActorBytes(bytes, tape.textStart(node), tape.textEnd(node));
}

function addActor(
  component: ComponentDraft,
  role: Claim['role'],
  stated: Stated<string>,
  use: 'origin' | 'authorship',
  more: Qualifiers | undefined,
  places: Places,
): void {
  const { name, mail, party } = parseActor(stated.value);
  const partAt = ([from, to]: Part): Stated<string> =>
    from === 0 && to === stated.value.length
      ? stated
      : { value: stated.value.slice(from, to), span: places.part(stated, from, to) };
  const whose = party ? { ...more, party } : more;
  component.claim(role, name[0] < name[1] ? partAt(name) : stated, whose);
  if (!mail || use === 'authorship') return;
  component.claim('email', partAt(mail), {
    ...(whose?.party ? { party: whose.party } : {}),
    ...(more?.via ? { via: more.via } : {}),
    ...(more?.concluded ? { concluded: true } : {}),
    label: role,
  });
}

function isBlank(text: string): boolean {
  return text === '' || (text.charCodeAt(0) <= 32 && text.trim() === '');
}
