import type { Waiver } from '../model/waiver.ts';
import type { YamlMapping } from '../syntax/yaml.ts';
import { YamlEditor } from '../syntax/yaml-edit.ts';
import type { TextEdit } from '../text/edit.ts';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { Source } from '../text/source.ts';
import { span } from '../text/span.ts';
import type { WaiverRemedy } from './rules/rule.ts';

/** Something a person may do about a waiver, as an edit of its file. */
export interface WaiverFix {
  readonly remedy: WaiverRemedy;
  readonly title: Message;
  readonly edit: TextEdit;
}

/** Makes the fixes for the waivers of one file. */
export class WaiverFixer {
  readonly #source: Source;
  #editor: YamlEditor | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /**
   * What can be done; what the file's layout does not allow as a small edit is left out.
   * @param entry the mapping in which the waiver is written
   */
  fixes(waiver: Waiver, entry: YamlMapping, remedies: readonly WaiverRemedy[]): readonly WaiverFix[] {
    const id = printable(waiver.id, 60);
    return remedies.flatMap(remedy => {
      const edit = remedy === 'renew' ? this.#renew(entry) : remove(waiver, this.#source);
      return edit ? [{ remedy, title: titleOf(remedy, id), edit }] : [];
    });
  }

  /** Empties the last day: a person has to write another one, and until then the entry is marked and has no effect. */
  #renew(entry: YamlMapping): TextEdit | undefined {
    this.#editor ??= new YamlEditor(this.#source);
    const expires = entry.entries.findLast(({ key }) => key === 'expires');
    return expires && this.#editor.clear(expires);
  }
}

function titleOf(remedy: WaiverRemedy, id: string): Message {
  return remedy === 'renew'
    ? message('fix-waiver-renew', 'Renew waiver “{id}”: write a new last day; without one it has no effect', { id })
    : message('fix-waiver-remove', 'Remove waiver “{id}”', { id });
}

/** Takes the lines of an entry away. An entry that shares its lines with something else stays. */
function remove({ span: { start, end } }: Waiver, { text }: Source): TextEdit | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (!/^ *- +$/.test(text.slice(lineStart, start))) return undefined;
  const last = text.slice(start, end).trimEnd().length + start;
  const lineFeed = text.indexOf('\n', last);
  const lineEnd = lineFeed < 0 ? text.length : lineFeed + 1;
  if (!/^[ \t]*(?:#.*)?\r?\n?$/.test(text.slice(last, lineEnd))) return undefined;
  return { span: span(lineStart, lineEnd), text: '' };
}
