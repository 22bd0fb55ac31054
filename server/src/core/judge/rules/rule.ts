import type { Bom } from '../../model/component.ts';
import type { ReviewContext } from '../../model/context.ts';
import type { Declaration } from '../../model/declaration.ts';
import type { Finding } from '../../model/finding.ts';
import type { Glances } from '../../model/glances.ts';
import type { FoundImage } from '../../model/image.ts';
import type { Level } from '../../model/level.ts';
import type { Lookups } from '../../signatures/lookups.ts';
import type { Message } from '../../text/message.ts';
import type { Source } from '../../text/source.ts';
import type { JudgedMatch } from '../judged.ts';
import type { Paths } from '../path.ts';

export interface RuleInput {
  readonly source: Source;
  readonly bom: Bom;
  readonly judged: readonly JudgedMatch[];
  readonly contexts: readonly ReviewContext[];
  readonly lookups: Lookups;
  /** What was asked of all components at once; absent where nobody looked. */
  readonly glances?: Glances;
  /** The review is to be compared: whose each component is, is told for that. */
  readonly tellsMakers?: boolean;
  /** How its components came into the product. */
  readonly paths: Paths;
  /** What suppliers declare, by index of the component; absent where nobody has answers. */
  readonly declared?: ReadonlyMap<number, readonly Declaration[]>;
  /** Images that the document names and somebody has; absent where nobody looked. */
  readonly images?: readonly ReadImage[];
}

/** An image with what was found in it. */
export interface ReadImage extends Pick<FoundImage, 'component' | 'named' | 'file'> {
  readonly bom: Bom;
  /** Judged as of the component that names the image. */
  readonly judged: readonly JudgedMatch[];
}

/** A finding before `review` gives it the name of its component, its fingerprint, its offers, the user's level for the rule, and its waiver. */
export interface FindingDraft extends Omit<Finding, 'fingerprint' | 'offers' | 'noOffers' | 'waiver'> {
  /** What it is about where no component tells: it becomes part of the fingerprint. */
  readonly about?: string;
  /** Shorter forms of the message, the longest first, for where the name of the component leaves little room. */
  readonly shorter?: readonly Message[];
}

/** One file each in this folder; its id is also the name of the file, of its page in docs/rules and of its test. */
export interface Rule {
  readonly id: string;
  /** A few words, for lists. */
  readonly title: string;
  /** One or two sentences: what it finds and why anybody should care. */
  readonly description: string;
  /** The strongest level it gives. */
  readonly level: Level;
  /** What to do, in a sentence, for rules that speak of the document and not of a vendor. */
  readonly remedy?: string;
  /** Many of its findings in one document are shown as one mark; reports list all. */
  readonly folds?: true;
  readonly find: (input: RuleInput) => readonly FindingDraft[];
}
