import assert from 'node:assert/strict';
import type { FileProblem } from '../../../server/src/core/signatures/check.ts';
import { compileSignatures, type SignatureFile } from '../../../server/src/core/signatures/compile.ts';
import { smallFiles } from './small-files.ts';

/** What a change of one text in the sound folder is told: each problem as `code path: message`, and what it points at. */
interface Expected {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly told: string;
  readonly at: string;
}

const vendor = 'vendors/acme.yaml';
const act = 'instruments/xx/act.yaml';

const cases: Readonly<Record<string, Expected>> = {
  'an unknown key': {
    file: 'profiles/buyer.yaml',
    from: 'title: A buyer',
    to: 'title: A buyer\ncolour: red',
    told: 'unknown-key colour: “colour” is not known here; known are id, title, description, jurisdictions, parties, activities, purposes, sites.',
    at: 'colour',
  },
  'a key that is missing': {
    file: vendor,
    from: 'kind: legal, strength: distinctive',
    to: 'strength: distinctive',
    told: 'missing-key entities[0].names[0].kind: “entities[0].names[0]” lacks “kind”: What kind of name it is.',
    at: 'value',
  },
  'a list whose length nobody says': {
    file: act,
    from: 'status: {',
    to: 'coverage: { held: list }\nstatus: {',
    told: 'missing-key coverage: Of a list “coverage” says how many names it has: “of”.',
    at: '{ held: list }',
  },
  'a length that is no number': {
    file: act,
    from: 'status: {',
    to: 'coverage: { held: list, of: many }\nstatus: {',
    told: 'wrong-value coverage.of: “coverage.of” is “many”, but must be a number in quotes.',
    at: 'many',
  },
  'names in a clause that is not there': {
    file: act,
    from: 'status: {',
    to: 'coverage: { held: of-interest, clauses: [edition] }\nstatus: {',
    told: 'unknown-clause coverage: There is no clause “edition”.',
    at: '{ held: of-interest, clauses: [edition] }',
  },
  'a company that is left out of the names and is not there': {
    file: act,
    from: 'status: {',
    to: 'coverage: { held: of-interest, without: [nobody] }\nstatus: {',
    told: 'unknown-entity coverage: “nobody” is no entity of any vendor.',
    at: '{ held: of-interest, without: [nobody] }',
  },
  'a number where text is wanted': {
    file: vendor,
    from: 'asOf: 2026-01-02',
    to: 'asOf: 2026',
    told: "wrong-type asOf: “asOf” must be text. Put it in quotes: '2026'.",
    at: '2026',
  },
  'nothing where text is wanted': {
    file: vendor,
    from: 'display: Acme',
    to: 'display:',
    told: 'wrong-type display: “display” must be text.',
    at: '',
  },
  'text where a list is wanted': {
    file: vendor,
    from: '[PAGE]',
    to: 'PAGE',
    told: 'wrong-type sources: “sources” must be a list.',
    at: 'PAGE',
  },
  'text where a mapping is wanted': {
    file: 'alternatives/camera.yaml',
    from: "{ text: Somewhere, unverified: true, asOf: '2025' }",
    to: 'Somewhere',
    told: 'wrong-type suppliers[0].seat: “suppliers[0].seat” must be a mapping.',
    at: 'Somewhere',
  },
  'a file that is no mapping': {
    file: 'sources.yaml',
    from: '\nPAGE:',
    to: '\n- PAGE:',
    told: 'wrong-type : The file must be a mapping.',
    at: '- PAGE:\n  title: A page\n  url: https://example.org/\n  kind: news\n',
  },
  'a flag that is not true': {
    file: vendor,
    from: 'unverified: true',
    to: 'unverified: maybe',
    told: 'wrong-type entities[0].names[1].unverified: “entities[0].names[1].unverified” can only be true, or be left out.',
    at: 'maybe',
  },
  'prefixes that YAML takes for a number': {
    file: 'mac/acme.yaml',
    from: 'prefixes: |\n      001122 0011223 AABBCCDDE',
    to: 'prefixes: 001122',
    told: 'wrong-type registrations[0].prefixes: “registrations[0].prefixes” must be text: words in a block (`|`) or in quotes.',
    at: '001122',
  },
  'a prefix that is none': {
    file: 'mac/acme.yaml',
    from: '0011223',
    to: '00:11:22',
    told: 'wrong-value registrations[0].prefixes: “registrations[0].prefixes” has “00:11:22”, which is not 6, 7 or 9 upper-case hex digits.',
    at: '001122 00:11:22 AABBCCDDE',
  },
  'no prefix': {
    file: 'mac/acme.yaml',
    from: 'prefixes: |\n      001122 0011223 AABBCCDDE',
    to: "prefixes: ' '",
    told: 'wrong-value registrations[0].prefixes: “registrations[0].prefixes” is empty.',
    at: ' ',
  },
  'a source id that is none': {
    file: 'sources.yaml',
    from: '\nPAGE:',
    to: '\nA page:',
    told: 'wrong-value A page: A key is “A page”, but must be the id of a source.',
    at: 'A page',
  },
  'an empty list': {
    file: 'mac/acme.yaml',
    from: '[Acme Cameras]',
    to: '[]',
    told: 'wrong-value registrations[0].registrants: “registrations[0].registrants” is empty.',
    at: '[]',
  },
  'a word that is not among those allowed': {
    file: vendor,
    from: 'relation: affiliate',
    to: 'relation: cousin',
    told: 'wrong-value entities[1].relation: “entities[1].relation” is “cousin”, but must be one of self, affiliate, brand, possible-oem.',
    at: 'cousin',
  },
  'a text that does not match': {
    file: vendor,
    from: 'value: acme,',
    to: 'value: ACME,',
    told: 'wrong-value identifiers.cpe[0].value: “identifiers.cpe[0].value” is “ACME”, but must be a CPE vendor in lower case.',
    at: 'ACME',
  },
  'a day that is not in the calendar': {
    file: vendor,
    from: 'since: 2020-01-01',
    to: 'since: 2023-02-29',
    told: 'wrong-value entities[1].since: “entities[1].since” is “2023-02-29”, which is no day of the calendar.',
    at: '2023-02-29',
  },
  'empty text': {
    file: vendor,
    from: 'display: Acme',
    to: "display: ''",
    told: 'wrong-value display: “display” is empty.',
    at: '',
  },
  'text in white space': {
    file: vendor,
    from: 'display: Acme',
    to: "display: ' Acme'",
    told: 'wrong-value display: “display” begins or ends with white space.',
    at: ' Acme',
  },
  'an unverified fact that says it is sure': {
    file: vendor,
    from: 'unverified: true, confidence: low',
    to: 'unverified: true',
    told: 'wrong-value entities[0].names[1]: “entities[0].names[1]” is unverified and says that its confidence is high.',
    at: 'value',
  },
  'a fact with sources that says unverified': {
    file: vendor,
    from: 'unverified: true, confidence: low',
    to: 'unverified: true, confidence: low, sources: [PAGE]',
    told: 'missing-provenance entities[0].names[1]: “entities[0].names[1]” has sources and says “unverified”: only one can be.',
    at: 'value',
  },
  'a fact without sources': {
    file: 'alternatives/camera.yaml',
    from: 'sources: [PAGE]\n',
    to: '',
    told: 'missing-provenance suppliers[0]: “suppliers[0]” lacks “sources”; say “unverified: true” if nobody has read one.',
    at: 'supplier',
  },
  'a fact without a date': {
    file: act,
    from: 'asOf: 2026-02\n',
    to: '',
    told: 'missing-provenance : The file lacks “asOf”: as of which day it was read.',
    at: 'id',
  },
  'a fact without confidence': {
    file: act,
    from: 'confidence: medium\n',
    to: '',
    told: 'missing-provenance : The file lacks “confidence”.',
    at: 'id',
  },
  'broken YAML': {
    file: vendor,
    from: '[PAGE]',
    to: '[PAGE',
    told: 'yaml-bad-indent : Flow sequence in block collection must be sufficiently indented and end with a ]',
    at: 'a',
  },

  // What one file cannot know
  'an id that is not the name of the file': {
    file: 'profiles/buyer.yaml',
    from: 'id: buyer',
    to: 'id: seller',
    told: 'wrong-file-name id: The id is “seller”, but the file is called “buyer”.',
    at: 'seller',
  },
  'two entities of one id': {
    file: vendor,
    from: 'id: acme-parts',
    to: 'id: acme',
    told: 'duplicate-id entities[1].id: There are two of the entity id “acme”.',
    at: 'acme',
  },
  'a source that is nowhere': {
    file: 'mac/acme.yaml',
    from: '    registrants',
    to: '    sources: [BOOK]\n    registrants',
    told: 'unknown-source registrations[0].sources: The source “BOOK” is not in sources.yaml.',
    at: '[BOOK]',
  },
  'a source that nothing rests on': {
    file: 'sources.yaml',
    from: '\nPAGE',
    to: '\nBOOK: { title: A book, noUrl: It is paper., kind: book }\nPAGE',
    told: 'unused-source BOOK: No fact rests on the source “BOOK”.',
    at: 'title',
  },
  'a source without an address': {
    file: 'sources.yaml',
    from: '  url: https://example.org/\n',
    to: '',
    told: 'missing-key PAGE: The source “PAGE” needs either “url” or, where there is none, “noUrl” with the reason.',
    at: 'title',
  },
  'a vendor whose first entity is not itself': {
    file: vendor,
    from: 'relation: self',
    to: 'relation: brand',
    told: 'wrong-value entities: The first entity must be the vendor itself, with relation “self”.',
    at: '- id: acme\n',
  },
  'an OEM relation without its tier': {
    file: vendor,
    from: 'relation: affiliate',
    to: 'relation: possible-oem',
    told: 'wrong-value entities[1].relation: An entity of relation “possible-oem” has an oemTier, and no other has.',
    at: 'possible-oem',
  },
  'one name twice': {
    file: vendor,
    from: 'value: Acme Parts',
    to: 'value: Acme Cameras',
    told: 'duplicate-name entities[1].names[0].value: The name “Acme Cameras” stands twice.',
    at: 'Acme Cameras',
  },
  'an end before the beginning': {
    file: vendor,
    from: 'until: 2024-01-01',
    to: 'until: 2020-01-01',
    told: 'wrong-dates entities[1].until: It ends on 2020-01-01, but does not begin before 2020-01-01.',
    at: '2020-01-01',
  },
  'an identifier of an entity of somebody else': {
    file: vendor,
    from: 'value: acme, entity: acme',
    to: 'value: acme, entity: other',
    told: 'unknown-entity identifiers.cpe[0].entity: “other” is no entity of this vendor.',
    at: 'other',
  },
  'one identifier twice': {
    file: vendor,
    from: '    - { value: acme, entity: acme }',
    to: '    - { value: acme, entity: acme }\n    - { value: acme, entity: acme-parts }',
    told: 'duplicate-identifier identifiers.cpe[1]: The cpe identifier “acme” stands twice.',
    at: 'value',
  },
  'a pattern that could run for long': {
    file: vendor,
    from: "'AC-\\d+'",
    to: "'(?:AC-\\d+)+'",
    told: 'wrong-pattern identifiers.models[0].pattern: The pattern repeats something that is itself repeated.',
    at: '(?:AC-\\d+)+',
  },
  'a prefix of nobody': {
    file: 'mac/acme.yaml',
    from: 'entity: acme',
    to: 'entity: other',
    told: 'unknown-entity registrations[0].entity: “other” is no entity of any vendor.',
    at: 'other',
  },
  'one prefix twice': {
    file: 'mac/acme.yaml',
    from: '001122 0011223',
    to: '001122 001122',
    told: 'duplicate-prefix registrations[0].prefixes: The prefix 001122 stands twice.',
    at: '001122 001122 AABBCCDDE',
  },
  'prefixes out of order': {
    file: 'mac/acme.yaml',
    from: '001122 0011223',
    to: '001123 0011223',
    told: 'unsorted registrations[0].prefixes: 0011223 stands behind 001123: sort them.',
    at: '001123 0011223 AABBCCDDE',
  },
  'a clause about a vendor that is nowhere': {
    file: act,
    from: 'vendor: acme',
    to: 'vendor: other',
    told: 'unknown-vendor clauses[0].targets[0].vendor: There is no vendor “other”.',
    at: 'other',
  },
  'a clause about an entity that is nowhere': {
    file: act,
    from: '[acme-parts]',
    to: '[acme, other]',
    told: 'unknown-entity clauses[0].targets[0].entities: “other” is no entity of acme.',
    at: '[acme, other]',
  },
  'a clause that ends before it begins': {
    file: act,
    from: 'until: 2027-01-01',
    to: 'until: 2025-01-01',
    told: 'wrong-dates clauses[0].until: It ends on 2025-01-01, but does not begin before 2026-01-01.',
    at: '2025-01-01',
  },
};

function told({ code, path, message }: FileProblem): string {
  return `${code} ${path}: ${message}`;
}

function pointedAt(files: readonly SignatureFile[], { file, span }: FileProblem): string {
  return files.find(one => one.path === file)?.text.slice(span.start, span.end) ?? '';
}

suite('core/signatures/check', () => {
  test('a sound folder has no problem', () => {
    assert.deepEqual(compileSignatures(smallFiles()).problems, []);
  });

  for (const [what, expected] of Object.entries(cases)) {
    test(`tells ${what}, and where`, () => {
      const files = smallFiles(expected.file, expected.from, expected.to);
      const { problems } = compileSignatures(files);
      const found = problems.find(problem => told(problem) === expected.told);
      assert.ok(found, problems.map(told).join('\n'));
      assert.equal(found.file, expected.file);
      assert.equal(pointedAt(files, found).split('\n')[0], expected.at.split('\n')[0]);
    });
  }

  test('tells a file that is in no known folder', () => {
    const { problems } = compileSignatures([...smallFiles(), { path: 'vendor/acme.yaml', text: '' }]);
    assert.deepEqual(
      problems.map(problem => [problem.code, problem.file]),
      [['unknown-file', 'vendor/acme.yaml']],
    );
  });

  test('what a file says is never repeated with its control characters', () => {
    const { problems } = compileSignatures(smallFiles(vendor, 'kind: legal', 'kind: "\\e[31mred", "\\x07key": 1'));
    assert.ok(problems.length >= 2);
    for (const { message, path } of problems) assert.doesNotMatch(message + path, /\p{Cc}/u);
  });

  test('a key that is a property of every object is unknown too', () => {
    const { problems } = compileSignatures(
      smallFiles(vendor, 'display: Acme', 'display: Acme\nconstructor: x\n__proto__: y'),
    );
    assert.deepEqual(
      problems.map(problem => problem.path),
      ['constructor', '__proto__'],
    );
  });
});
