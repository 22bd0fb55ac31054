import type { Message } from '../text/message.ts';
import type { Claim, Tier } from './claim.ts';
import type { Level } from './level.ts';

/** How the matched entity stands to the vendor. */
export type Relation = 'self' | 'affiliate' | 'brand' | 'possible-oem';

/** What makes a piece of evidence weaker than its tier says; ../match/tier.ts knows how much. */
export type Limit =
  /** The name is also an ordinary word or a short form of others. */
  | 'weak-name'
  /** The name stands only in brackets behind another. */
  | 'bracketed'
  /** The document calls who is named a person. */
  | 'stated-person'
  /** Words that nothing is known of stand behind the name. */
  | 'unknown-words'
  /** One slip of the keys away from the name. */
  | 'misspelt'
  /** Part `a` of a CPE: scanners guess these from package names. */
  | 'guessed-cpe'
  /** An address block names who registered the network interface. */
  | 'interface-registrant'
  | 'open-source'
  /** The owner of a project on a code-hosting site. */
  | 'hosting-site'
  /** A model pattern that other makers' models also fit. */
  | 'common-model'
  /** A part number of a form that only this maker is known to use. */
  | 'series'
  /** The label names it as the identifier of a part inside. */
  | 'contained'
  /** It shows whose software a device runs, and devices of other names run it too. */
  | 'platform'
  /** The image is built in the vendor's form; whose device it is for is another question. */
  | 'image-format'
  /** A tool says that the image is, or holds, something of the vendor’s; the image was not seen to. */
  | 'image-report'
  /** A certificate in the image was issued to the vendor. */
  | 'certificate'
  /** A text in the image that only the vendor's firmware is known to have. */
  | 'image-text'
  /** A path of video streams that relabelled and copied devices have too. */
  | 'stream-path'
  /** A host that a device may talk to. */
  | 'dns-name'
  /** Read from the component's name, where no field states it. */
  | 'from-name';

/** An organisation other than the vendor that a field of the component names, and what that makes of the vendor's signs. */
export interface OtherParty {
  readonly claim: Claim;
  /**
   * `maker`: it is stated to have made the component, so the vendor's identifiers contradict it. `relabeller`: a source
   * says that it has sold the vendor's equipment under its own name. `supplier`: it may be a distributor.
   */
  readonly as: 'maker' | 'relabeller' | 'supplier';
  /** The supplier is itself a maker that the data knows. */
  readonly makes?: true;
}

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
  readonly limit: Limit | undefined;
  /** A cap that holds for this evidence whatever the law says, with the reason shown to the user. */
  readonly cap: Cap | undefined;
}

/** The most that a piece of evidence allows, and why; with the limit that it comes of, its own or that of other evidence. */
export interface Cap {
  readonly level: Level;
  readonly reason: Message;
  readonly limit?: Limit;
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
  /** Set where only identifiers name the vendor and a field of the component names somebody else. */
  readonly other?: OtherParty;
  /** All that names the vendor is the identifier of a part inside. */
  readonly contained?: true;
  /** Strongest first, never empty. */
  readonly evidence: readonly [Evidence, ...Evidence[]];
  /** The most that the evidence allows, caps applied. */
  readonly ceiling: Level;
  /** Why the ceiling is lower than the tier alone would give. */
  readonly ceilingReason: Message | undefined;
}
