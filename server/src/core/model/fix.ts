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

/** Every kind of fix, with what it does: `docs/fixes.md` follows from here. */
export const fixKinds = {
  waive: 'Accepts the finding: an entry in the waivers file with a reason, who approved it and a last day.',
  'open-waiver': 'Shows the entry by which a finding is accepted.',
  'extend-waiver': 'Writes another last day into the entry.',
  'revoke-waiver': 'Takes the entry away: the finding counts again.',
  'ask-supplier': 'Gives a question to the supplier to copy. Nothing is edited.',
  replace: 'Writes another maker into a plan, and takes away what no longer holds: identifiers, model, version.',
  'propose-alternative': 'Notes another supplier on the component. The component stays what it is.',
  correct: 'Writes the right spelling of an identifier or a licence, where only one is possible.',
  'mark-replaced': 'Says of a device in use that it gives way to one of another maker. Lists of devices only.',
} as const satisfies Record<string, string>;

export type FixKind = keyof typeof fixKinds;

/** Something a person may do about a finding. Text edits only, never a rewritten document. */
export interface Fix {
  readonly title: Message;
  /** The same where the person is asked first for what is to be filled in. */
  readonly asks?: Message;
  /** The same where what is to be copied is shown. */
  readonly shows?: Message;
  readonly kind: FixKind;
  readonly edits: readonly DocumentEdit[];
  /** What the person has to fill in, in the text of the first document after its edits: the cursor goes there. */
  readonly select?: Span;
  /** What is shown where nothing is edited. */
  readonly show?: { readonly uri: string; readonly span: Span };
  /** For fixes of which a person chooses one: the name that is written, and the offer behind it. */
  readonly choice?: { readonly maker: string; readonly offer: Offer };
  /** Text for the clipboard, for fixes that do not edit. */
  readonly copy?: string;
}
