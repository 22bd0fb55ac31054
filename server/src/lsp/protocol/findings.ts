import type { Diagnostic, Range } from 'vscode-languageserver';

/** Client asks server: everything that is marked in a document, as it is open or else as it lies on disk. */
export const findingsRequest = 'bomwarden/findings';
export interface FindingsParams {
  readonly uri: string;
}

/** Client asks server: the same of many documents. They are sent as they come; the answer comes when all are done. */
export const reviewFilesRequest = 'bomwarden/reviewFiles';
export interface ReviewFilesParams {
  readonly uris: readonly string[];
  /** A number of the client's, which comes back with each part. */
  readonly run: number;
}
export interface ReviewFilesResult {
  readonly reviewed: number;
  /** How many results were kept from an earlier run, because neither text nor policy has changed. */
  readonly kept: number;
  /** What was not told of before. */
  readonly rest: readonly FoundDocument[];
}

/** Server tells client: some of the documents that it asked for. */
export const foundNotification = 'bomwarden/found';
export interface FoundParams {
  readonly run: number;
  /** Files that are done, those that are no bills of materials included. */
  readonly done: number;
  readonly documents: readonly FoundDocument[];
}

/** Server tells client: settings, waivers, trust or folders have changed, and results of documents that are not open are old. */
export const staleNotification = 'bomwarden/stale';

/** What became of a document. */
export interface FoundDocument {
  readonly uri: string;
  /**
   * `excluded`: the policy leaves it out. `unknown`: its name or content says that it is a bill of materials, and no
   * reader knows its format. `unreadable`: its text cannot be had. `other`: it is no bill of materials.
   */
  readonly state: 'reviewed' | 'excluded' | 'unknown' | 'unreadable' | 'other';
  /** Why it was not reviewed, in a sentence; null where it was. */
  readonly reason: string | null;
  readonly profiles: readonly string[];
  readonly verdict: string;
  readonly items: readonly FoundItem[];
  /** Not a text: what an editor of text cannot show. */
  readonly kind?: 'image' | 'workbook' | 'archive';
}

/** One mark of a document, with what it can be grouped and filtered by. */
export interface FoundItem {
  /** As the document is marked with it. */
  readonly diagnostic: Diagnostic;
  /** The vendor's name as people write it; null where a rule names none. */
  readonly vendor: string | null;
  /** `camera 5.7`; null where the whole document is spoken of. */
  readonly component: string | null;
  /** Short name of the act that decides. */
  readonly act: string | null;
  /** What the mark rests on has not been checked at a source. */
  readonly notVerified: boolean;
  readonly waived: boolean;
  /** Against the older state that the document is compared with. */
  readonly change: 'new' | 'worse' | null;
  /** Where it stands, in a file that has no lines: a cell, or a file in an archive with its place. */
  readonly place?: string;
  /** The text in an archive that it stands in. */
  readonly inside?: FoundInside;
}

/** A place in a text that stands in an archive, where our client shows it. */
export interface FoundInside {
  readonly uri: string;
  readonly range: Range;
  /** By which it is waived; null for what is no finding. */
  readonly fingerprint: string | null;
}
