import type { Bom } from '../model/component.ts';
import type { Finding } from '../model/finding.ts';
import type { DocumentEdit, Fix } from '../model/fix.ts';
import type { Format } from '../model/format.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Message } from '../text/message.ts';
import type { Source } from '../text/source.ts';

/** What a person filled in when asked; without it the entry is inserted with empty fields, marked, and without effect. */
export interface WaiverAnswers {
  readonly reason: string;
  readonly approver: string;
  /** YYYY-MM-DD */
  readonly expires: string;
  readonly profile?: string;
}

/** The waivers file that a new entry would go to. */
export interface WaiverTarget {
  readonly uri: string;
  /** Undefined: the file does not exist yet. */
  readonly text: string | undefined;
  readonly version?: number;
}

/** What a fix may know. Texts come from the host; the core never reads a file. */
export interface FixEnvironment {
  readonly uri: string;
  readonly version?: number;
  readonly source: Source;
  readonly bom: Bom;
  readonly format: Format;
  readonly lookups: Lookups;
  /** The day of the review, YYYY-MM-DD: the only clock a fix has. */
  readonly date: string;
  /** A signed, read-only or received document: evidence that no fix may touch. */
  readonly readOnly: boolean;
  readonly waivers: WaiverTarget | undefined;
  readonly answers?: WaiverAnswers;
  /** In which language notes and questions are; absent: English. */
  readonly say?: (message: Message) => string;
}

/** A note or question as people read it. */
export function said(message: Message, { say }: Pick<FixEnvironment, 'say'>): string {
  return say?.(message) ?? message.text;
}

/** One file each in this folder. */
export type FixProvider = (finding: Finding, environment: FixEnvironment) => readonly Fix[];

/** An edit of the reviewed document itself. */
export function editDocument(environment: FixEnvironment, edits: readonly TextEdit[]): DocumentEdit {
  const { uri, version } = environment;
  return version === undefined ? { uri, edits } : { uri, version, edits };
}
