import type { TextEdit } from '../text/edit.ts';
import type { Message } from '../text/message.ts';
import type { Span } from '../text/span.ts';

/** Edits of one document. */
export interface DocumentEdit {
  readonly uri: string;
  /** The version of the open document that the edits were made for. */
  readonly version?: number;
  /** The file does not exist and is to be made. */
  readonly create?: boolean;
  readonly edits: readonly TextEdit[];
}

/** Something a person may do about a finding. Text edits only, never a rewritten document. */
export interface Fix {
  readonly title: Message;
  readonly kind: 'ask-supplier' | 'propose-alternative' | 'replace' | 'mark-replaced' | 'waive' | 'correct';
  readonly edits: readonly DocumentEdit[];
  /** What the person has to fill in, in the text of the first document after its edits: the cursor goes there. */
  readonly select?: Span;
  /** The supplier that it proposes, with the first thing that was not checked of it. */
  readonly alternative?: { readonly supplier: string; readonly caveat: Message };
  /** Text for the clipboard, for fixes that do not edit. */
  readonly copy?: string;
}
