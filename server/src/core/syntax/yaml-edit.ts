import type { TextEdit } from '../text/edit.ts';
import type { Source } from '../text/source.ts';
import { covers, type Span, span } from '../text/span.ts';
import { parseYaml, type YamlEntry, type YamlMapping, type YamlNode } from './yaml.ts';

/** Plain text that YAML takes for nothing but text, in a block as between brackets. */
const plain = /^[\p{L}][\p{L}\p{N} .&+/()-]*$/u;
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
const empty = { scalar: '""', sequence: '[]', mapping: '{}' };
const boolean = /^(?:true|false|yes|no|on|off|y|n)$/i;

/**
 * Writes into mappings of a YAML or JSON document as small edits of its text: styles, comments and line ends stay. What
 * stands for something elsewhere, behind an alias or an anchor, is not written.
 */
export class YamlEditor {
  readonly #text: string;
  readonly #root: YamlNode;
  readonly #isJson: boolean;

  constructor({ text }: Source) {
    this.#text = text;
    this.#root = parseYaml(text).value;
    this.#isJson = /^[\s\ufeff]*[{[]/.test(text);
  }

  /** The mapping that starts at an offset. */
  mappingAt(start: number): YamlMapping | undefined {
    let node: YamlNode | undefined = this.#root;
    while (node) {
      if (node.kind === 'mapping' && node.span.start === start) return node;
      const children: readonly YamlNode[] =
        node.kind === 'mapping' ? node.entries.map(({ value }) => value) : node.kind === 'sequence' ? node.items : [];
      node = children.find(child => child.kind !== 'scalar' && child.span.start <= start && start < child.span.end);
    }
    return undefined;
  }

  /**
   * Puts a text in the place of an entry's value, in the quotes that the value has; undefined where it cannot, or where
   * the value is of a kind that no text is: a mapping only where it says the same as a text would.
   */
  write(entry: YamlEntry, text: string, overMapping = false): TextEdit | undefined {
    const place = this.#ownPlace(entry);
    const mayBe = this.#mayBeText(entry.value) || (overMapping && entry.value.kind === 'mapping');
    if (!place || !mayBe) return undefined;
    if (entry.value.kind === 'scalar') {
      const quote = this.#quoteOf(entry.value.span);
      if (quote !== '') return { span: entry.value.span, text: escaped(text, quote) };
      if (/^[|>]/.test(this.#text.slice(place.start, place.end))) return undefined;
    }
    return { span: place, text: this.#written(text) };
  }

  /** Leaves nothing of an entry but its key and an empty value of its kind; undefined where nothing is there or it cannot. */
  clear(entry: YamlEntry): TextEdit | undefined {
    const place = this.#ownPlace(entry);
    const { value } = entry;
    if (!place || isEmpty(value) || (this.#isBoolean(value) && !isTrue(value))) return undefined;
    const text = this.#isBoolean(value) ? 'false' : empty[value.kind];
    const colon = this.#colonEnd(entry);
    const onNextLine = this.#text.slice(colon, place.start).includes('\n');
    return onNextLine ? { span: span(colon, place.end), text: ` ${text}` } : { span: place, text };
  }

  /** Adds an entry behind the first one that is a plain value; undefined where there is none. */
  add(mapping: YamlMapping, key: string, text: string): TextEdit | undefined {
    const isFlow = this.#text.charAt(mapping.span.start) === '{';
    const written = `${this.#isJson ? JSON.stringify(key) : key}: ${this.#written(text)}`;
    for (const entry of mapping.entries) {
      const place = entry.value.kind === 'scalar' ? this.#ownPlace(entry) : undefined;
      if (!place || (!isFlow && this.#text.slice(place.start, place.end).includes('\n'))) continue;
      return isFlow ? this.#addInFlow(mapping, place, written) : this.#addLine(entry, place, written);
    }
    return undefined;
  }

  #addInFlow({ span: { start }, entries }: YamlMapping, place: Span, written: string): TextEdit {
    const first = entries[0]?.keySpan.start ?? start + 1;
    const layout = this.#text.slice(start + 1, first - (this.#isJson ? 1 : 0));
    const gap = layout.includes('\n') ? layout : this.#isJson && layout === '' ? '' : ' ';
    return { span: span(place.end, place.end), text: `,${gap}${written}` };
  }

  #addLine(entry: YamlEntry, place: Span, written: string): TextEdit {
    const text = this.#text;
    const lineStart =
      Math.max(text.lastIndexOf('\n', entry.keySpan.start - 1), text.lastIndexOf('\r', entry.keySpan.start - 1)) + 1;
    const quoted = /["']/.test(text.charAt(entry.keySpan.start - 1)) ? 1 : 0;
    const indent = ' '.repeat(entry.keySpan.start - quoted - lineStart);
    const ending = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
    const rest = /^[^\r\n]*/.exec(text.slice(place.end))?.[0].length ?? 0;
    const at = place.end + rest;
    return { span: span(at, at), text: `${ending}${indent}${written}` };
  }

  /** Where an entry's value stands, quotes included; undefined where it is an alias, or has an anchor or a tag. */
  #ownPlace(entry: YamlEntry): Span | undefined {
    const { value } = entry;
    const colon = this.#colonEnd(entry);
    if (value.span.start < colon) return undefined;
    const quote = value.kind === 'scalar' ? this.#quoteOf(value.span).length : 0;
    const start = value.span.start - quote;
    const between = this.#text.slice(colon, start);
    // A block of text begins with its header, which is a part of it.
    const header = /^[ \t]*([|>][+-]?\d?[+-]?)[ \t]*(?:#[^\r\n]*)?\r?\n\s*$/.exec(between);
    if (header) return span(colon + between.indexOf(header[1] ?? ''), value.span.end);
    if (!/^(?:\s|#[^\r\n]*(?=[\r\n]))*$/.test(between)) return undefined;
    const inside = this.#text.slice(start, value.span.end + quote);
    return span(start, start + inside.trimEnd().length);
  }

  #colonEnd({ keySpan }: YamlEntry): number {
    return this.#text.indexOf(':', keySpan.end) + 1;
  }

  /** A number may be meant as a text: models and part numbers are often written without quotes. */
  #mayBeText(node: YamlNode): boolean {
    return node.kind === 'scalar' ? !this.#isBoolean(node) : isEmpty(node);
  }

  /** Also what older readers of YAML take for one. */
  #isBoolean(node: YamlNode): boolean {
    if (node.kind !== 'scalar') return false;
    return node.type === 'boolean' || (this.#quoteOf(node.span) === '' && boolean.test(node.text));
  }

  #quoteOf({ start, end }: Span): string {
    const quote = this.#text.charAt(start - 1);
    return (quote === '"' || quote === "'") && this.#text.charAt(end) === quote ? quote : '';
  }

  #written(text: string): string {
    const isPlain = !this.#isJson && plain.test(text) && !reserved.test(text) && !text.endsWith(' ');
    return isPlain ? text : `"${escaped(text, '"')}"`;
  }
}

function escaped(text: string, quote: string): string {
  return quote === "'" ? text.replaceAll("'", "''") : JSON.stringify(text).slice(1, -1);
}

function isEmpty(node: YamlNode): boolean {
  if (node.kind === 'scalar') return node.text === '' || node.type === 'null';
  return node.kind === 'sequence' ? node.items.length === 0 : node.entries.length === 0;
}

function isTrue(node: YamlNode): boolean {
  return node.kind === 'scalar' && /^(?:true|yes|on|y)$/i.test(node.text);
}

/** The entry of a mapping with a key; of several the last one, which is the one that counts. */
export function entryOf(mapping: YamlMapping, key: string): YamlEntry | undefined {
  return mapping.entries.findLast(entry => entry.key === key);
}

/** Whether an entry states what stands at a place. */
export function states(entry: YamlEntry, place: Span): boolean {
  return covers(entry.value.span, place);
}
