import assert from 'node:assert/strict';
import { matchBom } from '../../../server/src/core/match/index.ts';
import { bom, component } from '../../support/bom.ts';
import { shipped } from '../../support/judging.ts';

/** Vendors that a supplier of a device is marked as, each with relation and ceiling. */
function marked(supplier: string): readonly string[] {
  const document = bom(component([`supplier: ${supplier}`], { kind: 'device' }));
  return matchBom(document, shipped(), '2026-11-22').map(one => `${one.vendor} ${one.relation} ${one.ceiling}`);
}

const hikvision = 'hikvision self error';
const dahua = 'dahua self error';

/** Forms that each ask for another step of reading, with the shipped names. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  // a unit of the company behind its registered name
  ['Hangzhou Hikvision Digital Technology Co., Ltd. No. 7 Research Institute', ['hikvision affiliate error']],
  // single letters on a side are no name of a list
  ['Hikvision A/S', [hikvision]],
  ['R&D Hikvision', [hikvision]],
  ['Hikvision/Dahua', [hikvision, dahua]],
  ['Hikvision & Dahua', [hikvision, dahua]],
  ['Hikvision+Dahua', [hikvision, dahua]],
  ['Acme; Hikvision; Dahua', [hikvision, dahua]],
  ['Hikvision Dahua', [hikvision, dahua]],
  // a brand beside the name of its own group
  ['Hikvision EZVIZ', [hikvision]],
  ['EZVIZ Hikvision', [hikvision]],
  // names in brackets are told with less
  ['Acme (Hikvision)', ['hikvision self warning']],
  ['Acme (Hikvision, Dahua)', ['hikvision self warning', 'dahua self warning']],
  // an acronym is that of the words beside it
  ['ZTE Corporation (abbr. ZTE)', ['zte self error']],
  ['YMTC (Yangtze Memory Technologies Co., Ltd.)', ['ymtc self error']],
  ['ZTE (Zero Tolerance Education Society)', []],
  ['Catalan Language Institute (CATL)', []],
  // what stands behind a legal form, a comma or a dash is a place or a unit
  ['Quectel Wireless Solutions - Vienna office', ['quectel self error']],
  ['Zhejiang Dahua Vision Technology Co., Ltd. and Acme GmbH', ['dahua affiliate warning']],
  // halves of a region are places only beside it
  ['Hikvision Middle East FZE', ['hikvision affiliate error']],
  ['Huawei East Africa Ltd', ['huawei affiliate error']],
  // towns before names, words of trade behind them, other trades
  ['北京海康威视科技有限公司', [hikvision]],
  ['深圳市大华科技有限公司', []],
  ['大华银行', []],
  ['Hikvision Bakery', []],
  ['Dahua Lighting Fixtures Ltd', []],
];

suite('forms of names', () => {
  for (const [supplier, expected] of cases) {
    test(`${supplier}: ${expected.join(', ') || 'nobody'}`, () => assert.deepEqual(marked(supplier), expected));
  }
});
