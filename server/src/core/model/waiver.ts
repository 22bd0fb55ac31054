import type { Span } from '../text/span.ts';

export type WaiverScope = 'component' | 'document' | 'folder' | 'repository';

/** An accepted finding, as written in `.bomwarden/waivers.yml`. Only a complete one has effect. */
export interface Waiver {
  readonly id: string;
  /** Component name, purl or ref, as the document states it. */
  readonly component: string | undefined;
  /** Vendor id. One of `component` and `vendor` must be there. */
  readonly vendor: string | undefined;
  readonly scope: WaiverScope;
  /** Relative to the folder that holds `.bomwarden`; needed for the scopes `document` and `folder`. */
  readonly path: string | undefined;
  readonly profile: string | undefined;
  readonly reason: string;
  readonly approver: string;
  /** YYYY-MM-DD: the last day on which the waiver holds. */
  readonly expires: string;
  readonly ticket: string | undefined;
  /** Where the entry stands in its file. */
  readonly span: Span;
}
