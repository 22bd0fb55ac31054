import assert from 'node:assert/strict';
import { verdict } from '../../support/judging.ts';

/** Why an instrument says what it says, in words, of a subject and for a profile: see `judge` of the support. */
function why(words: string, instrument: string, profile: string | null, asOf?: string): string {
  return (
    verdict(words, instrument, profile, asOf)
      ?.because.map(({ text }) => text.text)
      .join(' ') ?? 'silent'
  );
}

suite('judge: reasons', () => {
  test('an act of another jurisdiction is told as that, and what had to be assumed of the goods is not', () => {
    const here = why('hikvision', 'us-ndaa-889', 'us-federal-agency');
    assert.match(here, /Nothing here says what kind of product this is; it is taken for /);
    const elsewhere = why('hikvision', 'us-ndaa-889', 'ca-federal');
    assert.match(elsewhere, /It is an act of another jurisdiction \(US\)\./);
    assert.doesNotMatch(elsewhere, /taken for/);
  });

  test('what its own text leaves open is told wherever one is', () => {
    for (const profile of ['us-federal-agency', 'ca-federal']) {
      assert.doesNotMatch(why('hikvision', 'us-ndaa-889', profile), /does not say whether it reaches/);
    }
    assert.match(why('hikvision/ezviz', 'ca-federal-hikvision-use-2025', 'ca-federal'), /./);
  });

  test('a day that is still to come, and one that is over, are told with the day', () => {
    const before = why('hikvision', 'ca-qc-arrete-2023', 'ca-qc-public-body', '2023-01-01');
    assert.match(before, /It takes effect on 2023-12-\d\d\.$/);
    assert.match(
      why('hikvision', 'ca-qc-arrete-2023', 'us-private', '2023-01-01'),
      /It is an act of another jurisdiction \(CA-QC\) and takes effect on 2023-12-\d\d\.$/,
    );
    assert.match(why('hikvision', 'ca-qc-arrete-2023', null, '2023-01-01'), /It takes effect on 2023-12-\d\d\.$/);
    const [, day = ''] = /effect on (\S+)\.$/.exec(before) ?? [];
    assert.doesNotMatch(why('hikvision', 'ca-qc-arrete-2023', 'ca-qc-public-body', day), /takes effect/);
  });
});
