import { organisationKinds } from '../model/component.ts';
import { flag, type Infer, list, map, maybe, oneOf, orEmpty, record, text } from '../shape/shape.ts';
import { day, fact, facts, id, idReads, key, sentence, sourceId } from './fact-shape.ts';
import { groupFile } from './group-shape.ts';
import { instrumentFile } from './instrument-shape.ts';
import { listFile } from './list-shape.ts';
import { registeredFile } from './registered-shape.ts';
import type { Provenance } from './types/fact.ts';
import { macFile, vendorFile } from './vendor-shape.ts';

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
        organisation: oneOf('Kind of organisation, in the words of the device manifest.', organisationKinds),
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
