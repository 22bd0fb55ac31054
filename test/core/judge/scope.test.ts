import assert from 'node:assert/strict';
import { speaksIn } from '../../../server/src/core/judge/context.ts';
import { levelOf } from '../../../server/src/core/judge/level.ts';
import { applyClause } from '../../../server/src/core/judge/scope.ts';
import { verdictOf } from '../../../server/src/core/judge/verdict.ts';
import type { ReviewContext } from '../../../server/src/core/model/context.ts';
import type { Clause, Instrument } from '../../../server/src/core/signatures/types/instrument.ts';
import { context } from '../../support/builders.ts';
import { shipped, subject } from '../../support/judging.ts';

const provenance = { sources: ['GLOBAL-20250628'], asOf: '2026-01-01', confidence: 'high' } as const;

function clause(more: Partial<Clause> = {}): Clause {
  const reach = {
    self: 'covered',
    affiliate: 'undefined',
    brand: 'undefined',
    component: 'undefined',
    relabel: 'undefined',
  } as const;
  return {
    id: 'one',
    text: 'Buyers may not buy it.',
    effect: 'prohibits',
    restricts: ['procurement'],
    binds: ['buyer'],
    targets: [{ vendor: 'hikvision', reach }],
    provenance,
    ...more,
  };
}

function instrument(clauses: readonly Clause[], kind: Instrument['kind'] = 'prohibition'): Instrument {
  const [first] = shipped().set.instruments;
  assert.ok(first);
  return { ...first, id: 'test', jurisdiction: 'CA', kind, clauses };
}

const buyer: ReviewContext = context({
  profile: 'buyer',
  jurisdictions: ['CA'],
  parties: ['buyer'],
  activities: ['procurement'],
});

suite('judge: scope of a clause', () => {
  const outcome = (one: Clause, who: ReviewContext = buyer, what = 'hikvision') =>
    applyClause(one, instrument([one]), subject(what), who)?.outcome;

  test('it binds by jurisdiction, party and activity, all of them', () => {
    assert.equal(outcome(clause()), 'prohibited');
    assert.equal(outcome(clause(), { ...buyer, jurisdictions: ['US'] }), 'other-jurisdiction');
    assert.equal(outcome(clause(), { ...buyer, parties: ['seller'] }), 'out-of-scope');
    assert.equal(outcome(clause(), { ...buyer, activities: ['use'] }), 'out-of-scope');
    assert.equal(
      outcome(clause({ binds: ['everyone'], restricts: [] }), { ...buyer, parties: [], activities: [] }),
      'prohibited',
    );
  });

  test('what holds for a country holds in its parts, and not the other way round', () => {
    assert.equal(speaksIn('CA', { ...buyer, jurisdictions: ['CA-QC'] }), true);
    assert.equal(speaksIn('CA-QC', { ...buyer, jurisdictions: ['CA'] }), false);
    assert.equal(speaksIn('CA', { ...buyer, jurisdictions: ['CAT'] }), false);
  });

  test('a limit on purposes makes a prohibition a restriction unless the purpose is stated', () => {
    const limited = clause({ purposes: { values: ['security'], text: 'security' } });
    assert.equal(outcome(limited), 'restricted');
    assert.equal(outcome(limited, { ...buyer, purposes: ['security'] }), 'prohibited');
  });

  test('it does not speak of other vendors', () => assert.equal(outcome(clause(), buyer, 'dahua'), undefined));

  test('clauses that decide say the same: what is restricted is not mixed with what cannot be determined', () => {
    const open = clause({ id: 'open', effect: 'restricts', undecidable: 'Something would decide.' });
    const firm = clause({ id: 'firm', effect: 'restricts' });
    const weighed = verdictOf(instrument([open, firm]), subject('hikvision'), buyer, shipped());
    assert.deepEqual(
      weighed?.verdict.because.map(reason => reason.clause),
      ['firm'],
    );
  });

  test('an export-control list is information, whatever a pack says that it does', () => {
    assert.equal(levelOf('prohibited', clause(), instrument([], 'export-control')), 'information');
    assert.equal(levelOf('prohibited', clause(), instrument([], 'investment')), 'information');
    assert.equal(levelOf('prohibited', clause(), instrument([], 'proposal')), 'information');
    assert.equal(levelOf('prohibited', clause(), instrument([])), 'error');
  });
});
