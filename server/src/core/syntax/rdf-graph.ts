import { type RdfId, type RdfNode, type RdfProperty, rdfNamespace as rdf, splitName } from './rdf-model.ts';

/** Nodes as the elements of a document describe them, joined into resources when all are read. */
export class RdfGraph {
  readonly #nodes: RdfNode[] = [];
  /** What addresses without one of their own are relative to, where the document says it. */
  base: string | undefined;

  add(node: RdfNode): void {
    this.#nodes.push(node);
  }

  /** The resources, each once; what they name of each other is found. */
  settled(): readonly RdfNode[] {
    this.base ??= this.#baseOfDocument();
    const byKey = new Map<string, RdfNode>();
    const resources: RdfNode[] = [];
    const joined = new Map<RdfNode, RdfNode>();
    for (const node of this.#nodes) {
      const key = node.id && this.#keyOf(node.id);
      const known = key === undefined ? undefined : byKey.get(key);
      if (known) {
        for (const property of node.properties) known.properties.push(property);
        for (const type of node.types) known.types.push(type);
        joined.set(node, known);
      } else {
        if (key !== undefined) byKey.set(key, node);
        resources.push(node);
      }
    }
    for (const resource of resources) {
      this.#readTypes(resource);
      for (const property of resource.properties) {
        property.node = property.node
          ? (joined.get(property.node) ?? property.node)
          : property.resource && byKey.get(this.#keyOf(property.resource));
      }
    }
    const done = new Set<RdfNode>();
    for (const resource of resources) spread(resource, done);
    return resources;
  }

  /** Where addresses are relative and nothing says to what, it is what the others of the document begin with. */
  #baseOfDocument(): string {
    for (const { id } of this.#nodes) {
      const at = id && !id.isBlank ? id.value.indexOf('#') : -1;
      if (id && at > 0) return id.value.slice(0, at);
    }
    return '';
  }

  #keyOf({ value, isBlank }: RdfId): string {
    if (isBlank) return `_:${value}`;
    return value.startsWith('#') ? `${this.base}${value}` : value;
  }

  /** `rdf:type` as an element. */
  #readTypes({ types, properties }: RdfNode): void {
    replace(properties, property => {
      const { namespace, name, text, resource, node } = property;
      if (namespace !== rdf || name !== 'type') return [property];
      const address = resource?.value ?? node?.id?.value ?? text?.value;
      if (address !== undefined) types.push(splitName(address));
      return [];
    });
  }
}

const containers: ReadonlySet<string> = new Set(['Bag', 'Seq', 'Alt']);

/** A property whose value is a container of RDF is stated once for each thing in it; a container counts where it is named first. */
function spread({ properties }: RdfNode, done: Set<RdfNode>): void {
  replace(properties, property => {
    const { namespace, name, nameSpan, node } = property;
    if (!node?.types.some(type => type.namespace === rdf && containers.has(type.name)) || done.has(node))
      return [property];
    done.add(node);
    const items = node.properties.filter(item => item.namespace === rdf && /^(?:li|_\d+)$/.test(item.name));
    return items.map(item => ({ ...item, namespace, name, nameSpan }));
  });
}

function replace(properties: RdfProperty[], by: (property: RdfProperty) => readonly RdfProperty[]): void {
  for (const property of properties.splice(0)) for (const other of by(property)) properties.push(other);
}
