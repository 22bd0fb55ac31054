import { type Annotate, type Annotation, isSaid } from '../../model/format.ts';
import { parseYaml, type YamlEntry, type YamlMapping } from '../../syntax/yaml.ts';
import { entryOf } from '../../syntax/yaml-edit.ts';
import type { Source } from '../../text/source.ts';
import { type Span, span } from '../../text/span.ts';
import { refuseSyntax } from '../editable.ts';
import { annotationOf, refuseVersion } from './note.ts';

const impossible = 'The package cannot be edited as it stands.';

/** As `annotate` for JSON, in the block style of the document. */
export const annotateYaml: Annotate = (source, bom, component, note) => {
  const refusal = refuseSyntax(true, bom, component) ?? refuseVersion(bom, 'since-2.2');
  if (refusal !== undefined) return refusal;
  const block = blockAt(source, component.span);
  if (!block) return impossible;
  const { mapping, column } = block;
  const list = entryOf(mapping, 'annotations');
  if (list?.value.kind === 'sequence' && list.value.items.some(item => isSaid(note, commentOf(item)))) return [];
  const lineEnd = /\r\n|\n|\r/.exec(source.text)?.[0] ?? '\n';
  const dash = dashColumn(source, block, list) ?? dashColumn(source, block) ?? listColumn(column);
  const item = itemOf(note, dash).map(line => `${lineEnd}${line}`);
  if (!list) {
    const at = endOfLine(source, component.span.end);
    return [{ span: span(at, at), text: `${lineEnd}${' '.repeat(column)}annotations:${item.join('')}` }];
  }
  const place = span(list.value.span.start + block.shift, list.value.span.end + block.shift);
  const isEmpty = list.value.kind === 'sequence' ? list.value.items.length === 0 : list.value.kind === 'scalar';
  if (isEmpty && /^(?:\[\s*\]|null|~|)$/.test(source.slice(place))) return [{ span: place, text: item.join('') }];
  if (isEmpty || source.text.charAt(place.start) === '[') return impossible;
  const at = endOfLine(source, place.end);
  return [{ span: span(at, at), text: item.join('') }];
};

/** A package as a mapping in block style, read by itself. */
interface Block {
  readonly mapping: YamlMapping;
  /** The column of its keys. */
  readonly column: number;
  /** What an offset in the mapping is less than the one in the document. */
  readonly shift: number;
}

function blockAt(source: Source, { start, end }: Span): Block | undefined {
  const column = source.positionAt(start).character;
  if (source.text.charAt(start) === '{') return undefined;
  const { value, problems } = parseYaml(' '.repeat(column) + source.text.slice(start, end));
  if (value.kind !== 'mapping' || problems.some(({ severity }) => severity === 'error')) return undefined;
  return { mapping: value, column, shift: start - column };
}

/** The column of the dashes of a list, or of any list of the package. */
function dashColumn(source: Source, { mapping, shift }: Block, list?: YamlEntry): number | undefined {
  for (const { value } of list ? [list] : mapping.entries) {
    const first = value.kind === 'sequence' ? value.items[0] : undefined;
    if (!first) continue;
    const { line, character } = source.positionAt(first.span.start + shift);
    const before = source.text.slice(source.offsetAt({ line, character: 0 }), first.span.start + shift);
    if (/^ *- *["']?$/.test(before)) return before.indexOf('-');
    if (character === 0) return undefined;
  }
  return undefined;
}

/** Lists are set in as the packages themselves are. */
function listColumn(column: number): number {
  return column + Math.max(0, column - 2);
}

function itemOf(note: Annotation, column: number): string[] {
  const members = Object.entries(annotationOf(note)).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return members.map((member, index) => `${' '.repeat(column)}${index === 0 ? '- ' : '  '}${member}`);
}

function commentOf(item: YamlMapping['entries'][number]['value']): string | undefined {
  const comment = item.kind === 'mapping' ? entryOf(item, 'comment')?.value : undefined;
  return comment?.kind === 'scalar' ? comment.text : undefined;
}

/** Where the line ends on which something ends, white space behind it left aside. */
function endOfLine({ text }: Source, from: number): number {
  const end = text.slice(0, from).trimEnd().length;
  const rest = /[\r\n]/.exec(text.slice(end));
  return rest ? end + rest.index : text.length;
}
