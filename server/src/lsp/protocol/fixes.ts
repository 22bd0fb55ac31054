import type { Range, WorkspaceEdit } from 'vscode-languageserver';

/** Client asks server: the edits of one thing that a code action proposed to choose or to fill in. */
export const fixRequest = 'bomwarden/fix';
export interface FixParams {
  readonly uri: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly kind: string;
  /** Which of several of that kind, in the order of the code action. */
  readonly index: number;
  /** What the user typed, for a waiver. */
  readonly waiver?: WaiverInput;
}
/** Null: the document is no longer what the fix was made for. */
export type FixResult = {
  readonly edit?: WorkspaceEdit;
  /** What the person has to fill in, in the first document after its edits. */
  readonly select?: PlaceInDocument;
  /** What is to be looked at afterwards. */
  readonly show?: PlaceInDocument;
  /** The edited documents are to be saved: what is not has no effect. */
  readonly save?: boolean;
  /** In the place of an edit, for a document that nobody can type in: a text for the clipboard. */
  readonly copy?: string;
} | null;
export interface PlaceInDocument {
  readonly uri: string;
  readonly range: Range;
}
export interface WaiverInput {
  readonly reason: string;
  readonly approver: string;
  /** YYYY-MM-DD */
  readonly expires: string;
  /** Profile id; absent: for all. */
  readonly profile?: string;
}

/** What a command needs to ask for the edits of a fix. */
export interface FixChoice {
  readonly uri: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly kind: string;
  /** In the order in which they are asked for. */
  readonly choices: readonly Choice[];
  /** What is to be known of all of them. */
  readonly common: string;
}

export interface Choice {
  readonly label: string;
  /** What it is known for. */
  readonly description: string;
  /** By what it differs from the others. */
  readonly detail: string;
}

/** Client asks server: what a link in a hover is for. A handle names a finding in few characters, until the server stops. */
export const handleRequest = 'bomwarden/handle';
export interface HandleParams {
  readonly handle: string;
  readonly kind: 'waive' | 'open-waiver' | 'ask-supplier';
}
/** Null: the document is no longer what the hover was made for. */
export type HandleResult = { readonly choice: FixChoice; readonly copy?: string } | null;
