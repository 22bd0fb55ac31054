import type { Claim, Stated } from '../model/claim.ts';
import type { Bom, BomFormat, Component, Dependency, LicenceClaim, Place } from '../model/component.ts';
import type { Problems } from '../text/problems.ts';
import type { Span } from '../text/span.ts';
import { RefTable } from './ref-table.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A component while it is read. */
export interface ComponentDraft extends Writable<Omit<Component, 'claims' | 'licences'>> {
  readonly claims: Claim[];
  readonly licences: LicenceClaim[];
}

/** A component that stands in no document yet; its span is empty until the reader has passed it. */
export function draft(at: number): ComponentDraft {
  return {
    index: -1,
    place: 'component',
    kind: undefined,
    ref: undefined,
    name: undefined,
    version: undefined,
    parent: undefined,
    span: { start: at, end: at },
    claims: [],
    licences: [],
  };
}

/** Collects what a reader finds and joins it into a `Bom`. */
export class BomBuilder {
  readonly components: ComponentDraft[] = [];
  readonly #problems: Problems;
  #refs: RefTable | undefined;
  readonly #edges: Edge[] = [];
  readonly lifecycles: string[] = [];
  componentCount = 0;
  specVersion: Stated<string> | undefined;
  product: number | undefined;
  signed = false;
  incomplete = false;
  /** Logins and passwords may stand beside what is read. */
  sensitive = false;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  /** Starts a component; its span is empty until the reader has passed it. */
  start(place: Place, at: number, parent?: ComponentDraft): ComponentDraft {
    const component = draft(at);
    component.parent = parent?.index;
    return this.add(component, place);
  }

  /** Takes in a component that was read before it was known to be one. */
  add(component: ComponentDraft, place: Place): ComponentDraft {
    component.index = this.components.length;
    component.place = place;
    this.components.push(component);
    return component;
  }

  /** The component `from` brings in the component `to`, both by ref, in whatever order the document holds them. */
  depends(from: string, to: string): void {
    this.#edges.push({ from, to });
  }

  finish(format: BomFormat): Bom {
    const refs = this.refs();
    const edges = this.#edges;
    let dependencies: readonly Dependency[] | undefined;
    return {
      format,
      specVersion: this.specVersion,
      components: this.components,
      componentCount: this.componentCount,
      // few reviews ask for the graph, and a large one costs as much as reading its components
      get dependencies() {
        dependencies ??= resolve(edges, refs);
        return dependencies;
      },
      product: this.product,
      signed: this.signed,
      lifecycles: this.lifecycles,
      incomplete: this.incomplete,
      ...(this.sensitive ? { sensitive: true } : {}),
    };
  }

  /** The first component with each ref, once all are read. A ref that stands twice is told of at its second place. */
  refs(): RefTable {
    this.#refs ??= this.#findRefs();
    return this.#refs;
  }

  /** The refs that some component brings in. */
  broughtIn(): ReadonlySet<string> {
    return new Set(this.#edges.map(({ to }) => to));
  }

  #findRefs(): RefTable {
    const refs = new RefTable(this.components.length);
    for (const { ref, index } of this.components) {
      if (ref && !refs.add(ref.value, index)) this.#duplicate(ref.span);
    }
    return refs;
  }

  #duplicate(span: Span): void {
    const message = 'Another component has this reference already; dependencies are taken to mean the first.';
    this.#problems.add('duplicate-ref', 'warning', message, span.start, span.end);
  }
}

interface Edge {
  readonly from: string;
  readonly to: string;
}

function resolve(edges: readonly Edge[], refs: RefTable): readonly Dependency[] {
  const dependencies: Dependency[] = [];
  for (const edge of edges) {
    const from = refs.get(edge.from);
    const to = refs.get(edge.to);
    if (from !== undefined && to !== undefined) dependencies.push({ from, to });
  }
  return dependencies;
}

/** Adds a claim, unless the document states nothing but white space. */
export function addClaim(
  component: ComponentDraft,
  role: Claim['role'],
  stated: Stated<string> | undefined,
  more?: Pick<Claim, 'party' | 'label'>,
): void {
  if (!stated || isBlank(stated.value)) return;
  const { value, span } = stated;
  component.claims.push(more ? { role, value, span, ...more } : { role, value, span });
}

function isBlank(text: string): boolean {
  return text === '' || (text.charCodeAt(0) <= 32 && text.trim() === '');
}
