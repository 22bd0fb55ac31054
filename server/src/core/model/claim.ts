import type { Span } from '../text/span.ts';

/** A value and the span that states it: the text of the value without quotes, as it stands in the document. */
export interface Stated<T> {
  readonly value: T;
  readonly span: Span;
}

/** What a stated value says about its component. One role, one meaning in every format; roles are never merged. */
export type Role =
  // tier stated: a field made for it names the organisation
  | 'supplier'
  | 'manufacturer'
  | 'originator'
  | 'provider'
  // tier identifier
  | 'purl'
  | 'cpe'
  | 'swid'
  | 'group'
  | 'mac'
  | 'usb-id'
  | 'pci-id'
  | 'fcc-id'
  | 'pen'
  /** Id of the company in what a Bluetooth device advertises. */
  | 'bluetooth-id'
  /** Maker of a monitor or an ISA device, three letters. */
  | 'pnp-id'
  | 'model-number'
  | 'hash'
  | 'banner'
  /** A devicetree `compatible` string: `hisilicon,hi3516cv500`. */
  | 'compatible'
  /** The XML namespace in which a device speaks of itself. */
  | 'namespace'
  /** The vendor's own form of firmware image, by our word for it: `digicap`. */
  | 'image-format'
  /** The organisation to which a certificate inside an image was issued. */
  | 'certificate'
  /** A text or file name that only one vendor's software is known to have. */
  | 'image-text'
  // tier origin
  | 'url'
  | 'download'
  | 'email'
  // tier authorship
  | 'author'
  | 'publisher'
  | 'licensor'
  | 'copyright'
  | 'data-owner'
  // tier declared
  /** Who made it by the answer of a supplier: it stands in a questionnaire, and its span is what it is said of. */
  | 'declared-maker'
  // tier mention
  | 'name'
  | 'description'
  | 'property'
  /** Address of a video stream: makers have their own paths, and those who relabel or copy them use them too. */
  | 'stream'
  // never marks a component
  | 'document-actor';

/** How much a claim proves, strongest first. ../match/tier.ts gives every role its tier. */
export type Tier = 'stated' | 'identifier' | 'origin' | 'declared' | 'authorship' | 'mention' | 'document-actor';

/** One stated value with its role. */
export interface Claim extends Stated<string> {
  readonly role: Role;
  /** What the format says the value names; `organization` when an organisation field or prefix says so. */
  readonly party?: 'organization' | 'person' | 'tool';
  /** The name of the property, the type of the reference, the algorithm of the hash: whatever qualifies the value. */
  readonly label?: string;
  /** Where the component refers to the element that states the value, if the value stands outside the component. */
  readonly via?: Span;
  /** A tool found it out or guessed it; nobody stated it. It may be wrong, and that is no fault of the document. */
  readonly concluded?: true;
  /** Where in an image it stands; its span is the stretch of the file that holds it. */
  readonly inside?: Inside;
}

/** A place inside of what is packed or nested in an image. */
export interface Inside {
  /** From the outermost container to the file: `uImage`, `rootfs`, `etc/ssl/dev.pem`. */
  readonly path: readonly string[];
  /** Bytes from the beginning of the last of them. */
  readonly offset: number;
  /** The bytes around it, unpacked, for those who asked for them: a few, from `start` on. */
  readonly near?: { readonly start: number; readonly bytes: Uint8Array };
}

/** `expression` may hold operators; `id` is one identifier; `exception` is what WITH adds; `name` is free text and never checked. */
export interface LicenceClaim extends Stated<string> {
  readonly form: 'expression' | 'id' | 'exception' | 'name';
  /** As of a claim. */
  readonly concluded?: true;
}
