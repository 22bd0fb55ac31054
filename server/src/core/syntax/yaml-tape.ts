import type { Problem } from '../text/problem.ts';
import { Problems } from '../text/problems.ts';
import type { Source } from '../text/source.ts';
import { emptySpan, type Span, span } from '../text/span.ts';
import type { Cursor } from './cursor.ts';
import { locator, type Step } from './locate.ts';
import { Tape } from './tape.ts';
import { TapeCursor } from './tape-cursor.ts';
import { parseYaml, type YamlEntry, type YamlNode } from './yaml.ts';
import { type Block, blocksOf, isBlockMapping } from './yaml-blocks.ts';
import { YamlLines } from './yaml-lines.ts';

/**
 * Opens a YAML document as if it were JSON. Numbers are texts: a version may look like one. What an alias stands for is
 * there again, with the place of the original. Where the document is a mapping in block style, each of its entries, and
 * each item of a list, is read by itself: damage stays in its item, and only what is unusual costs the library's time.
 */
export function openYaml(source: Source): Cursor {
  const tape = new Tape();
  const problems = new Problems();
  const writer = new YamlWriter(source.text, tape, problems);
  if (isBlockMapping(source.text)) writer.blocks();
  else writer.whole();
  return new TapeCursor(
    tape,
    problems.list,
    locator(source.text, whole => stepOf(source.text, whole)),
    false,
  );
}

/** https://yaml.org/type/merge.html: no part of YAML 1.2, and followed by nearly every tool. */
const mergeKey = '<<';
/** Mappings that merge mappings that merge mappings. */
const mostMerges = 20;

class YamlWriter {
  readonly #text: string;
  readonly #tape: Tape;
  readonly #problems: Problems;

  constructor(text: string, tape: Tape, problems: Problems) {
    this.#text = text;
    this.#tape = tape;
    this.#problems = problems;
  }

  /** Reads the whole document with the library. */
  whole(): void {
    const { value, problems } = parseYaml(this.#text);
    this.#problems.addAll(problems);
    this.#write(value, '', emptySpan, 0);
  }

  /** Reads block by block. */
  blocks(): void {
    const tape = this.#tape;
    let root = -1;
    let list = -1;
    let last = 0;
    let listKey: Block | undefined;
    for (const block of blocksOf(this.#text)) {
      if (root < 0) root = tape.add('object', '', emptySpan, block);
      if (block.kind !== 'item' && list >= 0) {
        tape.close(list, this.#contentEnd(block.start));
        list = -1;
      }
      last = block.end;
      if (block.kind === 'list') listKey = block;
      if (block.kind === 'entry') this.#entry(block);
      if (block.kind !== 'item') continue;
      if (list < 0) list = tape.add('array', listKey?.key ?? '', listKey?.keySpan ?? emptySpan, block);
      this.#item(block);
    }
    const end = this.#contentEnd(last);
    if (list >= 0) tape.close(list, end);
    if (root >= 0) tape.close(root, end);
  }

  /** Where the text before an offset ends, white space left aside. */
  #contentEnd(offset: number): number {
    let end = offset;
    while (end > 0 && this.#text.charCodeAt(end - 1) <= 32) end--;
    return end;
  }

  #entry({ start, end }: Block): void {
    if (new YamlLines(this.#text, this.#tape, start, end).entries()) return;
    const { value, problems } = parseYaml(this.#text.slice(start, end));
    this.#addAll(problems, start);
    if (value.kind === 'mapping') this.#entries(value.entries, start);
  }

  #item({ start, end }: Block): void {
    if (new YamlLines(this.#text, this.#tape, start, end).items()) return;
    const { value, problems } = parseYaml(this.#text.slice(start, end));
    this.#addAll(problems, start);
    if (value.kind === 'sequence') for (const item of value.items) this.#write(item, '', emptySpan, start);
  }

  /** The reader of YAML bounds depth and size. */
  #write(node: YamlNode, key: string, keySpan: Span, shift: number): void {
    const place = shifted(node.span, shift);
    if (node.kind === 'scalar') {
      this.#tape.add(node.type === 'number' ? 'string' : node.type, key, keySpan, place, node.text);
      return;
    }
    const container = this.#tape.add(node.kind === 'mapping' ? 'object' : 'array', key, keySpan, place);
    if (node.kind === 'sequence') for (const item of node.items) this.#write(item, '', emptySpan, shift);
    else this.#entries(node.entries, shift);
    this.#tape.close(container, place.end);
  }

  #entries(entries: readonly YamlEntry[], shift: number, depth = 0): void {
    for (const { key, keySpan, value } of entries) {
      if (key === mergeKey && depth < mostMerges && this.#merge(value, entries, shift, depth)) continue;
      this.#write(value, key, shifted(keySpan, shift), shift);
    }
  }

  /** What `<<` brings in: members of other mappings, of which those that stand here, or in an earlier one, count. */
  #merge(value: YamlNode, entries: readonly YamlEntry[], shift: number, depth: number): boolean {
    const mappings = value.kind === 'sequence' ? value.items : [value];
    if (!mappings.every(({ kind }) => kind === 'mapping')) return false;
    const known = new Set(entries.map(({ key }) => key));
    known.delete(mergeKey);
    for (const mapping of mappings) {
      if (mapping.kind !== 'mapping') continue;
      const others = mapping.entries.filter(({ key }) => !known.has(key));
      this.#entries(others, shift, depth + 1);
      for (const { key } of others) if (key !== mergeKey) known.add(key);
    }
    return true;
  }

  #addAll(problems: readonly Problem[], shift: number): void {
    for (const { code, severity, message, span: place } of problems) {
      this.#problems.add(code, severity, message, place.start + shift, place.end + shift);
    }
  }
}

function shifted({ start, end }: Span, by: number): Span {
  return span(start + by, end + by);
}

const plainStep: Step = () => [1, 1];

const singleQuotedStep: Step = (raw, at) => (raw.startsWith("''", at) ? [2, 1] : [1, 1]);

const doubleQuotedStep: Step = (raw, at) => {
  if (raw.charAt(at) !== '\\') return [1, 1];
  switch (raw.charAt(at + 1)) {
    case 'x':
      return [4, 1];
    case 'u':
      return [6, 1];
    case 'U':
      return [10, Number.parseInt(raw.slice(at + 2, at + 10), 16) > 0xffff ? 2 : 1];
    default:
      return [2, 1];
  }
};

/** The style of a scalar shows in the quote before its text. */
function stepOf(text: string, { start }: Span): Step {
  const quote = text.charAt(start - 1);
  if (quote === '"') return doubleQuotedStep;
  return quote === "'" ? singleQuotedStep : plainStep;
}
