import { parseYaml, type YamlMapping } from '../syntax/yaml.ts';
import { entryOf, YamlEditor } from '../syntax/yaml-edit.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Source } from '../text/source.ts';
import { type Span, span } from '../text/span.ts';

/** An entry of a waivers file as text that can be edited, complete or not. */
export interface WaiverEntry {
  readonly id: string;
  readonly span: Span;
  /** The last day as it stands there, if it is a text. */
  readonly expires: string | undefined;
  /** Gives it another last day; undefined where the file's layout does not allow it. */
  extended(day: string): TextEdit | undefined;
  /** Takes its lines away; undefined where it shares them with something else. */
  readonly removed: TextEdit | undefined;
}

/** The entries that have an id, in the order of the file. */
export function waiverEntries(source: Source): readonly WaiverEntry[] {
  const { value } = parseYaml(source.text);
  const items = value.kind === 'sequence' ? value.items : [];
  return items.flatMap(item => (item.kind === 'mapping' ? entry(item, source) : []));
}

function entry(mapping: YamlMapping, source: Source): readonly WaiverEntry[] {
  const id = textOf(mapping, 'id');
  if (id === undefined) return [];
  return [
    {
      id,
      span: mapping.span,
      expires: textOf(mapping, 'expires'),
      extended(day) {
        const editor = new YamlEditor(source);
        const expires = entryOf(mapping, 'expires');
        return expires ? editor.write(expires, day) : editor.add(mapping, 'expires', day);
      },
      removed: removal(mapping.span, source),
    },
  ];
}

function textOf(mapping: YamlMapping, key: string): string | undefined {
  const value = entryOf(mapping, key)?.value;
  return value?.kind === 'scalar' ? value.text.trim() || undefined : undefined;
}

/** Takes the lines of an entry away. An entry that shares its lines with something else stays. */
export function removal({ start, end }: Span, { text }: Source): TextEdit | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (!/^ *- +$/.test(text.slice(lineStart, start))) return undefined;
  const last = text.slice(start, end).trimEnd().length + start;
  const lineFeed = text.indexOf('\n', last);
  const lineEnd = lineFeed < 0 ? text.length : lineFeed + 1;
  if (!/^[ \t]*(?:#.*)?\r?\n?$/.test(text.slice(last, lineEnd))) return undefined;
  return { span: span(lineStart, lineEnd), text: '' };
}
