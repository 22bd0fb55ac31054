import type { Provenance } from './fact.ts';

/** Identifiers that a vendor controls or is registered for. Each says to which entity it belongs. */
export interface Identifiers {
  readonly cpe: readonly Identifier[];
  readonly purl: readonly PurlIdentifier[];
  readonly domains: readonly Identifier[];
  readonly mac: readonly MacIdentifier[];
  /** Four hex digits; with a colon and four more a product that has the id of another vendor. */
  readonly usb: readonly Identifier[];
  readonly pci: readonly PciIdentifier[];
  readonly fcc: readonly Identifier[];
  /** SNMP private enterprise numbers, decimal. */
  readonly pen: readonly Identifier[];
  /** Bluetooth company ids, four hex digits. */
  readonly bluetooth: readonly Identifier[];
  /** PNP ids, three capitals. */
  readonly pnp: readonly Identifier[];
  readonly models: readonly ModelIdentifier[];
  /** Devicetree prefixes: `hisilicon` of `hisilicon,hi3516cv500`. */
  readonly compatible: readonly Identifier[];
  /** Hosts of XML namespaces in which devices speak of themselves. */
  readonly namespaces: readonly Identifier[];
  /** Forms of firmware images that the vendor's builds have: `digicap`. */
  readonly imageFormats: readonly Identifier[];
  /** Texts and file names that only the vendor's firmware is known to have. */
  readonly imageTexts: readonly Identifier[];
  /** What services on a device say of themselves. */
  readonly banners: readonly PatternIdentifier[];
  /** Paths of video streams. Those who relabel or copy a device use them too. */
  readonly streams: readonly PatternIdentifier[];
}

export interface Identifier {
  /** Lower case where the kind ignores case. */
  readonly value: string;
  readonly entity: string;
  readonly provenance: Provenance;
}

/** A vendor id, or a product of one, of which the id says what it is whatever a tool calls it. */
export interface PciIdentifier extends Identifier {
  readonly what?: string;
}

/** A purl type with a namespace, a namespace prefix (`com.huawei.` matches `com.huawei.hms`) or a package name. */
export interface PurlIdentifier {
  readonly type: string;
  readonly namespace?: string;
  /** The namespace is reverse DNS and also covers all below it. */
  readonly below?: true;
  /** Absent: every package of the namespace. */
  readonly name?: string;
  readonly entity: string;
  /** `open-source`: written by the vendor and given away, which is authorship and not covered equipment. */
  readonly use: 'product' | 'open-source';
  readonly provenance: Provenance;
}

export interface MacIdentifier {
  /** As the registry writes it. */
  readonly registrants: readonly string[];
  /** Upper-case hex, 6, 7 or 9 digits, sorted. */
  readonly prefixes: readonly string[];
  readonly entity: string;
  readonly provenance: Provenance;
}

/** MAC prefixes of a company that is none of the vendors; they mark nothing. */
export interface OtherRegistrant {
  readonly registrants: readonly string[];
  readonly prefixes: readonly string[];
  /** Why they are kept. */
  readonly why: string;
  readonly provenance: Provenance;
}

export interface PatternIdentifier {
  /** JavaScript syntax. */
  readonly pattern: string;
  readonly flags: string;
  /** What it is that fits: `network camera`, `web server of the platform`. */
  readonly what: string;
  readonly entity: string;
  readonly provenance: Provenance;
}

/** A grammar of model or part numbers: it fits a number from its first letter to its last, or not at all. */
export interface ModelIdentifier extends PatternIdentifier {
  /**
   * `high` may stand alone; `series`, a form that only this maker is known to use, is a warning at most where nothing
   * else names the vendor; `context` counts only together with another sign of the vendor.
   */
  readonly precision: 'high' | 'series' | 'context';
}
