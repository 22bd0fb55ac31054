import assert from 'node:assert/strict';
import { judge, shipped, told, verdict } from '../../support/judging.ts';

suite('judge: the United States Department of Defense and its contractors', () => {
  const dod = 'us-dod';
  const contractor = 'us-dod-contractor';

  // Section 805 as Wifcon has it: contracts from 2026-06-30, goods and services that include others from 2027-06-30.
  test('section 805 binds without a question of purpose, and only them', () => {
    assert.equal(told('hikvision', 'us-dod-1260h', dod, '2026-06-29'), 'listed edition-2026');
    assert.equal(told('hikvision', 'us-dod-1260h', dod, '2026-06-30'), 'prohibited contracts');
    assert.equal(told('hikvision', 'us-dod-1260h', contractor, '2027-06-29'), 'listed edition-2026');
    // “The Secretary may not”: a contractor is not bound itself.
    assert.equal(told('hikvision', 'us-dod-1260h', contractor, '2027-06-30'), 'restricted deliveries');
    assert.equal(told('hikvision', 'us-dod-1260h', 'us-federal-contractor', '2027-06-30'), 'restricted deliveries');
    assert.match(told('hikvision', 'us-dod-1260h', 'us-private', '2027-06-30'), /^listed/);
    const limits =
      shipped()
        .instruments.get('us-dod-1260h')
        ?.limits.map(({ text }) => text)
        .join(' ') ?? '';
    assert.match(limits, /contracts alone that exist already, also when they are modified, extended or renewed/);
    assert.match(limits, /backhaul, roaming or interconnection/);
  });

  // Pub. L. 118-31 s. 154: six makers, from 2027-10-01.
  test('section 154 is about batteries of six makers', () => {
    assert.equal(told('byd as battery', 'us-ndaa-154', dod, '2027-09-30'), 'listed named');
    assert.equal(told('byd as battery', 'us-ndaa-154', dod, '2027-10-01'), 'prohibited department');
    assert.equal(told('byd as battery', 'us-ndaa-154', contractor, '2027-10-01'), 'restricted deliveries');
    assert.match(told('byd as inverter', 'us-ndaa-154', dod, '2027-10-01'), /^out-of-scope/);
    assert.match(told('byd', 'us-ndaa-154', dod, '2027-10-01'), /^cannot-determine/);
    assert.match(told('byd as battery', 'us-ndaa-154', 'us-federal-agency', '2027-10-01'), /^(?:out-of-scope|listed)/);
    assert.equal(shipped().instruments.get('us-ndaa-154')?.coverage?.names, 6);
  });

  // Wifcon: section 848 names a country and kinds of parts, no company.
  test('section 848 asks of every drone where it was made, and leaves other goods alone', () => {
    assert.match(told('dji as drone', 'us-ndaa-848', dod), /^cannot-determine department/);
    assert.match(told('dji as drone', 'us-ndaa-848', contractor), /^cannot-determine deliveries/);
    assert.match(told('dji as drone-part', 'us-ndaa-848', dod), /^cannot-determine department/);
    assert.equal(told('dji as camera', 'us-ndaa-848', dod), 'silent');
    assert.equal(told('dji as drone', 'us-ndaa-848', 'us-federal-agency'), 'silent');
  });

  test('section 164 asks of every lidar, and says that its first day was not read', () => {
    assert.match(told('hesai as lidar', 'us-ndaa-164', dod), /^cannot-determine department/);
    assert.match(
      verdict('hesai as lidar', 'us-ndaa-164', dod)?.because[0].text.text ?? '',
      /since when it holds was not read/,
    );
    assert.equal(told('hesai as drone', 'us-ndaa-164', dod), 'silent');
  });

  // JD Supra, September 2025: the order of the Director of National Intelligence.
  test('the order on Acronis is limited to intelligence, and reaches contractors', () => {
    const order = 'us-fascsa-acronis-2025';
    assert.match(told('acronis', order, 'us-federal-agency', '2025-07-10'), /^out-of-scope/);
    assert.equal(told('acronis', order, 'us-federal-agency', '2025-07-11'), 'restricted exclusion-and-removal');
    // SAM.gov told it in September 2025, on the 18th at the latest.
    assert.match(told('acronis', order, 'us-federal-contractor', '2025-09-17'), /^out-of-scope/);
    assert.equal(told('acronis', order, 'us-federal-contractor', '2025-09-18'), 'restricted contractors');
    assert.match(told('acronis', order, 'us-private', '2025-07-11'), /^out-of-scope/);
  });

  test('a lidar or a still camera of the DJI group is not prohibited for an importer', () => {
    for (const subject of ['dji/livox as lidar', 'dji/hasselblad as still-camera']) {
      for (const act of ['us-fcc-covered-list', 'us-fcc-uas-2025']) {
        assert.match(told(subject, act, 'us-importer'), /^cannot-determine/, `${subject} ${act}`);
      }
      assert.equal(judge(subject, 'us-importer').level, 'warning');
    }
  });

  test('acts of which the names or the first day are not known decide nothing', () => {
    assert.equal(shipped().instruments.get('ee-5g')?.coverage?.held, 'not-read');
    assert.match(told('huawei as router', 'ee-5g', null), /^cannot-determine/);
    const [authorisation] = shipped().instruments.get('ro-5g')?.clauses ?? [];
    assert.match(authorisation?.undecidable ?? '', /the law names no company/);
    for (const id of ['us-fcc-26-2', 'us-fcc-26-28', 'us-ndaa-833', 'eu-ict-toolbox-2026']) {
      assert.equal(told('huawei as router', id, 'us-importer'), 'silent', id);
    }
  });

  test('the Czech warning of 2018 advises, the one of 2025 names nobody', () => {
    assert.equal(shipped().instruments.get('cz-nukib-2018')?.clauses[0]?.effect, 'advises-against');
    assert.match(told('huawei', 'cz-nukib-2018', 'ca-federal'), /^other-jurisdiction/);
    assert.equal(shipped().instruments.get('cz-nukib-2025')?.coverage?.names, 0);
  });
});
