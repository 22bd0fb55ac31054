import type { NameList } from './name-list.ts';

/**
 * Compiled signature data: what `signatures/**` says, checked and joined into one value. Plain data, so that it can be
 * one JSON file for every face. The YAML files and their JSON Schemas have the same shape and the same names.
 */
export interface SignatureSet {
  readonly schemaVersion: 1;
  /** YYYY-MM-DD: the newest `as_of` of the data, shown in every output as the age of the signatures. */
  readonly date: string;
  /** `sha256:` of the canonical JSON of all that follows. */
  readonly digest: string;
  readonly vendors: readonly Vendor[];
  /** Names of lists that a user imported. */
  readonly nameLists?: readonly NameList[];
  readonly instruments: readonly Instrument[];
  readonly categories: readonly AlternativeCategory[];
  readonly profiles: readonly Profile[];
  readonly advisories: readonly Advisory[];
  readonly otherRegistrants: readonly OtherRegistrant[];
  /** Those whom clauses bind and whom profiles speak for, by party id. */
  readonly parties: Readonly<Record<string, Party>>;
  /** By source id. */
  readonly sources: Readonly<Record<string, SourceReference>>;
}

export interface Party {
  /** In the plural, as it stands after “binds”. */
  readonly title: string;
  readonly description?: string;
}

export interface SourceReference {
  readonly title: string;
  readonly url: string;
  readonly kind: string;
  /** YYYY-MM-DD, when somebody last looked at it; absent where nobody noted that. */
  readonly looked?: string;
}

/** Where a fact comes from. Every fact of the data carries one, its own or that of the record it stands in. */
export interface Provenance {
  /** Ids into `SignatureSet.sources`. Empty only where `unverified` is set. */
  readonly sources: readonly string[];
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly asOf: string;
  readonly confidence: 'high' | 'medium' | 'low';
  /** Background knowledge: nobody has read a source for it. Shown as such, never as a sourced fact. */
  readonly unverified?: true;
  /** Known through somebody's transcription, not checked against the official text. */
  readonly transcription?: true;
  readonly note?: string;
}

// ---------------------------------------------------------------------------------------------------------- vendors

export interface Vendor {
  /** Kebab-case, stable: `hikvision`. */
  readonly id: string;
  readonly display: string;
  /** The vendor itself first, then the companies and brands of its group. */
  readonly entities: readonly Entity[];
  readonly identifiers: Identifiers;
  /** Packages written by others for this vendor's devices: never evidence that the vendor supplied anything. Purls without version. */
  readonly thirdPartyClients: readonly string[];
  /** Names that look alike and belong to somebody else: never a match. */
  readonly confusables: readonly Confusable[];
  /** The list that alone is known to name it: nothing but names is kept of it. */
  readonly list?: string;
  /** Open questions and statements that the page and the hover must tell, such as `not found on the 1260H list of 2026-06-08`. */
  readonly notes: readonly Fact[];
}

export interface Fact {
  readonly text: string;
  readonly provenance: Provenance;
}

export interface Confusable {
  readonly value: string;
  readonly why: string;
  /** As `Name.compared`. */
  readonly compared?: ComparedName;
}

/** A company or brand. `self` is the vendor as the instruments name it. */
export interface Entity {
  /** Unique over all vendors: `hikvision`, `hikvision-canada`, `ezviz`. */
  readonly id: string;
  readonly relation: 'self' | 'affiliate' | 'brand' | 'possible-oem';
  readonly names: readonly Name[];
  /**
   * Known by the names of a list alone: a company with a legal form that none of them has is another, and one with words
   * of trade added is at most another of its group.
   */
  readonly byName?: true;
  /** OEM relations only: how good the evidence is (A owner or press, B technical, C single claim). */
  readonly oemTier?: 'A' | 'B' | 'C';
  /** Share that the vendor holds, in per cent, where it is known. It is told and not reckoned with. */
  readonly share?: string;
  /** First day on which the relation held, where it is known. */
  readonly since?: string;
  /** First day on which it no longer held (divestment); from then on the name alone never marks the vendor. */
  readonly until?: string;
  readonly provenance: Provenance;
}

export interface Name {
  readonly value: string;
  readonly kind: 'legal' | 'short' | 'native' | 'brand' | 'former';
  /**
   * How much the bare name proves. `distinctive`: a coined word (hikvision, kaspersky): it may stand with places, legal
   * forms and generic words around it. `exact`: counts only as the whole normalised organisation name. `weak`: the whole
   * name and a second signal (ZTE, DJI, Honor, Lorex, Autel). `line`: a line of products, a word of anybody's: only beside
   * another name of the vendor (TP-Link Archer).
   */
  readonly strength: 'distinctive' | 'exact' | 'weak' | 'line';
  readonly provenance: Provenance;
  /** How it is compared, worked out by the compiler so that no start pays for it; where it is missing, the lookups do it. */
  readonly compared?: ComparedName;
}

/** A name as `normaliseOrganisation` gives it, without what `comparedOf` makes of the name itself. */
export interface ComparedName {
  /** Absent: the name in lower case. */
  readonly key?: string;
  /** Absent: the key without spaces. */
  readonly squashed?: string;
  /** Absent: none. */
  readonly form?: string;
}

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

// ------------------------------------------------------------------------------------------------------ instruments

/** A law, order, list or advisory. */
export interface Instrument {
  readonly id: string;
  readonly name: string;
  /** A few words for tables and code lenses: `Section 889`. */
  readonly short: string;
  /** `CA`, `CA-QC`, `US`, `US-TX`, `GB` … */
  readonly jurisdiction: string;
  readonly issuer: string;
  readonly citation: string;
  readonly url: string;
  /** What kind of act it is: it decides how strongly anybody may speak of it. Export-control and investment lists are never bans. */
  readonly kind:
    | 'prohibition'
    | 'equipment-authorisation'
    | 'export-control'
    | 'investment'
    | 'policy'
    | 'advisory'
    | 'proposal'
    | 'vulnerability'
    | 'none-found';
  readonly status: InstrumentStatus;
  /** A list that a user imported: what it does to anybody is not judged here, wherever it is from. */
  readonly unjudged?: true;
  /** How whole its names are held here; absent where nobody said so, as in packs. */
  readonly coverage?: Coverage;
  readonly clauses: readonly Clause[];
  /** What it does not do, and what could not be verified. */
  readonly limits: readonly Fact[];
  readonly facts: readonly Fact[];
  readonly notVerified: readonly Fact[];
  readonly provenance: Provenance;
}

export interface InstrumentStatus {
  readonly value:
    | 'in-force'
    | 'announced'
    | 'enacted'
    | 'proposed'
    | 'advisory'
    | 'soft-law'
    | 'repealed'
    | 'paused'
    | 'none';
  /** `announced in a ministerial statement; no legal text found`. */
  readonly text: string;
}

/** What is held of the names of an instrument. */
export interface Coverage {
  /** `list`: of a list whose length is known; `of-interest`: some names of a longer one; `nobody`: it names nobody; `not-read`: nobody read its names. */
  readonly held: 'list' | 'of-interest' | 'nobody' | 'not-read';
  /** How many companies the clauses name, counted by the compiler. */
  readonly names: number;
  /** How many the list has. */
  readonly of?: number;
  /** YYYY-MM-DD. */
  readonly edition?: string;
  /** Against what the names were compared. */
  readonly checked?: 'official' | 'transcription' | 'reports';
  /** Ids of the clauses that hold the names; absent: all. */
  readonly clauses?: readonly string[];
  /** Ids of companies that the clauses reach and the list does not name. */
  readonly without?: readonly string[];
}

/** The smallest thing that decides: what it does, to whom, about which entities and products, when. */
export interface Clause {
  /** Unique within the instrument. */
  readonly id: string;
  /** One sentence, our own words, no stronger than the source: `Departments, agencies and Crown corporations may not buy or use Hikvision products.` */
  readonly text: string;
  /** `calls-attention`: it asks to take note and to decide for oneself, which is less than advice. */
  readonly effect: 'prohibits' | 'restricts' | 'advises-against' | 'calls-attention' | 'lists';
  /** `use`, `procurement`, `import`, `sale`, `authorisation`, `operation`, `contract-with-user`, `funding`, `supply`, `investment`, `export-to`. */
  readonly restricts: readonly string[];
  /** Party ids; `everyone` where the clause speaks to all. */
  readonly binds: readonly string[];
  readonly targets: readonly ClauseTarget[];
  /** It speaks of all whom an imported list names as being on this instrument. */
  readonly ofList?: { readonly list: string; readonly reach: ClauseTarget['reach'] };
  /** What the text leaves open, by reach: one sentence that names the term, told where a verdict cannot be determined. */
  readonly open?: Readonly<Partial<Record<Reach, string>>>;
  /** A limit on the products: classes of goods the clause speaks of, and those of which it is not settled. Absent: no limit. */
  readonly products?: {
    readonly classes: readonly string[];
    readonly unsettled?: readonly string[];
    /** What the document does not describe is not taken for such goods: the group makes other things as well. */
    readonly stated?: true;
    /** Reads on after “it speaks of”: `video surveillance and telecommunications equipment`. */
    readonly text: string;
  };
  /** A limit on the purpose: prohibited for these purposes, otherwise restricted. The text reads on after “only for”. */
  readonly purposes?: { readonly values: readonly string[]; readonly text: string };
  /**
   * The clause names no vendor: one sentence on what would have to be known to decide (place of production, for
   * example). Targets are then the vendors that a source says it is about; it also concerns any other maker's goods of
   * its product classes.
   */
  readonly undecidable?: string;
  /** It speaks only of what was acquired in that time; where the day is not stated, that cannot be determined. */
  readonly acquired?: {
    /** The first day. */
    readonly from?: string;
    /** The first day behind it. */
    readonly until?: string;
  };
  /** What was published on taking away what is in place. Absent: nothing is known. */
  readonly removal?: {
    /** The last day; absent: none was published. */
    readonly by?: string;
    /** One sentence, where there is more to say. */
    readonly text?: string;
  };
  /** First day; absent: its instrument's status alone decides. */
  readonly from?: string;
  /** First day on which it no longer holds. */
  readonly until?: string;
  readonly provenance: Provenance;
}

/** How far a clause reaches into a vendor's group. */
export interface ClauseTarget {
  readonly vendor: string;
  /** Entities that are covered by name, whatever `reach` says of their relation. */
  readonly entities?: readonly string[];
  /** The clause speaks of products and not of companies: a foreign company under the vendor's own name counts as the vendor. */
  readonly speaksOf?: 'products';
  /** `covered`, `not-covered`, or `undefined` where the text leaves it open (then the verdict is cannot-determine and says which term). */
  readonly reach: Readonly<Record<Reach, 'covered' | 'not-covered' | 'undefined'>>;
}

/** `self`: the entity named. `component`: a part of that maker inside another's product; `relabel`: sold under another's brand. */
export type Reach = 'self' | 'affiliate' | 'brand' | 'component' | 'relabel';

// ---------------------------------------------------------------------------------------------------------- profiles

/** Who reviews: chosen by the user, several at once if need be. */
export interface Profile {
  /** `ca-federal`. */
  readonly id: string;
  readonly title: string;
  /** One sentence on who this is for. */
  readonly description: string;
  readonly jurisdictions: readonly string[];
  readonly parties: readonly string[];
  readonly activities: readonly string[];
  readonly purposes: readonly string[];
  /** Owners of sites, as device manifests state them, whom the profile speaks for. */
  readonly sites: readonly ProfileSite[];
}

export interface ProfileSite {
  /** A kind of organisation, in the words of the device manifest. */
  readonly organisation: string;
  /** The place and all within it: `CA` holds for `CA-QC`. */
  readonly jurisdiction: string;
  /** Only sites that their owner has rated sensitive. */
  readonly sensitive?: true;
}

// -------------------------------------------------------------------------------------------------------- advisories

/** Weaknesses of one maker's devices that are known to be attacked. They restrict nothing. */
export interface Advisory {
  /** Kebab-case, the maker: `d-link`. */
  readonly id: string;
  readonly display: string;
  /** Where the maker is one of the vendors: then its names and identifiers are theirs. */
  readonly vendor?: string;
  /** Names under which others state the maker, compared as names of organisations. */
  readonly names: readonly string[];
  /** CPE vendor fields, lower case. */
  readonly cpe: readonly string[];
  readonly weaknesses: readonly Weakness[];
}

export interface Weakness {
  /** Unique within the advisory; the CVE in lower case where there is one. */
  readonly id: string;
  readonly cve?: string;
  /** What it is, in a few words. */
  readonly title: string;
  /** Who told of attacks, by instrument id, and when: before the first of these days nothing is marked. */
  readonly told: readonly { readonly instrument: string; readonly on: string; readonly due?: string }[];
  readonly affected: readonly Affected[];
  readonly provenance: Provenance;
}

/** Devices that have a weakness. */
export interface Affected {
  /** JavaScript expression, case ignored, for the beginning of a model number; absent: the source names no models. */
  readonly models?: string;
  /** Classes of goods, where no models are named. */
  readonly goods?: readonly string[];
  /** Versions of the firmware as their maker writes them: `5.4.0 build 160530`. Absent: all. */
  readonly firmware?: {
    readonly from?: string;
    /** The last that is affected. */
    readonly to?: string;
    /** The first that is not affected. */
    readonly before?: string;
    /** Affected is what was built before that day. */
    readonly builtBefore?: string;
  };
  /** Which devices, as a person would say it. */
  readonly text: string;
}

// ------------------------------------------------------------------------------------------------------ alternatives

export interface AlternativeCategory {
  /** `ip-camera`. */
  readonly id: string;
  readonly title: string;
  readonly suppliers: readonly Alternative[];
}

export interface Alternative {
  /** What it is called in lists of alternatives; may say what it is known for, or name several. */
  readonly supplier: string;
  /** Names to be written for a maker, where that is not what it is called in lists. */
  readonly makers?: readonly string[];
  /** Country and city as background; never a ground for anything. */
  readonly seat: Fact | undefined;
  readonly families: Fact | undefined;
  /** On which lists the name was looked for and not found, as of which day. */
  readonly notFoundOn: readonly string[];
  readonly checkedAsOf: string;
  readonly caveats: readonly Fact[];
  /** The name stands in CISA's catalogue of known exploited vulnerabilities. */
  readonly inKev?: true;
  /** Kept for completeness, never offered: the reason. */
  readonly notOffered?: string;
  readonly provenance: Provenance;
}
