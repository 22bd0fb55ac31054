import type { Claim, Stated } from '../model/claim.ts';
import type { Bom, BomFormat, Component, Dependency, LicenceClaim, Place } from '../model/component.ts';
import type { Problems } from '../text/problems.ts';
import type { Span } from '../text/span.ts';

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
  #refs: ReadonlyMap<string, number> | undefined;
  readonly #edges: { readonly from: string; readonly to: string }[] = [];
  readonly lifecycles: string[] = [];
  componentCount = 0;
  specVersion: Stated<string> | undefined;
  product: number | undefined;
  signed = false;
  incomplete = false;

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
    return {
      format,
      specVersion: this.specVersion,
      components: this.components,
      componentCount: this.componentCount,
      dependencies: this.#dependencies(),
      product: this.product,
      signed: this.signed,
      lifecycles: this.lifecycles,
      incomplete: this.incomplete,
    };
  }

  /** The first component with each ref, once all are read. A ref that stands twice is told of at its second place. */
  refs(): ReadonlyMap<string, number> {
    this.#refs ??= this.#findRefs();
    return this.#refs;
  }

  #findRefs(): ReadonlyMap<string, number> {
    const refs = new Map<string, number>();
    for (const { ref, index } of this.components) {
      if (!ref) continue;
      if (refs.has(ref.value)) this.#duplicate(ref.span);
      else refs.set(ref.value, index);
    }
    return refs;
  }

  #duplicate(span: Span): void {
    const message = 'Another component has this reference already; dependencies are taken to mean the first.';
    this.#problems.add('duplicate-ref', 'warning', message, span.start, span.end);
  }

  #dependencies(): readonly Dependency[] {
    const refs = this.refs();
    const dependencies: Dependency[] = [];
    for (const edge of this.#edges) {
      const from = refs.get(edge.from);
      const to = refs.get(edge.to);
      if (from !== undefined && to !== undefined) dependencies.push({ from, to });
    }
    return dependencies;
  }
}

/** Adds a claim, unless the document states nothing but white space. */
export function addClaim(
  component: ComponentDraft,
  role: Claim['role'],
  stated: Stated<string> | undefined,
  more?: Pick<Claim, 'party' | 'label'>,
): void {
  if (stated && stated.value.trim() !== '') component.claims.push({ role, ...stated, ...more });
}
