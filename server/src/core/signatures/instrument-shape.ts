import { flag, list, maybe, oneOf, orEmpty, record, text } from '../shape/shape.ts';
import { day, facts, key, sentence } from './fact-shape.ts';

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
