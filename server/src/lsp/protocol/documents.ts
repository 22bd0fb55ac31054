import type { Diagnostic } from 'vscode-languageserver';

/**
 * Client tells server: how it shows a document that is no file of its own, or is compared with an older state. Sent
 * before the document is opened, and whenever it changes; it holds until the document is closed.
 */
export const surfaceNotification = 'bomwarden/surface';
export interface SurfaceParams {
  readonly uri: string;
  /** The document cannot be edited. */
  readonly readOnly: boolean;
  /** URI of the file of the workspace that the document is a state of. */
  readonly place?: string;
  /** Text of the older state that the document is compared with. */
  readonly base?: string;
}

/** Server tells client: a document was reviewed. */
export const reviewedNotification = 'bomwarden/reviewed';
export interface ReviewedParams {
  readonly uri: string;
  readonly version: number;
  /** False: no reader knows the text as a bill of materials. */
  readonly bom: boolean;
  /** The policy leaves the document out: nothing in it was looked at. */
  readonly excluded: boolean;
  /** The strongest verdict in a few words: `2 prohibited`; empty where nothing was found. */
  readonly verdict: string;
  readonly profiles: readonly string[];
  /** Where the profiles were chosen, for people: `.bomwarden.yml:3`, `setting bomwarden.profiles`. */
  readonly origins: readonly string[];
  /** YYYY-MM-DD: the day for which was judged. */
  readonly asOf: string;
  /** What was judged with: the newest day of its facts, and the folders of the user's own that are in use. */
  readonly signatures: { readonly date: string; readonly packs: readonly string[] };
  readonly counts: {
    readonly error: number;
    readonly warning: number;
    readonly information: number;
    readonly none: number;
    readonly waived: number;
  };
  /** Sentences that a person has to know: waivers left out in an untrusted workspace, an unknown profile … */
  readonly notices: readonly string[];
}

/** Client asks server: hold a document against the schema of its format. What it says of an open one is marked until the document changes. */
export const validateRequest = 'bomwarden/validate';
export interface ValidateParams {
  readonly uri: string;
}
export interface ValidateResult {
  /** `unchecked`: there is no verdict. */
  readonly state: 'valid' | 'invalid' | 'unchecked';
  /** How many errors there are; of very many only some are marked. */
  readonly errors: number;
  /** A sentence for a person. */
  readonly message: string;
  /** The errors of a document that is not open, which only the client can mark. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** Client asks server: an open list of devices as the text of a device manifest (YAML), or a sentence on why there is none. */
export const convertManifestRequest = 'bomwarden/convertManifest';
export interface ConvertManifestParams {
  readonly uri: string;
}
export type ConvertManifestResult = { readonly text: string } | { readonly refused: string };

/** Client asks server: everything about the findings at a place as a page of HTML for a panel; null where nothing is found. */
export const cardRequest = 'bomwarden/card';
export interface CardParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}
export type CardResult = string | null;
