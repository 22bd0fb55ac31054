import type { TextEdit } from '../text/edit.ts';
import type { Message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import type { Offer } from './finding.ts';

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
  /** The same where the person is asked first for what is to be filled in. */
  readonly asks?: Message;
  /** The same where what is to be copied is shown. */
  readonly shows?: Message;
  readonly kind:
    | 'waive'
    | 'open-waiver'
    | 'extend-waiver'
    | 'revoke-waiver'
    | 'ask-supplier'
    | 'replace'
    | 'propose-alternative'
    | 'correct'
    | 'mark-replaced';
  readonly edits: readonly DocumentEdit[];
  /** What the person has to fill in, in the text of the first document after its edits: the cursor goes there. */
  readonly select?: Span;
  /** What is shown where nothing is edited. */
  readonly show?: { readonly uri: string; readonly span: Span };
  /** Of fixes of which one is chosen: whose name is written, and what is known of that supplier. */
  readonly choice?: { readonly maker: string; readonly offer: Offer };
  /** Text for the clipboard, for fixes that do not edit. */
  readonly copy?: string;
}
