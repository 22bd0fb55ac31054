import type { Claim, Tier } from './claim.ts';
import type { Level } from './level.ts';
import type { Message } from './message.ts';

/** How the matched entity stands to the vendor. */
export type Relation = 'self' | 'affiliate' | 'brand' | 'possible-oem';

/** One claim met one signature. */
export interface Evidence {
  readonly claim: Claim;
  readonly tier: Tier;
  /** Which signature: `name:Hangzhou Hikvision Digital Technology Co., Ltd.`, `cpe:hikvision`, `mac:4447CC`, `domain:hikvision.com`. */
  readonly signature: string;
  /** The stated value as it was compared, and what it met: told in the hover. */
  readonly normalised: string;
  /** Id of the entity in the vendor's data that the signature belongs to. */
  readonly entity: string;
  readonly relation: Relation;
  /** The signature itself rests on background knowledge, or on a transcription not checked at source. */
  readonly caveat: 'unverified' | 'transcription' | undefined;
  /** A cap that holds for this evidence whatever the law says, with the reason shown to the user. */
  readonly cap: { readonly level: Level; readonly reason: Message } | undefined;
}

/** Component × vendor. */
export interface Match {
  /** Index into `Bom.components`. */
  readonly component: number;
  readonly vendor: string;
  /** Entity and relation of the strongest evidence. */
  readonly entity: string;
  readonly relation: Relation;
  readonly tier: Tier;
  /** Strongest first, never empty. */
  readonly evidence: readonly [Evidence, ...Evidence[]];
  /** The most that the evidence allows, caps applied. */
  readonly ceiling: Level;
  /** Why the ceiling is lower than the tier alone would give. */
  readonly ceilingReason: Message | undefined;
}
