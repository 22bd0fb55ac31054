import type { TextEdit } from '../text/edit.ts';
import type { Source } from '../text/source.ts';
import type { Stated } from './claim.ts';
import type { Bom, Component, Reading } from './component.ts';
import type { BomFormat } from './syntax.ts';

/** A note for a component, ready to be written: the format decides whether it becomes an annotation or a property. */
export interface Annotation {
  readonly text: string;
  /** The part of the text by which a note is known again: where one of the component holds it, no other is written. */
  readonly says?: string;
  /** The day of the review, YYYY-MM-DD. */
  readonly date: string;
}

/** Whether a note that stands there already says what another one is to say. */
export function isSaid({ text, says }: Annotation, known: string | undefined): boolean {
  return known !== undefined && (says === undefined ? known === text : known.includes(says));
}

/** One way of writing a bill of materials down. One file in `read/` each; fixes and rules know formats only through this. */
export interface Format {
  readonly id: BomFormat;
  /** Whether the document is in this format, decided by content; exactly one format may say yes. */
  readonly detect: (source: Source) => boolean;
  /** Never throws. */
  readonly read: (source: Source) => Reading;
  readonly annotate?: Annotate;
  readonly replaceVendor?: ReplaceVendor;
  readonly markReplaced?: MarkReplaced;
}

/** Text only, valid before → valid after, twice = once; or a sentence on why this document cannot be edited so. */
type Edits = readonly TextEdit[] | string;

/** Notes something on a component. */
export type Annotate = (source: Source, bom: Bom, component: Component, note: Annotation) => Edits;

/** States another maker for a planned component and clears what no longer holds (identifiers, model, version). */
export type ReplaceVendor = (
  source: Source,
  bom: Bom,
  component: Component,
  vendor: string,
  from: Stated<string>,
) => Edits;

/** Says of a device in use that it will give way to one of another maker. Lists of devices only. */
export type MarkReplaced = (source: Source, bom: Bom, component: Component, vendor: string) => Edits;
