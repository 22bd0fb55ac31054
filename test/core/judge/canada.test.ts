import assert from 'node:assert/strict';
import { judge, told, verdict } from '../../support/judging.ts';

suite('judge: Canada', () => {
  const statement = 'ca-federal-hikvision-use-2025';
  const order = 'ca-ica-hikvision-2025';
  const quebec = 'ca-qc-arrete-2023';

  test('the order under the Investment Canada Act binds one subsidiary and nobody who reviews', () => {
    for (const profile of ['ca-federal', 'ca-federal-supplier', 'ca-qc-public-body', 'ca-private', null]) {
      assert.equal(told('hikvision', order, profile), 'out-of-scope wind-up');
      assert.equal(told('hikvision/hikvision-canada', order, profile), 'out-of-scope wind-up');
    }
    const because = verdict('hikvision/hikvision-canada', order, 'ca-private')?.because[0].text.text;
    assert.match(because ?? '', /does not bind ca-private/);
    assert.match(
      verdict('hikvision', order, 'ca-private')?.because[0].text.text ?? '',
      /does not reach the company Hangzhou Hikvision Digital Technology Co\., Ltd\. itself\./,
    );
  });

  test('the federal statement binds departments, agencies and Crown corporations from its day on', () => {
    assert.equal(told('hikvision', statement, 'ca-federal', '2025-06-26'), 'out-of-scope purchase-and-use');
    assert.equal(told('hikvision', statement, 'ca-federal', '2025-06-27'), 'prohibited purchase-and-use');
    assert.equal(told('hikvision', statement, 'ca-federal', '2025-06-28'), 'prohibited purchase-and-use');
    assert.equal(verdict('hikvision', statement, 'ca-federal')?.status, 'announced');
    assert.equal(judge('hikvision', 'ca-federal').level, 'error');
  });

  test('before its day the statement is told ahead', () => {
    assert.deepEqual(verdict('hikvision', statement, 'ca-federal', '2025-06-26')?.upcoming, {
      on: '2025-06-27',
      outcome: 'prohibited',
    });
  });

  test('suppliers deliver what the bound body may not buy; the attention of private buyers is only called to it', () => {
    assert.equal(told('hikvision', statement, 'ca-federal-supplier'), 'restricted delivery-to-federal-bodies');
    // Global News, 2025-06-28: the minister “stopped short of urging them to stop using Hikvision technology”.
    assert.equal(told('hikvision', statement, 'ca-private'), 'called-to-attention everybody-else');
    assert.equal(told('hikvision', statement, 'ca-qc-public-body').split(' ')[0], 'out-of-scope');
    assert.equal(judge('hikvision', 'ca-private').level, 'information');
  });

  for (const [what, term] of [
    ['hikvision/ezviz', 'products of other companies of the group'],
    ['hikvision/hilook', 'other brands'],
    ['hikvision/hikmicro', 'products of other companies of the group'],
    ['hikvision part as camera', 'a Hikvision part inside another maker’s product'],
    ['hikvision/annke', 'relabelled products'],
  ] as const) {
    test(`whether “Hikvision products” covers ${what} is not defined, and the verdict names the term`, () => {
      const found = verdict(what, statement, 'ca-federal');
      assert.equal(found?.outcome, 'cannot-determine');
      assert.match(found?.because[0].text.text ?? '', new RegExp(`“Hikvision products” .*${term}`));
      assert.equal(judge(what, 'ca-federal').level, 'warning');
    });
  }

  test('products of a foreign company under the name Hikvision are Hikvision products', () => {
    assert.equal(told('hikvision abroad', statement, 'ca-federal'), 'prohibited purchase-and-use');
    assert.equal(told('hikvision/hikvision-usa', statement, 'ca-federal'), 'prohibited purchase-and-use');
    assert.equal(told('hikvision abroad', order, 'ca-federal'), 'out-of-scope wind-up');
  });

  test('Dahua is not in the federal statement but in the order of Québec', () => {
    assert.equal(told('dahua', statement, 'ca-federal'), 'silent');
    assert.equal(told('dahua', quebec, 'ca-federal'), 'other-jurisdiction new-equipment');
    assert.equal(judge('dahua', 'ca-federal').level, 'information');
    assert.equal(told('dahua as camera', quebec, 'ca-qc-public-body', '2023-12-21').split(' ')[0], 'out-of-scope');
    assert.equal(told('dahua as camera', quebec, 'ca-qc-public-body', '2023-12-22'), 'prohibited new-equipment');
    assert.equal(told('dahua/imou as camera', quebec, 'ca-qc-public-body', '2023-12-23'), 'prohibited new-equipment');
    assert.equal(told('dahua as software', quebec, 'ca-qc-public-body').split(' ')[0], 'cannot-determine');
    assert.equal(told('dahua part as soc', quebec, 'ca-qc-public-body').split(' ')[0], 'cannot-determine');
  });

  test('the economic measures of 2021 name no vendor and are silent about every one', () => {
    for (const vendor of ['hikvision', 'dahua', 'huawei'])
      assert.equal(told(vendor, 'ca-sema-prc-2021', 'ca-private'), 'silent');
  });

  test('the telecommunications policy speaks to operators, in steps', () => {
    assert.equal(told('huawei as router', 'ca-telecom-huawei-zte-2022', 'ca-federal').split(' ')[0], 'out-of-scope');
    assert.equal(
      told('huawei as router', 'ca-telecom-huawei-zte-2022', 'us-private').split(' ')[0],
      'other-jurisdiction',
    );
    assert.equal(told('hikvision as camera', 'ca-telecom-huawei-zte-2022', 'ca-federal'), 'silent');
  });

  test('Kaspersky applications are restricted for departments by what the device is', () => {
    const mobile = 'ca-gov-mobile-kaspersky-wechat-2023';
    assert.equal(told('kaspersky', mobile, 'ca-federal', '2023-10-29'), 'out-of-scope mobile-devices');
    assert.equal(told('kaspersky', mobile, 'ca-federal', '2023-10-30'), 'restricted mobile-devices');
    assert.equal(told('kaspersky', mobile, 'ca-private'), 'out-of-scope mobile-devices');
  });
});
