import { flag, type Infer, list, map, maybe, oneOf, orEmpty, record, text, words } from '../shape/shape.ts';
import { groupFile } from './group-shape.ts';
import { listFile } from './list-shape.ts';
import { registeredFile } from './registered-shape.ts';
import type { Provenance } from './types.ts';

const id = '[a-z0-9]+(-[a-z0-9]+)*';
const idReads = 'lower-case words joined by hyphens';
const key = (about: string) => text(about, id, idReads);
const sourceId = text('Id of a source in sources.yaml.', '[A-Za-z0-9]+([.-][A-Za-z0-9]+)*', 'the id of a source');
const anyDate = text(
  'The state of the fact: a day, a month or a year, in quotes where YAML would read a number.',
  '\\d{4}(-\\d{2}(-\\d{2})?)?',
  "a date such as 2026-08-14, 2026-08 or '2026'",
);
const day = (about: string) => text(about, '\\d{4}-\\d{2}-\\d{2}', 'a day such as 2026-08-14');
const sentence = (about: string) => text(about);

/** The keys by which a fact says where it comes from; every record that is a fact may carry them. */
export const provenanceFields = {
  sources: maybe(list('Where it was read. Inherited from the record around it.', sourceId, 1)),
  asOf: maybe(anyDate),
  confidence: maybe(oneOf('How sure it is. Inherited from the record around it.', ['high', 'medium', 'low'])),
  unverified: maybe(flag('Background knowledge: nobody has read a source for it. Shown as such.')),
  transcription: maybe(flag('Known through a transcription; the official text was not read.')),
  note: maybe(sentence('What a reader should know about the fact.')),
} as const;

const fact = record('A statement with its source.', 'fact', {
  text: sentence('One sentence, our own words, no stronger than its source.'),
});
const facts = (about: string) => orEmpty(list(about, fact));

const name = record('One name of the entity.', 'fact', {
  value: text('The name as its source writes it.'),
  kind: oneOf('What kind of name it is.', ['legal', 'short', 'native', 'brand', 'former']),
  strength: oneOf(
    'How much the bare name proves. distinctive: a coined word, may stand with places, legal forms and generic words. exact: only as the whole organisation name. weak: the whole name and a second signal. line: a line of products, only beside another name of the vendor.',
    ['distinctive', 'exact', 'weak', 'line'],
  ),
});

const entity = record('The vendor itself, or a company or brand of its group.', 'fact', {
  id: key('Unique over all vendors.'),
  relation: oneOf('How it stands to the vendor.', ['self', 'affiliate', 'brand', 'possible-oem']),
  names: list('Its names.', name, 1),
  oemTier: maybe(
    oneOf('possible-oem only. A: owner or press, at model-line level. B: technical evidence. C: a single claim.', [
      'A',
      'B',
      'C',
    ]),
  ),
  share: maybe(
    text(
      'Share that the vendor holds, in per cent, where it is known.',
      '(?:100|[1-9]?\\d)(?:\\.\\d+)?',
      "a percentage in quotes such as '51'",
    ),
  ),
  since: maybe(day('First day on which the relation held.')),
  until: maybe(day('First day on which it no longer held.')),
});

const of = key('Id of the entity it belongs to.');
const identifiers = (about: string, pattern: string, reads: string) =>
  orEmpty(
    list(about, record('One identifier.', 'fact', { value: text('The identifier.', pattern, reads), entity: of })),
  );

const purl = record('A package namespace, or one package.', 'fact', {
  type: text('purl type.', '[a-z][a-z0-9.+-]*', 'a purl type such as npm'),
  namespace: maybe(text('purl namespace, `@scope` for npm.')),
  below: maybe(flag('The namespace also covers all below it: com.huawei covers com.huawei.hms.')),
  name: maybe(text('Package name; absent: every package of the namespace.')),
  use: oneOf('product, or open-source that the vendor wrote and gave away.', ['product', 'open-source']),
  entity: of,
});

const model = record('A pattern of model numbers.', 'fact', {
  pattern: text(
    'JavaScript regular expression for a whole model or part number, from its first letter to its last, without nested repetition.',
  ),
  flags: text('Flags of the expression.', '[iu]*', 'i, u or nothing'),
  what: sentence('What the models are.'),
  precision: oneOf(
    'high stands alone; series is a warning at most by itself; context only counts together with another sign of the vendor.',
    ['high', 'series', 'context'],
  ),
  entity: of,
});

const patterns = (about: string, reads: string) =>
  orEmpty(
    list(
      about,
      record('One pattern.', 'fact', {
        pattern: text(reads),
        flags: text('Flags of the expression.', '[iu]*', 'i, u or nothing'),
        what: sentence('What it is that fits.'),
        entity: of,
      }),
    ),
  );

export const vendorFile = record('One vendor: its names, its group and its identifiers.', 'default', {
  id: key('Stable id, the name of the file.'),
  display: text('The name people know.'),
  entities: list('The vendor itself first, then the companies and brands of its group.', entity, 1),
  identifiers: orEmpty(
    record('Identifiers that the vendor controls or is registered for. MAC prefixes stand in ../mac.', 'default', {
      cpe: identifiers('CPE vendor fields.', '[a-z0-9][a-z0-9_.\\\\-]*', 'a CPE vendor in lower case'),
      purl: orEmpty(list('Package namespaces.', purl)),
      domains: identifiers('Domains; never shared hosting.', '[a-z0-9-]+(\\.[a-z0-9-]+)+', 'a host name in lower case'),
      usb: identifiers(
        'USB vendor ids, and products under the id of another vendor.',
        '[0-9a-f]{4}(?::[0-9a-f]{4})?',
        'four lower-case hex digits, or twice four with a colon',
      ),
      pci: orEmpty(
        list(
          'PCI vendor ids, and products of them of which the id alone says what they are.',
          record('One identifier.', 'fact', {
            value: text(
              'The identifier.',
              '[0-9a-f]{4}(?::[0-9a-f]{4})?',
              'four lower-case hex digits, or twice four with a colon',
            ),
            entity: of,
            what: maybe(sentence('What the product is.')),
          }),
        ),
      ),
      fcc: identifiers('FCC grantee codes.', '[A-Z0-9]{3,5}', 'three or five capitals and digits'),
      pen: identifiers('SNMP private enterprise numbers.', '[1-9][0-9]*', 'a decimal number in quotes'),
      bluetooth: identifiers('Bluetooth company ids.', '[0-9a-f]{4}', 'four lower-case hex digits'),
      pnp: identifiers('PNP ids.', '[A-Z]{3}', 'three capitals'),
      models: orEmpty(list('Model numbers.', model)),
      compatible: identifiers(
        'Devicetree prefixes.',
        '[a-z0-9][a-z0-9_-]*',
        'the part before the comma, in lower case',
      ),
      namespaces: identifiers(
        'Hosts of XML namespaces in which devices speak of themselves.',
        '[a-z0-9-]+(\\.[a-z0-9-]+)+',
        'a host name in lower case',
      ),
      imageFormats: identifiers(
        'Forms of firmware images that the vendor’s builds have.',
        '[a-z0-9-]+',
        'our word for the form, as in docs/firmware.md',
      ),
      imageTexts: identifiers(
        'Texts and file names that only the vendor’s firmware is known to have.',
        '[\\x20-\\x7e]{6,80}',
        'six to eighty ASCII characters, letter case as it stands in the firmware',
      ),
      banners: patterns(
        'What services on a device say of themselves.',
        'JavaScript regular expression for the text of a service, without nested repetition.',
      ),
      streams: patterns(
        'Paths of video streams; a hint, as others use them too.',
        'JavaScript regular expression for the address of a stream, without nested repetition.',
      ),
    }),
  ),
  thirdPartyClients: orEmpty(
    list(
      'Packages written by others for devices of this vendor: never evidence.',
      text('purl without version.', 'pkg:[a-z][a-z0-9.+-]*/.+', 'a purl such as pkg:npm/left-pad'),
    ),
  ),
  confusables: orEmpty(
    list(
      'Names that look alike and belong to somebody else.',
      record('One look-alike.', 'none', { value: text('The name.'), why: sentence('Whose it is.') }),
    ),
  ),
  notes: facts('What the page and the hover must tell.'),
});

const registrations = {
  registrants: list('As the registry writes them.', text('Registrant.'), 1),
  prefixes: words(
    'Upper-case hex digits of the prefixes, sorted.',
    '(?:[0-9A-F]{6}|[0-9A-F]{7}|[0-9A-F]{9})',
    '6, 7 or 9 upper-case hex digits',
  ),
};

export const macFile = record('MAC address prefixes by registrant.', 'default', {
  registrations: orEmpty(
    list('Registered to a vendor.', record('Prefixes of one entity.', 'fact', { ...registrations, entity: of })),
  ),
  others: orEmpty(
    list(
      'Registered to companies that are none of the vendors.',
      record('Prefixes of a company outside the data.', 'fact', {
        ...registrations,
        why: sentence('Why they are kept.'),
      }),
    ),
  ),
});

export const alternativesFile = record('Suppliers of one kind of product.', 'default', {
  id: key('Stable id, the name of the file.'),
  title: text('What is supplied.'),
  notFoundOn: list('Lists on which the names were looked for and not found.', text('Name of the list.'), 1),
  checkedAsOf: day('When that was looked for.'),
  suppliers: list(
    'Suppliers, in no order of merit.',
    record('One supplier.', 'fact', {
      supplier: text('What it is called in lists of alternatives; may say what it is known for.'),
      makers: maybe(
        list('Names to be written for a maker, where that is not what it is called in lists.', text('A maker.'), 1),
      ),
      seat: maybe(fact),
      families: maybe(fact),
      caveats: facts('What to know before choosing it.'),
      inKev: maybe(flag("Named in CISA's catalogue of known exploited vulnerabilities.")),
      notOffered: maybe(sentence('Kept for completeness, never offered: why.')),
    }),
    1,
  ),
});

const reach = oneOf('Whether the clause reaches it.', ['covered', 'not-covered', 'undefined']);
const reaches = record('By relation.', 'none', {
  self: reach,
  affiliate: reach,
  brand: reach,
  component: reach,
  relabel: reach,
});
const limit = { values: list('Ids.', key('Id.'), 1), text: sentence('The limit in words.') };

const clause = record('The smallest thing that decides.', 'fact', {
  id: key('Unique within the instrument.'),
  text: sentence('One sentence, our own words, no stronger than the source.'),
  effect: oneOf('What it does.', ['prohibits', 'restricts', 'advises-against', 'calls-attention', 'lists']),
  restricts: list('Activities.', key('Activity id.')),
  binds: list('Parties.', key('Party id, or everyone.')),
  targets: orEmpty(
    list(
      'Vendors it speaks of.',
      record('How far it reaches into the group of a vendor.', 'none', {
        vendor: key('Vendor id.'),
        entities: maybe(list('Covered by name, whatever reach says of their relation.', key('Entity id.'), 1)),
        speaksOf: maybe(
          oneOf(
            'Of products and not of companies: a foreign company under the vendor’s own name counts as the vendor.',
            ['products'],
          ),
        ),
        reach: reaches,
      }),
    ),
  ),
  named: maybe(
    record('It speaks of all that a list names.', 'none', {
      list: key('Id of a file in lists/ or names/.'),
      edition: maybe(day('Only those whom the edition of that day names.')),
      reach: reaches,
    }),
  ),
  open: maybe(
    record('What the text leaves open, by reach: one sentence that names the term.', 'none', {
      self: maybe(sentence('Of the vendor itself.')),
      affiliate: maybe(sentence('Of companies of its group.')),
      brand: maybe(sentence('Of its brands.')),
      component: maybe(sentence('Of a part inside another maker’s product.')),
      relabel: maybe(sentence('Of its goods under another maker’s brand.')),
    }),
  ),
  products: maybe(
    record('Limit on the products.', 'none', {
      classes: list('Classes of goods.', key('Class id.'), 1),
      unsettled: maybe(list('Classes of which it is not settled.', key('Class id.'), 1)),
      stated: maybe(
        flag('What the document does not describe is not taken for such goods: the group makes other things as well.'),
      ),
      text: limit.text,
    }),
  ),
  purposes: maybe(record('Limit on the purpose.', 'none', limit)),
  undecidable: maybe(sentence('The clause names no vendor: what would have to be known to decide.')),
  acquired: maybe(
    record('It speaks only of what was acquired in that time.', 'none', {
      from: maybe(day('First day.')),
      until: maybe(day('First day behind it.')),
    }),
  ),
  removal: maybe(
    record('What was published on taking away what is in place.', 'none', {
      by: maybe(day('Last day; absent where none was published.')),
      text: maybe(sentence('What else is known of it.')),
    }),
  ),
  from: maybe(day('First day.')),
  until: maybe(day('First day on which it no longer holds.')),
});

const coverage = record('How whole its names are held; how many are held is counted from the clauses.', 'none', {
  held: oneOf('A list whose length is known, some names of a longer one, no names at all, or names that nobody read.', [
    'list',
    'of-interest',
    'nobody',
    'not-read',
  ]),
  of: maybe(text('How many names the list has, in quotes.', '[1-9]\\d*', 'a number in quotes')),
  edition: maybe(day('Day of the edition.')),
  checked: maybe(oneOf('Against what the names were compared.', ['official', 'transcription', 'reports'])),
  clauses: maybe(list('Clauses that hold the names; absent: all.', key('Clause id.'), 1)),
  without: maybe(list('Companies that the clauses reach and the list does not name.', key('Entity id.'), 1)),
});

export const instrumentFile = record('A law, order, list or advisory.', 'fact', {
  id: key('Stable id, the name of the file.'),
  name: text('Its name.'),
  short: text('A few words for tables.'),
  jurisdiction: text('CA, CA-QC, US …', '[A-Z]{2}(-[A-Z0-9]{1,3})?', 'a code such as CA or CA-QC'),
  issuer: text('Who made it.'),
  citation: text('How to cite it.'),
  url: text('Where to read it; empty where no page is known.', '(https?://.+)?', 'a web address'),
  kind: oneOf('What kind of act it is.', [
    'prohibition',
    'equipment-authorisation',
    'export-control',
    'investment',
    'policy',
    'advisory',
    'proposal',
    'vulnerability',
    'none-found',
  ]),
  status: record('Whether it holds.', 'none', {
    value: oneOf('In one word.', [
      'in-force',
      'announced',
      'enacted',
      'proposed',
      'advisory',
      'soft-law',
      'repealed',
      'paused',
      'none',
    ]),
    text: sentence('In words.'),
  }),
  coverage: maybe(coverage),
  unjudged: maybe(flag('An imported list: what it does to anybody is not judged here.')),
  clauses: orEmpty(list('What decides.', clause)),
  limits: facts('What it does not do, and what could not be verified.'),
  facts: facts('What else is known.'),
  notVerified: facts('Open questions.'),
});

export const profileFile = record('Who reviews.', 'none', {
  id: key('Stable id, the name of the file.'),
  title: text('What the picker shows.'),
  description: sentence('One sentence on who this is for.'),
  jurisdictions: list(
    'Jurisdictions.',
    text('Code such as CA-QC.', '[A-Z]{2}(-[A-Z0-9]{1,3})?', 'a code such as CA or CA-QC'),
    1,
  ),
  parties: list('Party ids.', key('Party id.')),
  activities: list('Activity ids.', key('Activity id.')),
  purposes: list('Purpose ids.', key('Purpose id.')),
  sites: orEmpty(
    list(
      'Owners of sites, as device manifests state them, whom the profile speaks for.',
      record('One kind of owner.', 'none', {
        organisation: oneOf('Kind of organisation, in the words of the device manifest.', [
          'national-government',
          'crown-corporation',
          'sub-national-government',
          'critical-infrastructure',
          'private',
          'household',
          'other',
        ]),
        jurisdiction: text('The place and all within it.', '[A-Z]{2}(-[A-Z0-9]{1,3})?', 'a code such as CA or CA-QC'),
        sensitive: maybe(flag('Only sites that their owner has rated sensitive.')),
      }),
    ),
  ),
});

const weakness = record('One weakness.', 'fact', {
  id: key('Unique within the file.'),
  cve: maybe(text('CVE id.', 'CVE-\\d{4}-\\d{4,}', 'an id such as CVE-2021-36260')),
  title: text('What it is, in a few words.'),
  told: list(
    'Who told of attacks.',
    record('One telling.', 'none', {
      instrument: key('Instrument id.'),
      on: day('When.'),
      due: maybe(day('By when it had to be remedied.')),
    }),
    1,
  ),
  affected: list(
    'Devices that have it.',
    record('Some devices.', 'none', {
      models: maybe(text('JavaScript expression for the beginning of a model number, case ignored.')),
      goods: maybe(list('Classes of goods, where no models are named.', key('Class id.'), 1)),
      firmware: maybe(
        record('Affected versions.', 'none', {
          from: maybe(text('The first.')),
          to: maybe(text('The last.')),
          before: maybe(text('The first that is not affected.')),
          builtBefore: maybe(day('Affected is what was built before.')),
        }),
      ),
      text: sentence('Which devices, as a person would say it.'),
    }),
    1,
  ),
});

export const advisoryFile = record('Weaknesses of one maker that are known to be attacked.', 'default', {
  id: key('Stable id, the name of the file.'),
  display: text('The maker.'),
  vendor: maybe(key('Vendor id, where it is one of the vendors.')),
  names: orEmpty(list('Names of the maker.', text('A name.'))),
  cpe: orEmpty(
    list('CPE vendor fields.', text('CPE vendor.', '[a-z0-9][a-z0-9_.\\\\-]*', 'a CPE vendor in lower case')),
  ),
  weaknesses: list('Its weaknesses.', weakness, 1),
});

export const sourcesFile = map(
  'Sources by id.',
  sourceId,
  record('One source.', 'none', {
    title: text('What it is, with its date.'),
    url: maybe(text('Where to read it.', 'https?://.+', 'a web address')),
    noUrl: maybe(sentence('Why there is no address.')),
    kind: text('What kind of source it is: official, court decision, registry copy, news …'),
    looked: maybe(day('When somebody last looked at it.')),
  }),
);

export const partiesFile = map(
  'Those whom clauses bind, by id.',
  text('Party id.', id, idReads),
  record('One kind of party.', 'none', {
    title: text('Who it is, in the plural, as it stands after “binds”.'),
    description: maybe(sentence('What a reader should know about it.')),
  }),
);

/** The kinds of files by the folder they stand in. */
export const fileKinds = [
  { kind: 'vendor', path: /^vendors\/[^/]+\.(?:ya?ml|json)$/, shape: vendorFile },
  { kind: 'mac', path: /^mac\/[^/]+\.(?:ya?ml|json)$/, shape: macFile },
  { kind: 'alternatives', path: /^alternatives\/[^/]+\.(?:ya?ml|json)$/, shape: alternativesFile },
  { kind: 'instrument', path: /^instruments\/.+\.(?:ya?ml|json)$/, shape: instrumentFile },
  { kind: 'list', path: /^lists\/[^/]+\.(?:ya?ml|json)$/, shape: listFile },
  { kind: 'group', path: /^groups\/[^/]+\.(?:ya?ml|json)$/, shape: groupFile },
  { kind: 'registered', path: /^registered\/[^/]+\.(?:ya?ml|json)$/, shape: registeredFile },
  { kind: 'names', path: /^names\/[^/]+\.tsv$/, shape: undefined },
  { kind: 'advisory', path: /^advisories\/[^/]+\.(?:ya?ml|json)$/, shape: advisoryFile },
  { kind: 'profile', path: /^profiles\/[^/]+\.(?:ya?ml|json)$/, shape: profileFile },
  { kind: 'sources', path: /^sources\.(?:ya?ml|json)$/, shape: sourcesFile },
  { kind: 'parties', path: /^parties\.(?:ya?ml|json)$/, shape: partiesFile },
] as const;

/** With the list that alone names it, where no file of its own does. */
export type VendorFile = Infer<typeof vendorFile, Provenance> & { readonly list?: string };
export type MacFile = Infer<typeof macFile, Provenance>;
export type AlternativesFile = Infer<typeof alternativesFile, Provenance>;
export type InstrumentFile = Infer<typeof instrumentFile, Provenance>;
export type AdvisoryFile = Infer<typeof advisoryFile, Provenance>;
export type ProfileFile = Infer<typeof profileFile, Provenance>;
export type SourcesFile = Infer<typeof sourcesFile, Provenance>;
export type PartiesFile = Infer<typeof partiesFile, Provenance>;
