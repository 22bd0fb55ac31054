import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseYaml, type YamlNode, yamlValue } from '../../server/src/core/syntax/yaml.ts';
import { profile, reviewText } from '../support/review.ts';
import { root, skipLoudly } from '../support/shared.ts';
import { signatures } from '../support/signatures.ts';

const LIST = 'us-dod-1260h';
const JUDGED_FOR = 'us-dod-contractor';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly until: string;
}

function rowsOf(list: string): readonly Row[] {
  const { value } = parseYaml(readFileSync(`signatures/lists/${list}.yaml`, 'utf8'));
  const companies = value.kind === 'mapping' ? yamlValue(value, 'companies') : undefined;
  assert.equal(companies?.kind, 'sequence');
  const textOf = (node: YamlNode, key: string): string => {
    const found = node.kind === 'mapping' ? yamlValue(node, key) : undefined;
    return found?.kind === 'scalar' ? found.text : '';
  };
  return companies.items.map(item => ({
    id: textOf(item, 'id'),
    name: textOf(item, 'name'),
    from: textOf(item, 'from'),
    until: textOf(item, 'until'),
  }));
}

const current = rowsOf(LIST).filter(({ until }) => until === '');

/** A document with one device for each name, and where each name stands in it. */
function devicesOf(names: readonly string[]): { readonly text: string; readonly starts: readonly number[] } {
  let text = '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[';
  const starts: number[] = [];
  for (const name of names) {
    text += `${starts.length === 0 ? '' : ','}\n{"type":"device","name":"unit","supplier":{"name":"`;
    starts.push(text.length);
    text += `${name}"}}`;
  }
  return { text: `${text}\n]}`, starts };
}

suite('names on whole lists', () => {
  test('all 188 names of the edition of 2026-06-08 mark a device by its supplier, at the name and nowhere else', () => {
    assert.equal(current.length, 188);
    const { text, starts } = devicesOf(current.map(({ name }) => name));
    const { findings } = reviewText(text, [JUDGED_FOR]);
    for (const [at, { name, id }] of current.entries()) {
      const start = starts[at] as number;
      const own = findings.filter(({ span }) => span.start === start && span.end === start + name.length);
      assert.equal(own.length, 1, name);
      const [finding] = own;
      assert.equal(finding?.evidence[0]?.entity, id, name);
      const verdict = finding?.judgements[0]?.verdicts.find(({ instrument }) => instrument === LIST);
      assert.ok(verdict && verdict.outcome !== 'out-of-scope' && verdict.outcome !== 'other-jurisdiction', name);
    }
    assert.equal(findings.length, 188);
  });

  test('they are the names of the transcription', function () {
    const file = join(resolve(root, '../shared/reference'), 'restricted-vendors/check-2026-11-29/1260h.tsv');
    if (!existsSync(file)) skipLoudly(this, 'the transcription of the section 1260H list');
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .slice(2)
      .filter(line => line !== '');
    const names = lines.map(line => line.split('\t')[0]?.replace(' (Sugon)', ''));
    assert.deepEqual(
      current.map(({ name }) => name),
      names,
    );
  });

  test('only those whom the edition of the day names are on it', () => {
    const listed = (name: string, asOf: string): readonly string[] => {
      const { text } = devicesOf([name]);
      const { findings } = reviewText(text, [], { contexts: [profile(JUDGED_FOR, asOf)] });
      const verdicts = findings.flatMap(({ judgements }) => judgements.flatMap(judgement => judgement.verdicts));
      return verdicts
        .filter(({ instrument, outcome }) => instrument === LIST && outcome !== 'out-of-scope')
        .flatMap(({ because }) => because.map(({ clause }) => clause))
        .filter(clause => clause.startsWith('edition'));
    };
    assert.deepEqual(listed('Inspur Group Co., Ltd.', '2021-06-02'), []);
    assert.deepEqual(listed('Inspur Group Co., Ltd.', '2021-06-03'), ['edition-2021']);
    assert.deepEqual(listed('Tencent Holdings Limited', '2025-01-06'), []);
    assert.deepEqual(listed('Tencent Holdings Limited', '2025-01-07'), ['edition-2025']);
    assert.deepEqual(listed('BYD Company Limited', '2026-06-07'), []);
    assert.deepEqual(listed('BYD Company Limited', '2026-06-08'), ['edition-2026']);
    assert.deepEqual(listed('Beijing Megvii Technology Co., Ltd.', '2024-06-01'), ['edition-2024']);
    assert.deepEqual(listed('Beijing Megvii Technology Co., Ltd.', '2025-01-07'), []);
  });

  test('every name of the FCC Covered List and of sections 889, 5949 and 154 marks at the name, under its instrument', () => {
    const whole: readonly (readonly [profile: string, instrument: string, names: readonly string[]])[] = [
      [
        'us-importer',
        'us-fcc-covered-list',
        [
          'Huawei Technologies Company',
          'ZTE Corporation',
          'Hytera Communications Corporation',
          'Hangzhou Hikvision Digital Technology Company',
          'Dahua Technology Company',
          'AO Kaspersky Lab',
          'China Mobile International USA Inc.',
          'China Telecom (Americas) Corp.',
          'Pacific Networks Corp',
          'ComNet (USA) LLC',
          'China Unicom (Americas) Operations Limited',
          'Kaspersky Lab, Inc.',
          'Digitalsystem Technology Inc.',
        ],
      ],
      [
        'us-federal-agency',
        'us-ndaa-889',
        [
          'Dahua Technology Company',
          'Hangzhou Hikvision Digital Technology Company',
          'Huawei Technologies Company',
          'Hytera Communications Corporation',
          'ZTE Corporation',
        ],
      ],
      [
        'us-federal-agency',
        'us-ndaa-5949',
        [
          'ChangXin Memory Technologies',
          'Semiconductor Manufacturing International Corporation',
          'Yangtze Memory Technologies Corp',
        ],
      ],
      ['us-dod-contractor', 'us-ndaa-154', rowsOf('us-ndaa-154').map(({ name }) => name)],
    ];
    for (const [whom, instrument, names] of whole) {
      const { text, starts } = devicesOf(names);
      const { findings } = reviewText(text, [whom]);
      for (const [at, name] of names.entries()) {
        const start = starts[at] as number;
        const own = findings.filter(({ span }) => span.start === start && span.end === start + name.length);
        const instruments = own.flatMap(({ judgements }) => judgements.flatMap(({ verdicts }) => verdicts));
        assert.ok(
          instruments.some(verdict => verdict.instrument === instrument),
          `${name} under ${instrument}`,
        );
      }
    }
  });

  test('who is known by name alone is listed by that name; with words of trade added it is another company of the group', () => {
    const entityOf = (name: string): readonly string[] => {
      const { findings } = reviewText(devicesOf([name]).text, [JUDGED_FOR]);
      return findings.map(({ vendor, relation, judgements }) => {
        const listed = judgements[0]?.verdicts.find(({ instrument }) => instrument === LIST)?.outcome;
        return `${vendor} ${relation} ${listed}`;
      });
    };
    assert.deepEqual(entityOf('Alibaba Group'), ['alibaba self listed']);
    assert.deepEqual(entityOf('Inspur'), ['inspur self listed']);
    assert.deepEqual(entityOf('BOE'), ['boe self listed']);
    assert.deepEqual(entityOf('Inspur Electronic Information Industry Co., Ltd.'), ['inspur affiliate out-of-scope']);
    assert.deepEqual(entityOf('Tencent Technology (Shenzhen) Company Limited'), ['tencent affiliate out-of-scope']);
    assert.deepEqual(entityOf('Hesai'), ['hesai self listed']);
    assert.deepEqual(entityOf('Hesai Inc.'), []);
  });

  test('no other company, brand or word that is near to a name of a list marks anything', () => {
    const lines = readFileSync('test/quality/list-decoys.tsv', 'utf8').split('\n');
    const decoys = lines.filter(line => line !== '' && !line.startsWith('#')).map(line => line.split('\t')[0] ?? '');
    assert.ok(decoys.length >= 300, `${decoys.length}`);
    const { text } = devicesOf(decoys);
    const marked = reviewText(text, [JUDGED_FOR]).findings.map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(marked, []);
  });

  test('who only wrote software is told as its author, for information', () => {
    const packages = ['alibaba', 'tencent', 'baidu', 'inspur', 'qihoo 360'].flatMap(name => [
      `{"type":"library","name":"a","publisher":"${name}","purl":"pkg:npm/a@1"}`,
      `{"type":"library","name":"b","author":"${name}","purl":"pkg:npm/b@1"}`,
      `{"type":"library","group":"com.${name.replaceAll(' ', '')}","name":"c","purl":"pkg:maven/com.${name.replaceAll(' ', '')}/c@1"}`,
    ]);
    const text = `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[${packages.join(',')}]}`;
    for (const whom of [[], [JUDGED_FOR], ['us-federal-agency']]) {
      const { findings } = reviewText(text, whom);
      assert.ok(findings.length >= 10, `${findings.length}`);
      assert.deepEqual(
        findings.filter(({ level }) => level !== 'information'),
        [],
      );
    }
  });

  test('a vendor that only a list names has no identifier but what registries gave it, and no note of its own', () => {
    const listed = signatures().vendors.filter(({ list }) => list !== undefined);
    assert.ok(listed.length >= 60, `${listed.length}`);
    for (const { id, identifiers, notes } of listed) {
      const { mac, usb, pci, pen, bluetooth, pnp, compatible, ...others } = identifiers;
      assert.deepEqual([...Object.values(others).flat(), ...notes], [], id);
    }
  });
});
