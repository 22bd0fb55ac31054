import { organisationKinds } from '../../../model/component.ts';
import {
  amount,
  choice,
  either,
  type FreeShape,
  type ListShape,
  list,
  maybe,
  named,
  oneOf,
  record,
  text,
} from '../../../shape/shape.ts';

// One description of the manifest: the reader knows what it names, and its schema is made of it.

const own = { own: 'x-' };
const hex4 = '[0-9a-f]{4}:[0-9a-f]{4}';
const texts = (about: string, pattern?: string, reads?: string) => maybe(list(about, text(about, pattern, reads)));
const word = (about: string, pattern?: string, reads?: string) => maybe(text(about, pattern, reads));
const address = (about: string) => text(about, '[A-Za-z][A-Za-z0-9+.-]*:\\S+', 'an address');
const day = (about: string) =>
  maybe(text(about, '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])', 'a day such as 2026-11-22'));
const date = (about: string) =>
  maybe(
    text(about, '\\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?)?', 'a day, a month or a year: 2026-11-22'),
  );

export const siteShape = named(
  'site',
  record(
    'A place where devices stand.',
    'none',
    {
      id: word('A short name by which devices name the site.'),
      name: text('What people call it.'),
      organization: word('Who owns it.'),
      organizationKind: maybe(oneOf('Decides which rules bind the owner.', organisationKinds)),
      jurisdiction: word(
        'Country or part of one, as in ISO 3166: CA, CA-QC.',
        '[A-Z]{2}(?:-[A-Z0-9]{1,3})?',
        'a code such as CA or CA-QC',
      ),
      sensitive: maybe(choice("A sensitive site under the owner's own policy.")),
      address: word('Where it is.'),
    },
    own,
  ),
);

export const partyShape = named(
  'party',
  record(
    'A company, with more than its name.',
    'none',
    {
      name: text('Name, as it stands on the label or in the contract.'),
      aliases: texts('Other names of the same company.'),
      country: word('Where it is registered; told, never a ground for anything.', '[A-Z]{2}', 'a code such as CA'),
      url: maybe(address('Its site.')),
      pen: maybe(amount('IANA private enterprise number.', 0)),
      parent: word('Company that owns it.'),
    },
    own,
  ),
);
const party = (about: string) => maybe(either(about, text(about), partyShape));

export const firmwareShape = named(
  'firmware',
  record(
    'What runs on it.',
    'none',
    {
      name: word('Name of the image.'),
      version: word('Version, as the device states it.'),
      build: word('Build.'),
      released: day('Day of release.'),
      file: word('Path of the image, relative to this file.'),
      sha256: word('Digest of the image.', '[0-9a-f]{64}', '64 hexadecimal digits'),
      sbom: word('Path or address of its SBOM.'),
    },
    own,
  ),
);

export const networkShape = named(
  'network',
  record(
    'How it stands in the network.',
    'none',
    {
      mac: texts(
        'Hardware addresses; the last three bytes may be masked as xx.',
        '[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){2}(?:[:-](?:[0-9A-Fa-f]{2}|[Xx*]{2})){3}',
        'a hardware address',
      ),
      hostnames: texts('Its names in the network.'),
      cloud: texts('Hosts outside that it talks to.'),
      streams: texts('Addresses of its streams. Put no passwords here.'),
      exposure: maybe(oneOf('Who can reach it.', ['isolated', 'internal', 'remote-access', 'internet'])),
    },
    own,
  ),
);

export const identifiersShape = named(
  'identifiers',
  record(
    'Numbers that identify its maker or model.',
    'none',
    {
      cpe: texts('CPE names.', 'cpe:(?:/|2\\.3:).*', 'a CPE name'),
      purl: texts('Package URLs.', 'pkg:.*', 'a package URL'),
      gtin: texts('Trade item numbers.', '[0-9]{8,14}', '8 to 14 digits'),
      fccId: texts('FCC IDs on the label.'),
      sysObjectId: word('SNMP object id.', '\\.?1\\.3\\.6\\.1\\.4\\.1\\.[0-9.]+', 'an SNMP object id'),
      compatible: texts('Devicetree strings.', '[a-zA-Z0-9#_-]+,.+', 'a maker and a name, joined by a comma'),
      usb: texts('USB ids.', hex4, 'ids such as 12d1:1506'),
      pci: texts('PCI ids.', hex4, 'ids such as 12d1:1506'),
      matter: word('Matter vendor and product id.'),
      suitVendorId: word(
        'SUIT vendor id.',
        '(?:urn:uuid:)?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}',
        'a UUID',
      ),
    },
    own,
  ),
);

/** Parts are devices themselves. */
const parts: ListShape<FreeShape> = {
  kind: 'list',
  about: 'Parts inside: chip, radio module, board, software.',
  atLeast: 0,
  get of() {
    return deviceShape;
  },
};

const deviceFields = {
  id: word('A short name by which this list knows the device; unique in the list.'),
  name: word('What people call it: Loading dock.'),
  kind: maybe(
    oneOf(
      'What kind of device it is: laws speak of classes of goods, and alternatives are looked for in one.',
      'camera recorder encoder access-control intercom alarm-panel radio router switch access-point modem gateway server storage workstation drone sensor controller display module soc board software service other'.split(
        ' ',
      ),
    ),
  ),
  site: word('id or name of an entry in sites.'),
  location: word('Where on the site it stands.'),
  manufacturer: party('Who made it.'),
  brand: party('The name on the label, where it differs from the maker.'),
  supplier: party('Who sold or installed it.'),
  model: word('Model number, as on the label.'),
  partNumber: word('Part number of the maker.'),
  quantity: maybe(amount('How many of it there are: 1 where it is not said.', 1)),
  serialNumbers: texts('Serial numbers.'),
  assetTag: word("Number in the owner's own inventory."),
  firmware: maybe(firmwareShape),
  network: maybe(networkShape),
  identifiers: maybe(identifiersShape),
  urls: maybe(list('Pages about it.', address('A page.'))),
  status: maybe(
    oneOf(
      'Where it stands between being thought of and being gone. Proposed, planned and ordered devices may be replaced in this file.',
      ['proposed', 'planned', 'ordered', 'spare', 'in-service', 'isolated', 'being-replaced', 'removed'],
    ),
  ),
  purchasedOn: date(
    'When it was bought: a day, or a month or a year where the day is not known. Some laws turn on it.',
  ),
  installedOn: date('When it was installed: a day, a month or a year.'),
  replaceBy: date('By when the owner means to replace it: a day, a month or a year.'),
  contract: word('Contract it was bought under.'),
  replacedBy: word('What is to come in its place.'),
  notes: word('Anything else. Put no passwords here.'),
  components: maybe(parts),
};

/** Names that somebody or something is needed: a device of which nothing is said cannot be reviewed. */
export const deviceShape = named(
  'device',
  record('A device, or a part of one.', 'none', deviceFields, {
    ...own,
    oneOf: ['manufacturer', 'brand', 'model', 'partNumber', 'network', 'identifiers', 'name'],
  }),
);

export const manifestShape = record(
  'The equipment of a site or a fleet, for people who have no SBOM and no inventory tool: devices installed, proposed or on the purchase list, and who owns the place where they stand.',
  'none',
  {
    $schema: word('The schema of this file, for editors.'),
    deviceManifest: oneOf('Version of this format. The key is how the file is recognised.', ['1.0']),
    id: maybe(address('Stable URN or URL of this list.')),
    revision: maybe(amount('Raised with each change.', 1)),
    reviewedOn: day('Day on which a person last looked through the list.'),
    site: maybe(siteShape),
    sites: maybe(list('Several sites; devices name theirs.', siteShape)),
    defaults: maybe(record('Values for every device that does not set its own.', 'none', deviceFields, own)),
    devices: list('The devices.', deviceShape),
  },
  own,
);
