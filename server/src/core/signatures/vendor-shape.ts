import { flag, list, maybe, oneOf, orEmpty, record, text, words } from '../shape/shape.ts';
import { day, facts, key, sentence } from './fact-shape.ts';

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
