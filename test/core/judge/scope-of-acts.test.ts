import assert from 'node:assert/strict';
import { shipped, told, verdict } from '../../support/judging.ts';

/** Scope and days of acts, each as its source has it. */
suite('judge: how far acts reach, and from which day', () => {
  const clause = (instrument: string, id: string) => {
    const found = shipped()
      .instruments.get(instrument)
      ?.clauses.find(one => one.id === id);
    assert.ok(found, `${instrument} ${id}`);
    return found;
  };

  // 47 U.S.C. 1602(a)(2): beginning 60 days after the placing on the list.
  test('subsidies are barred 60 days after an entry is placed on the Covered List', () => {
    const days = (from: string) => new Date(Date.parse(from) + 60 * 86_400_000).toISOString().slice(0, 10);
    const list = 'us-fcc-covered-list';
    assert.equal(clause(list, 'subsidies-telecommunications').from, days('2021-03-12'));
    assert.equal(clause(list, 'subsidies-surveillance').from, days('2021-03-12'));
    assert.equal(clause(list, 'subsidies-kaspersky').from, days('2022-03-25'));
  });

  // 85 FR 83416, effective 2020-12-18; Cooley, 2020-12-23: SMIC and ten related companies.
  test('DJI, SMIC and companies of its group are on the Entity List since 18 December 2020', () => {
    for (const subject of ['dji', 'smic', 'smic/smic-beijing', 'smic/smic-south-china']) {
      assert.equal(told(subject, 'us-bis-entity-list', 'us-private', '2020-12-17'), 'out-of-scope listed-2020-12');
      assert.equal(told(subject, 'us-bis-entity-list', 'us-private', '2020-12-18'), 'listed listed-2020-12');
    }
    assert.match(told('smic/smic-americas', 'us-bis-entity-list', 'us-private', '2021-01-01'), /^out-of-scope/);
  });

  // Mohawk Global names the 38 of 2020-08-17; the names of 2019 were not read.
  test('of companies of Huawei one is on the Entity List by name, others cannot be determined', () => {
    assert.equal(
      told('huawei/huawei-cloud', 'us-bis-entity-list', 'us-private', '2021-01-01'),
      'listed listed-2020-08',
    );
    assert.match(told('huawei/huawei-device', 'us-bis-entity-list', 'us-private', '2021-01-01'), /^cannot-determine/);
    assert.match(
      verdict('huawei/huawei-device', 'us-bis-entity-list', 'us-private', '2019-06-01')?.because[0].text.text ?? '',
      /their names were not read/,
    );
  });

  // The statement of 2022-11-24 instructs on deployment and advises on networks and removal.
  test('the British statement instructs departments in one sentence and advises in another', () => {
    assert.equal(clause('uk-cctv-2022', 'sensitive-sites').effect, 'prohibits');
    assert.doesNotMatch(clause('uk-cctv-2022', 'sensitive-sites').text, /network/);
    assert.equal(clause('uk-cctv-2022', 'core-networks').effect, 'advises-against');
  });

  // The draft notice designates Huawei UK and the companies of an annex.
  test('the British designation of Huawei leaves open which companies of the group it names', () => {
    const [target] = clause('uk-dvd-huawei-2022', 'no-new-5g').targets;
    assert.equal(target?.reach.affiliate, 'undefined');
    assert.match(clause('uk-dvd-huawei-2022', 'no-new-5g').open?.affiliate ?? '', /annex/);
  });

  // The list of the Department of Information Resources as last updated on 2025-01-31.
  test('Texas names seven more makers since 2025', () => {
    const { from, targets } = clause('us-tx-prohibited-tech', 'state-devices-2025');
    assert.equal(from, '2025-01-31');
    assert.deepEqual(
      targets.map(({ vendor }) => vendor),
      ['dahua', 'huawei', 'hikvision', 'hytera', 'dji', 'zte', 'kaspersky'],
    );
  });

  // Section 1709(a)(1) as summed up by newsbyhue.com and Dronelife, 2024-12-19.
  test('section 1709 also reaches joint ventures and those who share or license technology', () => {
    for (const [instrument, id] of [
      ['us-fcc-uas-2025', 'named-makers'],
      ['us-fcc-covered-list', 'authorisation-drone-makers'],
    ] as const) {
      assert.match(clause(instrument, id).text, /software included.*joint ventures and those who share or license/);
    }
  });
});
