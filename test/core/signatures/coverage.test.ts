import assert from 'node:assert/strict';
import { compileSignatures } from '../../../server/src/core/signatures/compile.ts';
import { coverageWords, listsHeld, listsJudgedBy } from '../../../server/src/core/signatures/coverage.ts';
import type { Coverage, Instrument } from '../../../server/src/core/signatures/types/instrument.ts';
import type { SignatureSet } from '../../../server/src/core/signatures/types/set.ts';
import { signatures } from '../../support/signatures.ts';
import { smallFiles } from './small-files.ts';

const act = 'instruments/xx/act.yaml';

/** How whole the names of the small act are held, where its coverage and one other text are these. */
function held(coverage: string, from = 'effect: prohibits', to = from): Coverage | undefined {
  const files = smallFiles(act, from, to).map(file =>
    file.path === act ? { ...file, text: `${file.text}coverage: ${coverage}\n` } : file,
  );
  const { value, problems } = compileSignatures(files);
  assert.deepEqual(problems, []);
  return value.instruments[0]?.coverage;
}

suite('How whole the names of an instrument are', () => {
  test('every company that a clause names is counted, once', () => {
    assert.deepEqual(held("{ held: list, of: '5', edition: 2026-01-01, checked: transcription }"), {
      held: 'list',
      names: 2,
      of: 5,
      edition: '2026-01-01',
      checked: 'transcription',
    });
  });

  test('a clause that speaks of products names the maker, and not each of its companies', () => {
    assert.equal(
      held('{ held: of-interest }', '- vendor: acme', '- vendor: acme\n        speaksOf: products')?.names,
      1,
    );
  });

  test('who is not covered is not named, unless by an id of its own', () => {
    assert.equal(held('{ held: of-interest }', 'self: covered', 'self: not-covered')?.names, 1);
    assert.equal(held('{ held: of-interest, without: [acme] }')?.names, 1);
  });

  test('a clause that names nobody, or holds no names, counts for nothing', () => {
    assert.equal(
      held('{ held: nobody }', 'effect: prohibits', 'effect: prohibits\n    undecidable: Nobody knows.')?.names,
      0,
    );
    const other = 'clauses:\n  - { id: other, text: Other., effect: lists, restricts: [], binds: [department] }';
    assert.equal(held('{ held: of-interest, clauses: [other] }', 'clauses:', other)?.names, 0);
  });

  test('makers whose weaknesses it tells are its names', () => {
    const { instruments } = signatures();
    assert.equal(instruments.find(({ id }) => id === 'us-fbi-pin-hiatusrat-2024')?.coverage?.names, 5);
  });

  test('a set on top of another is counted anew', () => {
    const base = compileSignatures(
      smallFiles().map(file =>
        file.path === act ? { ...file, text: `${file.text}coverage: { held: list, of: '2' }\n` } : file,
      ),
    ).value;
    const text = smallFiles()
      .find(({ path }) => path === act)
      ?.text.replace('entities: [acme-parts]', '');
    const own = [{ path: act, text: `${text}coverage: { held: list, of: '2' }\n` }];
    assert.equal(base.instruments[0]?.coverage?.names, 2);
    assert.equal(compileSignatures(own, base).value.instruments[0]?.coverage?.names, 1);
    assert.equal(compileSignatures([], base).value.instruments[0]?.coverage?.names, 2);
  });

  test('every instrument says it, and says what its clauses hold', () => {
    for (const { id, coverage } of signatures().instruments) {
      assert.ok(coverage, `${id} does not say how whole its names are held`);
      const { held: what, names, of = 0, checked } = coverage;
      if (what === 'list') assert.ok(names > 0 && names <= of, `${id}: ${names} of ${of}`);
      if (what === 'of-interest') assert.ok(names > 0, id);
      if (what === 'nobody') assert.equal(names, 0, id);
      assert.equal(
        checked !== undefined,
        what === 'list' || what === 'of-interest',
        `${id} against what was it compared?`,
      );
    }
  });

  test('is told in one line', () => {
    const said = new Map(listsHeld(signatures()).map(({ instrument, text }) => [instrument, text.text]));
    const of1260h = signatures().instruments.find(({ id }) => id === 'us-dod-1260h')?.coverage;
    assert.equal(said.get('us-dod-1260h'), `Section 1260H list (2026-06-08): ${of1260h?.names} of 188 names`);
    assert.match(said.get('us-bis-entity-list') ?? '', /^Entity List: \d+ names, not the whole list$/);
    assert.equal(said.get('us-asda'), 'American Security Drone Act: the names were not read');
    assert.equal(said.has('ca-ica-hikvision-2025'), false);
    assert.equal(said.has('us-fcc-routers-2026'), false);
    const { coverage: _, ...silent } = signatures().instruments[0] as Instrument;
    assert.equal(coverageWords(silent), undefined);
  });

  test('a report tells it of lists with editions or gaps, where somebody is judged by them', () => {
    const told = (places: readonly string[], set: SignatureSet = signatures()) =>
      listsJudgedBy(set, places, places.length === 0).map(({ instrument }) => instrument);
    assert.ok(told(['US']).includes('us-dod-1260h'));
    assert.equal(told(['US']).includes('us-tx-prohibited-tech'), false);
    assert.ok(told(['US-TX']).includes('us-dod-1260h') && told(['US-TX']).includes('us-tx-prohibited-tech'));
    assert.equal(told(['CA']).includes('us-dod-1260h'), false);
    assert.ok(told(['CA']).includes('ca-gov-mobile-kaspersky-wechat-2023'));
    assert.ok(told([]).includes('us-dod-1260h') && told([]).includes('us-bis-entity-list'));
    assert.equal(told([]).includes('ca-gov-mobile-kaspersky-wechat-2023'), false);
    assert.ok(told([]).length <= 6, told([]).join());
    const mixed = listsJudgedBy(signatures(), ['CA'], true).map(({ instrument }) => instrument);
    assert.ok(mixed.includes('ca-gov-mobile-kaspersky-wechat-2023') && mixed.includes('us-dod-1260h'));
    assert.equal(told([]).includes('us-cisa-kev'), false);
    assert.equal(told([]).includes('us-ndaa-889'), false);
  });
});
