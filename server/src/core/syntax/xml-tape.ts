import type { Parsed } from '../text/problem.ts';
import { Problems } from '../text/problems.ts';
import type { Source } from '../text/source.ts';
import { emptySpan, type Span, span } from '../text/span.ts';
import type { Cursor } from './cursor.ts';
import { locator, type Step } from './locate.ts';
import { Tape } from './tape.ts';
import { type Locate, TapeCursor } from './tape-cursor.ts';
import { readXml } from './xml.ts';
import type { XmlElement, XmlHandler } from './xml-handler.ts';

/** How the elements of one vocabulary map to JSON; the default is: a child is a member, a leaf is a string, what repeats repeats its key. */
export interface XmlShape {
  /** Whether elements of a namespace belong to the vocabulary. Those of others are left out, with all inside them. */
  isOwn(namespace: string, rootNamespace: string): boolean;
  /** Elements that only hold a list: they become arrays of their children. */
  isList(name: string, parent: string, firstChild: string): boolean;
  /** Elements that are objects where they are empty. */
  readonly objects: ReadonlySet<string>;
  /** Whether an item of a list keeps its element's name: `<licenses><license>` is `[{ "license": … }]`. */
  isNamed(list: string, name: string): boolean;
  /** Elements that are objects even where they hold text alone, and the member that takes the text; elsewhere it is `content`. */
  readonly textKeys: ReadonlyMap<string, string>;
  /** Elements inside a parent, `parent/child`, that stand for one of their attributes as a string: key and attribute. */
  readonly references: ReadonlyMap<string, { readonly key: string; readonly attribute: string }>;
  /** Members of the root that stand in its namespace. */
  readonly root: (element: XmlElement) => readonly { key: string; value: string; span: Span }[];
  /** The key for an element of a foreign namespace that matters by being there; undefined for all others, which are left out. */
  readonly foreign: (element: XmlElement) => string | undefined;
}

/** What elements are called that name a part or who made it, in whatever vocabulary. */
const partNames = new Set([
  'component',
  'components',
  'service',
  'package',
  'supplier',
  'manufacturer',
  'manufacture',
  'publisher',
  'originator',
]);

/** No bill of materials needs more, and decoders walk what is nested by recursion. */
const mostDepth = 500;

interface Frame {
  readonly name: string;
  /** Index on the tape; -1 inside what is left out. */
  readonly node: number;
  /** The object that carries the element's name in a named list. */
  readonly carrier: number;
  kind: 'open' | 'object' | 'array' | 'string';
  hasChildren: boolean;
  text: string;
  textSpan: Span | undefined;
}

/** Opens XML as if it were JSON of the same vocabulary: spans are those of text nodes and attribute values, without white space around them. */
export function openXml(source: Source, shape: XmlShape): Cursor {
  const { value, problems } = readTape(source, shape);
  return new TapeCursor(
    value,
    problems,
    locator(source.text, () => entityStep),
  );
}

function readTape(source: Source, shape: XmlShape): Parsed<Tape> {
  const { value, problems } = readXml(source, () => new TapeWriter(source, shape));
  return { value: value.tape, problems: [...problems, ...value.foreign.list] };
}

class TapeWriter implements XmlHandler {
  readonly mostDepth = mostDepth;
  readonly tape = new Tape();
  /** What of other vocabularies may name somebody. */
  readonly foreign = new Problems();
  readonly #source: Source;
  readonly #shape: XmlShape;
  /** Elements that are references in some parent. */
  readonly #referenceNames: ReadonlySet<string>;
  readonly #frames: Frame[] = [];
  #namespace = '';
  #leftOut = 0;
  /** It was said of the element of another vocabulary that is open. */
  #isTold = false;

  constructor(source: Source, shape: XmlShape) {
    this.#source = source;
    this.#shape = shape;
    this.#referenceNames = new Set([...shape.references.keys()].map(path => path.slice(path.indexOf('/') + 1)));
  }

  open(element: XmlElement): void {
    const parent = this.#frames.at(-1);
    if (this.#leftOut > 0 || (parent === undefined && this.tape.length > 0)) {
      this.#leftOut++;
      this.#tellForeign(element);
      return;
    }
    if (parent === undefined) this.#openRoot(element);
    else if (!this.#shape.isOwn(element.namespace, this.#namespace)) this.#openForeign(element, parent);
    else this.#openChild(element, parent);
  }

  text(value: string, where: Span): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined || this.#leftOut > 0 || frame.hasChildren) return;
    const place = trimmedSpan(this.#source.text, where);
    if (place.start === place.end) return;
    frame.textSpan = span(frame.textSpan?.start ?? place.start, place.end);
    frame.text += value;
  }

  close(end: number): void {
    if (this.#leftOut > 0) {
      this.#leftOut--;
      return;
    }
    const frame = this.#frames.pop();
    if (frame === undefined || frame.node < 0) return;
    const place = frame.textSpan ?? span(end, end);
    if (frame.kind === 'open') {
      const kind = this.#kindOfLeaf(frame);
      this.tape.become(frame.node, kind);
      if (kind === 'string') this.tape.state(frame.node, frame.text.trim(), place);
    } else if (frame.kind === 'object' && !frame.hasChildren && frame.textSpan !== undefined) {
      this.tape.string(this.#shape.textKeys.get(frame.name) ?? 'content', frame.text.trim(), place);
    }
    if (frame.kind !== 'string' && this.tape.kind(frame.node) !== 'string') this.tape.close(frame.node, end);
    if (frame.carrier >= 0) this.tape.close(frame.carrier, end);
  }

  #openRoot(element: XmlElement): void {
    this.#namespace = element.namespace;
    const frame = this.#push(element, '', -1, 'object');
    for (const { key, value, span: place } of this.#shape.root(element)) this.tape.string(key, value, place);
    this.#addAttributes(element);
    frame.hasChildren = true;
  }

  #openForeign(element: XmlElement, parent: Frame): void {
    this.#isTold = false;
    this.#tellForeign(element);
    const key = this.#shape.foreign(element);
    if (key === undefined || parent.kind !== 'object') {
      this.#leftOut++;
      return;
    }
    this.tape.close(this.tape.add('object', key, element.nameSpan, span(element.start, element.start)), element.start);
    this.#leftOut++;
  }

  /** Once for each element of another vocabulary, at the first one inside that may name a part or somebody. */
  #tellForeign({ name, nameSpan }: XmlElement): void {
    if (this.#isTold || !partNames.has(name)) return;
    this.#isTold = true;
    const message = 'Elements of another vocabulary are not read, and this one may name a part or who made it.';
    this.foreign.notRead('value', 'foreign-element', 'warning', message, nameSpan);
  }

  #openChild(element: XmlElement, parent: Frame): void {
    this.#settle(parent, element.name);
    parent.hasChildren = true;
    const reference = this.#referenceNames.has(element.name)
      ? this.#shape.references.get(`${parent.name}/${element.name}`)
      : undefined;
    if (reference !== undefined) {
      this.#addReference(element, reference.key, reference.attribute);
      return;
    }
    const isItem = parent.kind === 'array';
    const isNamed = isItem && this.#shape.isNamed(parent.name, element.name);
    const carrier = isNamed ? this.tape.add('object', '', emptySpan, span(element.start, element.start)) : -1;
    const isObject = this.#isObject(element, parent);
    this.#push(element, isItem && !isNamed ? '' : element.name, carrier, isObject ? 'object' : 'open');
    if (isObject) this.#addAttributes(element);
  }

  #kindOfLeaf({ name, textSpan }: Frame): 'array' | 'object' | 'string' {
    if (textSpan !== undefined) return 'string';
    if (this.#shape.isList(name, this.#frames.at(-1)?.name ?? '', '')) return 'array';
    return this.#shape.objects.has(name) ? 'object' : 'string';
  }

  /** Whether an element is an object before its children are seen: a list stays a list whatever attributes it has. */
  #isObject({ name, attributes }: XmlElement, parent: Frame): boolean {
    if (this.#shape.textKeys.has(name)) return true;
    return attributes.some(attribute => isPlain(attribute.name)) && !this.#shape.isList(name, parent.name, '');
  }

  /** At its first child an element turns out to be an object or a list. */
  #settle(frame: Frame, firstChild: string): void {
    if (frame.kind !== 'open') return;
    const isList = this.#shape.isList(frame.name, this.#frames.at(-2)?.name ?? '', firstChild);
    frame.kind = isList ? 'array' : 'object';
    this.tape.become(frame.node, frame.kind);
  }

  #push(element: XmlElement, key: string, carrier: number, kind: Frame['kind']): Frame {
    const node = this.tape.add(
      kind === 'object' ? 'object' : 'missing',
      key,
      element.nameSpan,
      span(element.start, element.start),
    );
    const frame = { name: element.name, node, carrier, kind, hasChildren: false, text: '', textSpan: undefined };
    this.#frames.push(frame);
    return frame;
  }

  #addReference(element: XmlElement, key: string, attribute: string): void {
    const { name } = element;
    for (const stated of element.attributes) {
      if (stated.name === attribute) this.tape.string(key, stated.value, stated.span, element.nameSpan);
    }
    this.#frames.push({
      name,
      node: -1,
      carrier: -1,
      kind: 'string',
      hasChildren: true,
      text: '',
      textSpan: undefined,
    });
  }

  #addAttributes(element: XmlElement): void {
    for (const { name, value, span: place } of element.attributes) {
      if (isPlain(name)) this.tape.string(name, value, place);
    }
  }
}

/** An entity stands for one character, a line end of two characters for one. */
const entityStep: Step = (raw, at) => {
  if (raw.startsWith('\r\n', at)) return [2, 1];
  const entity = raw.charAt(at) === '&' ? /^&(?:#x([0-9a-f]+)|#(\d+)|\w+);/i.exec(raw.slice(at, at + 16)) : null;
  if (entity === null) return [1, 1];
  const code = Number.parseInt(entity[1] ?? entity[2] ?? '', entity[1] === undefined ? 10 : 16);
  return [entity[0].length, code > 0xffff ? 2 : 1];
};

/** Finds parts of decoded texts in an XML document. */
export function locateXml(source: Source): Locate {
  return locator(source.text, () => entityStep);
}

/** Whether an attribute belongs to the vocabulary: no namespace declaration, and not of another namespace. */
function isPlain(name: string): boolean {
  return name !== 'xmlns' && !name.includes(':');
}

/** A span without the white space at both its ends. */
export function trimmedSpan(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return span(from, to);
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 13 || unit === 9;
}
