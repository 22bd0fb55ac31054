import type { Waiver } from '../model/waiver.ts';
import type { YamlMapping } from '../syntax/yaml.ts';
import { YamlEditor } from '../syntax/yaml-edit.ts';
import type { TextEdit } from '../text/edit.ts';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { Source } from '../text/source.ts';
import type { WaiverRemedy } from './rules/rule.ts';
import { removal } from './waiver-entries.ts';

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
      const edit = remedy === 'renew' ? this.#renew(entry) : removal(waiver.span, this.#source);
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
