/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Lists that are an element holding one element per item. */
const items: Readonly<Record<string, string>> = {
  ancestors: 'component',
  annotations: 'annotation',
  assemblies: 'assembly',
  authors: 'author',
  commits: 'commit',
  components: 'component',
  compositions: 'composition',
  custodians: 'custodian',
  datasets: 'dataset',
  dependencies: 'dependency',
  descendants: 'component',
  endpoints: 'endpoint',
  externalReferences: 'reference',
  formulation: 'formula',
  hashes: 'hash',
  lifecycles: 'lifecycle',
  owners: 'owner',
  patches: 'patch',
  properties: 'property',
  services: 'service',
  stewards: 'steward',
  subjects: 'subject',
  tags: 'tag',
  tools: 'tool',
  variants: 'component',
};

/** Members that are attributes of their element. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  component: ['type', 'mime-type', 'bom-ref', 'isExternal'],
  service: ['bom-ref'],
  hash: ['alg'],
  property: ['name'],
  reference: ['type'],
  swid: ['tagId', 'name', 'version'],
  annotation: ['bom-ref'],
  composition: ['bom-ref'],
  license: ['bom-ref', 'acknowledgement'],
  dataflow: ['name', 'description'],
  'expression-detailed': ['expression'],
};

/** Members that are the text of their element. */
const texts: Readonly<Record<string, string>> = { hash: 'content', property: 'value' };

/** Writes a CycloneDX document given as its JSON value in XML; element order does not matter to a reader and is not kept. */
export function cyclonedxXmlOf(document: { readonly [key: string]: Json }, prefix = ''): string {
  const { specVersion, serialNumber, version, ...rest } = document;
  const namespace = `xmlns${prefix === '' ? '' : `:${prefix}`}="http://cyclonedx.org/schema/bom/${specVersion}"`;
  const root = prefix === '' ? 'bom' : `${prefix}:bom`;
  const writer = new Writer(prefix);
  delete (rest as Record<string, unknown>)['bomFormat'];
  delete (rest as Record<string, unknown>)['$schema'];
  const serial = typeof serialNumber === 'string' ? ` serialNumber="${escaped(serialNumber)}"` : '';
  const body = Object.entries(rest).map(([key, value]) => writer.member(key, value, 'bom', 1));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${namespace}${serial} version="${version ?? 1}">\n${body.join('')}</${root}>\n`;
}

class Writer {
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix === '' ? '' : `${prefix}:`;
  }

  member(key: string, value: Json, parent: string, depth: number): string {
    if (value === null) return '';
    if (!Array.isArray(value)) return this.#element(key, value, depth);
    if (key === 'licenses')
      return this.#wrap(key, value.map(choice => this.#licence(choice, depth + 1)).join(''), depth);
    if (key === 'dependsOn') {
      return value
        .map(ref => `${'  '.repeat(depth)}<${this.#prefix}dependency ref="${escaped(String(ref))}"/>\n`)
        .join('');
    }
    if (key === 'data' && parent === 'service') {
      return this.#wrap(key, value.map(flow => this.#element('dataflow', flow, depth + 1)).join(''), depth);
    }
    if (parent === 'dataflow' && (key === 'source' || key === 'destination')) {
      return this.#wrap(key, value.map(url => this.#element('url', url, depth + 1)).join(''), depth);
    }
    if (key === 'copyright') {
      const written = value.map(item => this.#element('text', (item as { text?: Json }).text ?? '', depth + 1));
      return this.#wrap(key, written.join(''), depth);
    }
    const item = items[key];
    if (item === undefined) return value.map(one => this.#element(key, one, depth)).join('');
    return this.#wrap(key, value.map(one => this.#element(item, one, depth + 1)).join(''), depth);
  }

  #licence(choice: Json, depth: number): string {
    const { license, expression, licensing } = choice as { license?: Json; expression?: Json; licensing?: Json };
    if (expression !== undefined && licensing !== undefined) {
      return this.#element('expression-detailed', { expression, licensing }, depth);
    }
    if (expression !== undefined) return this.#element('expression', expression, depth);
    return license === undefined ? '' : this.#element('license', license, depth);
  }

  #wrap(name: string, body: string, depth: number): string {
    const indent = '  '.repeat(depth);
    return `${indent}<${this.#prefix}${name}>\n${body}${indent}</${this.#prefix}${name}>\n`;
  }

  #element(name: string, value: Json, depth: number): string {
    const indent = '  '.repeat(depth);
    const tag = `${this.#prefix}${name}`;
    if (value === null) return '';
    if (typeof value !== 'object') return `${indent}<${tag}>${escaped(String(value))}</${tag}>\n`;
    if (Array.isArray(value)) return '';
    const given = attributes[name] ?? (name === 'dependency' ? ['ref'] : []);
    let head = `${indent}<${tag}`;
    let body = '';
    let text: string | undefined;
    for (const [key, member] of Object.entries(value)) {
      if (given.includes(key) && typeof member !== 'object') head += ` ${key}="${escaped(String(member))}"`;
      else if (texts[name] === key) text = escaped(String(member));
      else body += this.member(key, member, name, depth + 1);
    }
    if (text !== undefined) return `${head}>${text}</${tag}>\n`;
    return body === '' ? `${head}/>\n` : `${head}>\n${body}${indent}</${tag}>\n`;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
