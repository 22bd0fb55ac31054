import type { Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import type { Claim, Inside, LicenceClaim, Stated } from './claim.ts';
import type { Defects } from './defects.ts';
import type { FirmwareImage } from './image.ts';
import type { BomLink } from './link.ts';
import type { ClaimLook, ClaimSlot, LicenceLook, NameLook } from './look.ts';
import type { BomFormat } from './syntax.ts';

export type { LicenceClaim } from './claim.ts';

/**
 * Where in the document a component stands. `product` is what the document describes (metadata.component, a described
 * SPDX package stays `component`); an `ancestor` is what a component was derived from; a `tool` made the document; an
 * `alternate` may be fitted in place of another part.
 */
export type ComponentPlace = 'product' | 'component' | 'service' | 'ancestor' | 'tool' | 'alternate';

/** Where a device stands between being thought of and being gone. `planned` and `ordered` devices are not there yet. */
export type DeviceStatus =
  | 'proposed'
  | 'planned'
  | 'ordered'
  | 'spare'
  | 'in-service'
  | 'isolated'
  | 'being-replaced'
  | 'removed';

/** What a list of devices says of one of them beyond what any component has. */
export interface DeviceFacts {
  /** What kind of device, in the list's own words, lower-case: camera, recorder, switch … */
  readonly kind: string | undefined;
  /** How many of it there are, 1 where the list does not say; 0 where it says that none is fitted, and of an alternate. */
  readonly quantity: number;
  readonly status: DeviceStatus | undefined;
  /** Name of the site or place where it stands. */
  readonly site: string | undefined;
  /** Index into `Bom.sites`, where the list tells of sites. */
  readonly siteIndex: number | undefined;
  /** Maker, model and part number, as the list states them. */
  readonly manufacturer: Stated<string> | undefined;
  readonly model: Stated<string> | undefined;
  /** YYYY, YYYY-MM or YYYY-MM-DD, where the list has it in a form that leaves no doubt. */
  readonly purchasedOn: string | undefined;
  readonly installedOn: string | undefined;
  readonly replaceBy: string | undefined;
  /** Absent where the list says nothing of that kind. */
  readonly record?: DeviceRecord;
}

/** What a list says of a device that no vendor could be found by: kept for whoever writes the list anew. */
export interface DeviceRecord {
  readonly serialNumbers: readonly string[];
  readonly assetTag: string | undefined;
  /** Building, floor, room. */
  readonly location: string | undefined;
  /** Names and addresses in the network. */
  readonly hosts: readonly string[];
  readonly notes: readonly string[];
}

/** The neutral model of a line of an SBOM, a device manifest or a firmware image. */
export interface Component {
  /** Its position in `Bom.components`; parents stand before their children. */
  readonly index: number;
  readonly place: ComponentPlace;
  /** Lower-case kind as the format has it: application, library, firmware, device, hardware, operating-system, service … */
  readonly kind: string | undefined;
  /** bom-ref, SPDXID or spdxId. */
  readonly ref: Stated<string> | undefined;
  readonly name: Stated<string> | undefined;
  readonly version: Stated<string> | undefined;
  /** The index of the component that holds this one. */
  readonly parent: number | undefined;
  /** For an alternate: the index of the part in whose place it may be fitted. */
  readonly insteadOf?: number | undefined;
  /** The whole object in the document, brackets included. */
  readonly span: Span;
  /** Every organisation-naming or identifying value, in document order. */
  readonly claims: readonly Claim[];
  /** Licence expressions and ids, as stated. */
  readonly licences: readonly LicenceClaim[];
  /** Whether a test holds for the name, or one of the claims or licences, without an object for each; absent where they are objects already. */
  someName?(test: (look: NameLook) => boolean): boolean;
  someClaim?(test: (look: ClaimLook) => boolean): boolean;
  someLicence?(test: (look: LicenceLook) => boolean): boolean;
  /** The claims that it has in common with all that are written like it, but for their values: the same list for all of them. */
  readonly slots?: readonly ClaimSlot[] | undefined;
  /** The look on its claim in a slot, until it is asked for the next one. */
  lookIn?(slot: number): ClaimLook;
  /** The first value that says that nobody says who supplied or made it: `NOASSERTION`. */
  readonly unstated: Stated<string> | undefined;
  /** Where in an image it stands. */
  readonly inside?: Inside | undefined;
  /** Set where the document is a list of devices. */
  readonly device?: DeviceFacts | undefined;
}

/** An edge of the dependency graph, by component index: `from` brings in `to`. */
export interface Dependency {
  readonly from: number;
  readonly to: number;
}

const found: ReadonlySet<BomFormat> = new Set(['firmware', 'binwalk-json', 'binwalk-text', 'unblob-json', 'emba-csv']);

/** Whether a document holds what was found in an image, and nothing that anybody stated: it owes no statement. */
export function isOfFound({ format }: Pick<Bom, 'format'>): boolean {
  return found.has(format);
}

/** Whether it is a thing that can be bought and put up, or the software that makes it one: what the lists of equipment mean. */
export function isEquipment({ kind }: Component): boolean {
  return kind === 'device' || kind === 'firmware' || kind === 'hardware';
}

/** Who owns a site, in the words of our own device manifest. */
export const organisationKinds = [
  'national-government',
  'crown-corporation',
  'sub-national-government',
  'critical-infrastructure',
  'private',
  'household',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** A place where devices stand, with what decides which rules bind its owner. */
export interface Site {
  readonly name: string;
  readonly organisationKind: OrganisationKind | undefined;
  /** ISO 3166-1 or -2: `CA`, `CA-QC`. */
  readonly jurisdiction: string | undefined;
  /** A sensitive site under the owner's own policy. */
  readonly sensitive: boolean;
  readonly span: Span;
}

/** One document, read. */
export interface Bom {
  readonly format: BomFormat;
  /** As stated, `1.6` or `SPDX-2.3`; undefined where the document does not say. */
  readonly specVersion: Stated<string> | undefined;
  readonly components: readonly Component[];
  /** How many components the document's own list holds, nested ones included, by the rule of the JSON contract. */
  readonly componentCount: number;
  readonly dependencies: readonly Dependency[];
  /** Index of the component the document describes. */
  readonly product: number | undefined;
  /** A JSF or XML signature stands in the document: an edit would break it. */
  readonly signed: boolean;
  /** Several documents stand in the file, or one inside something that is none: a fix does not write into them. */
  readonly several?: true;
  /** `design` and the like, lower-case: a plan may be edited where evidence may not. */
  readonly lifecycles: readonly string[];
  readonly defects: Defects;
  /** By which other documents point at this one: `urn:cdx:…/1`, a namespace, ids of SPDX 3. */
  readonly names: readonly string[];
  /** Other documents that this one points at, each once. */
  readonly links: readonly BomLink[];
  /** Logins and passwords may stand beside what is read: nothing of the text around a value may be shown. */
  readonly sensitive?: true;
  /** The sites that a list of devices tells of. */
  readonly sites?: readonly Site[];
  /** What the file is made of, where it is a firmware image: spans are then in bytes. */
  readonly image?: FirmwareImage;
}

/** What a format's reader gives: the document and what could not be read of it. */
export interface Reading {
  readonly bom: Bom | undefined;
  readonly problems: readonly Problem[];
}
