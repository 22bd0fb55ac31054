import type { Stated } from '../model/claim.ts';
import type { BomLink } from '../model/link.ts';
import { type BomFormat, syntaxOf } from '../model/syntax.ts';
import { wholeTape } from '../syntax/json.ts';
import { decodeString } from '../syntax/json-text.ts';
import type { Tape } from '../syntax/tape.ts';
import { urnsBeginning } from '../syntax/tape-search.ts';
import type { TapeText } from '../syntax/tape-text.ts';
import type { Source } from '../text/source.ts';
import { span } from '../text/span.ts';

/** Names kept of one document: of a large graph the rest is then taken for not reviewed, which is the safe mistake. */
const mostNames = 200;

interface Pointer {
  readonly stated: Stated<string>;
  readonly target: string;
  /** What belongs together is one link: the elements that one document lends. */
  readonly group: string;
  readonly component: number | undefined;
  readonly digests: readonly string[];
}

/** A checksum by the name that documents are known by: `sha256:…`. Undefined for what is none. */
export function digestName(algorithm: string, value: string): string | undefined {
  const hex = value.trim().toLowerCase();
  const name = algorithm
    .toLowerCase()
    .replace(/^.*_/, '')
    .replace(/[^a-z0-9]/g, '');
  return /^[0-9a-f]{32,128}$/.test(hex) && name !== '' ? `${name}:${hex}` : undefined;
}

/** What a document points at in others, and by which names others point at it. */
export class Links {
  readonly #pointers: Pointer[] = [];
  readonly #names = new Set<string>();
  /** Namespaces by the id that SPDX 2 gives them within the document. */
  readonly #documents = new Map<string, string>();

  /** How much was found. */
  get length(): number {
    return this.#pointers.length + this.#names.size + this.#documents.size;
  }

  /** Other documents may call this one so. */
  name(name: string | undefined): void {
    if (name !== undefined && name !== '' && this.#names.size < mostNames) this.#names.add(name);
  }

  get names(): readonly string[] {
    return [...this.#names];
  }

  /** The value points at another document. */
  add(
    stated: Stated<string>,
    component?: number,
    target = targetOf(stated.value),
    group = target,
    digests: readonly string[] = [],
  ): void {
    this.#pointers.push({ stated, target, group, component, digests });
  }

  /** The document declares another one under an id: `DocumentRef-…`. */
  declare(id: string, namespace: string): void {
    this.#documents.set(id, namespace);
  }

  /**
   * The documents that are pointed at, each once.
   * @param references those to elements that do not stand in the document
   * @param declared references of the elements that do
   */
  list(
    source: Source | undefined,
    format: BomFormat,
    references: Iterable<Stated<string>>,
    declared: () => ReadonlySet<string>,
  ): readonly BomLink[] {
    const pointers = [...this.#pointers];
    for (const reference of references) pointers.push(...this.#pointerOf(reference, format));
    const known = new Set(pointers.map(({ stated }) => stated.span.start));
    for (const stated of source ? bomLinksIn(source, format) : []) {
      if (!known.has(stated.span.start)) pointers.push(pointerTo(stated));
    }
    // what was merged into this document may have kept the name that it had
    const isHere = ({ value }: Stated<string>) => isBomLink(value) && declared().has(value);
    return grouped(pointers.filter(({ target, stated }) => !this.#names.has(target) && !isHere(stated)));
  }

  #pointerOf(stated: Stated<string>, format: BomFormat): readonly Pointer[] {
    const { value } = stated;
    if (isBomLink(value)) return [pointerTo(stated)];
    const [, id] = /(?:^|[:#/])(DocumentRef-[^:]*)/.exec(value) ?? [];
    if (id !== undefined) return [pointerTo(stated, this.#documents.get(id) ?? id)];
    // In RDF an element of another document has the address of that document.
    const at = format === 'spdx-2-rdf' ? value.indexOf('#SPDXRef-') : -1;
    return at > 0 ? [pointerTo(stated, value.slice(0, at))] : [];
  }
}

function pointerTo(stated: Stated<string>, target = targetOf(stated.value)): Pointer {
  return { stated, target, group: target, component: undefined, digests: [] };
}

function grouped(pointers: readonly Pointer[]): readonly BomLink[] {
  const groups = new Map<string, Pointer[]>();
  const inOrder = [...pointers].sort((a, b) => a.stated.span.start - b.stated.span.start);
  for (const pointer of inOrder) {
    const group = groups.get(pointer.group);
    if (group) group.push(pointer);
    else groups.set(pointer.group, [pointer]);
  }
  return [...groups.values()].map(group => ({
    places: group.map(({ stated }) => stated),
    targets: [...new Set(group.map(({ target }) => target))],
    component: group.find(({ component }) => component !== undefined)?.component,
    digests: [...new Set(group.flatMap(({ digests }) => digests))],
  }));
}

/** The same of a text that still stands on its tape. */
export function isBomLinkText({ tape, node }: TapeText): boolean {
  return tape.answer(node, isBomLinkAt);
}

function isBomLinkAt(tape: Tape, node: number): boolean {
  const first = tape.bytes[tape.textStart(node)] ?? 0;
  const mayBe = first <= 32 || (first | 0x20) === 0x75 || first === 92 || first > 0x7f;
  return mayBe && isBomLink(tape.value(node) ?? '');
}

export function isBomLink(value: string): boolean {
  return /^\s*urn:cdx:/i.test(value);
}

/** The name of the document that a value points at: of a BOM-Link its serial number and version, without the element. */
export function targetOf(value: string): string {
  const text = value.trim();
  const [, serial = '', version] = /^urn:cdx:([^/#]+)(?:\/(\d+))?/i.exec(text) ?? [];
  if (serial === '') return withoutHash(text);
  return version === undefined ? `urn:cdx:${serial.toLowerCase()}` : bomLinkOf(serial, version);
}

/** By which BOM-Links point at a CycloneDX document. A version that is not stated is 1. */
export function bomLinkOf(serialNumber: string, version: string): string {
  return `urn:cdx:${serialNumber
    .replace(/^\s*urn:uuid:/i, '')
    .trim()
    .toLowerCase()}/${version.replace(/^0+(?=\d)/, '')}`;
}

/** A namespace of SPDX is written with the `#` that begins ids within it, and without. */
export function withoutHash(namespace: string): string {
  return namespace.trim().replace(/#$/, '');
}

const scheme = 'urn:cdx:';

/** Values of a text that are BOM-Links, wherever they stand: not words of a sentence that speaks of one. */
function* bomLinksIn(source: Source, format: BomFormat): Generator<Stated<string>> {
  const tape = syntaxOf(format) === 'json' ? wholeTape(source) : undefined;
  if (tape) {
    for (const { stated } of urnsBeginning(tape, scheme)) yield stated;
    return;
  }
  const { text } = source;
  const isJson = syntaxOf(format) === 'json';
  const isXml = syntaxOf(format) === 'xml';
  for (let at = text.indexOf(scheme); at >= 0; at = text.indexOf(scheme, at + scheme.length)) {
    const stated = isJson ? jsonValueAt(text, at) : wordAt(text, at, isXml);
    if (stated) yield stated;
  }
}

function jsonValueAt(text: string, start: number): Stated<string> | undefined {
  // an escaped quote begins no value: a long text of them is not to be walked through from each
  if (text[start - 1] !== '"' || text[start - 2] === '\\') return undefined;
  const string = /((?:[^"\\\n]|\\.)*)"(\s*:)?/y;
  string.lastIndex = start;
  const [, raw = '', colon] = string.exec(text) ?? [];
  if (raw === '' || colon !== undefined) return undefined;
  return { value: raw.includes('\\') ? decodeString(raw) : raw, span: span(start, start + raw.length) };
}

function wordAt(text: string, start: number, isXml: boolean): Stated<string> | undefined {
  let before = start - 1;
  if (isXml) while (/\s/.test(text[before] ?? '')) before--;
  if (!(isXml ? /[>"']/ : /[\s"']/).test(text[before] ?? '\n')) return undefined;
  const word = /[^\s"'<>]*/y;
  word.lastIndex = start;
  const [value = ''] = word.exec(text) ?? [];
  return { value, span: span(start, start + value.length) };
}
