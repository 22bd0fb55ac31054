import assert from 'node:assert/strict';
import type { Review } from '../../../../server/src/core/model/review.ts';
import { reviewText } from '../../../support/review.ts';
import { slowTest } from '../../../support/tier.ts';

interface Plant {
  readonly maker: string;
  readonly model: string;
  readonly mac: string;
  /** The text of the cell, attribute or value that has to be marked, and the vendor. */
  readonly marked: string;
  readonly vendor: string;
}

/** Each states its vendor in one way only. */
const planted: readonly Plant[] = [
  { maker: 'HIKVISION', model: 'X-1', mac: '', marked: 'HIKVISION', vendor: 'hikvision' },
  { maker: '海康威视', model: 'X-2', mac: '', marked: '海康威视', vendor: 'hikvision' },
  { maker: 'Zhejiang Dahua Technology Co., Ltd.', model: '', mac: '', marked: '', vendor: 'dahua' },
  { maker: '', model: 'DS-2CD2043G2-I', mac: '', marked: 'DS-2CD2043G2-I', vendor: 'hikvision' },
  {
    maker: 'Example Rebrand',
    model: 'EX-4',
    mac: '44:47:CC:0A:0B:0C',
    marked: '44:47:CC:0A:0B:0C',
    vendor: 'hikvision',
  },
  { maker: 'Huawei Technologies', model: 'S5720', mac: '', marked: 'Huawei Technologies', vendor: 'huawei' },
  { maker: 'ＺＴＥ Corporation', model: '', mac: '', marked: 'ＺＴＥ Corporation', vendor: 'zte' },
].map(plant => ({ ...plant, marked: plant.marked === '' ? plant.maker : plant.marked }));

/** Words that hold the name of a vendor, neighbours in a registry, alternatives, and values that only look alike. */
const decoys: readonly Omit<Plant, 'marked' | 'vendor'>[] = [
  { maker: 'Axis Communications', model: 'P3245-LV', mac: '00:40:8C:00:00:01' },
  { maker: 'Hanwha Vision', model: 'XNV-8080R', mac: '00:09:18:00:00:01' },
  { maker: 'Bosch', model: 'NBE-5503', mac: '' },
  { maker: 'DH electronics GmbH', model: 'DHCOM', mac: '' },
  { maker: 'Lindahua', model: 'Pandahua', mac: '' },
  { maker: 'Hikari', model: 'HIK-protocol-board', mac: '' },
  // Locally administered: the registry says nothing of it.
  { maker: 'Example Rebrand', model: 'EX-5', mac: '46:47:CC:0A:0B:0C' },
  { maker: 'Moxa', model: '22e1', mac: 'xx:xx:xx:xx:xx:xx' },
  { maker: 'Siemens', model: '0123', mac: '12:34:56:12:34:56' },
];

function decoyAt(at: number): Omit<Plant, 'marked' | 'vendor'> {
  return decoys[at % decoys.length] ?? { maker: '', model: '', mac: '' };
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** `line:character text vendor` of each finding at any level. */
function marks({ source, findings }: Review): readonly string[] {
  return findings.map(({ span, vendor }) => {
    const { line, character } = source.positionAt(span.start);
    return `${line + 1}:${character} ${source.slice(span)} ${vendor}`;
  });
}

suite('planted vendors', () => {
  slowTest('in a table of 10,000 rows each is marked at its cell, and no decoy is', () => {
    const lines = ['Name,Manufacturer,Model,MAC,Quantity,Serial,Notes'];
    const expected: string[] = [];
    for (let row = 0; row < 10_000; row++) {
      const plant = row % 137 === 11 ? planted[Math.floor(row / 137) % planted.length] : undefined;
      const { maker, model, mac } = plant ?? decoyAt(row);
      const before = `device ${row},`;
      lines.push(`${before}${quoted(maker)},${model},${mac},${1 + (row % 3)},SN${row},ok`);
      if (plant) expected.push(`${row + 2}:${lines.at(-1)?.indexOf(plant.marked)} ${plant.marked} ${plant.vendor}`);
    }
    const review = reviewText(`${lines.join('\n')}\n`, ['ca-federal']);
    assert.equal(expected.length, 73);
    assert.deepEqual(marks(review), expected);
    assert.equal(review.coverage.components, 10_000);
  });

  test('in device types of NetBox the value is marked, not its key', () => {
    const types = [...planted.filter(({ maker, mac }) => maker !== '' && mac === ''), ...decoys];
    for (const type of types) {
      const text = `---\nmanufacturer: ${JSON.stringify(type.maker)}\nmodel: ${JSON.stringify(type.model || 'M1')}\nslug: x\nu_height: 0\ncomments: dahua is what this is not\n`;
      const { marked, vendor } = 'marked' in type ? (type as Plant) : { marked: undefined, vendor: undefined };
      const expected = marked === undefined ? [] : [`2:15 ${marked} ${vendor}`];
      assert.deepEqual(marks(reviewText(text, ['ca-federal'])), expected, text);
    }
  });

  test('in a scan of nmap the attribute is marked, among a hundred hosts', () => {
    const expected: string[] = [];
    const host = (at: number) => {
      const plant = at % 10 === 3 ? planted[Math.floor(at / 10) % planted.length] : undefined;
      const { maker, mac } = plant ?? decoyAt(at);
      const vendor = maker === '' ? '' : ` vendor="${maker}"`;
      const line = `<host><address addr="192.0.2.${at}" addrtype="ipv4"/><address addr="${mac || '02:00:00:00:00:01'}" addrtype="mac"${vendor}/></host>`;
      if (plant && plant.marked !== plant.model) {
        expected.push(`${at + 4}:${line.indexOf(plant.marked)} ${plant.marked} ${plant.vendor}`);
      }
      return line;
    };
    const hosts = Array.from({ length: 100 }, (_, at) => host(at)).join('\n');
    const text = `<?xml version="1.0"?>\n<!DOCTYPE nmaprun>\n<nmaprun scanner="nmap">\n${hosts}\n</nmaprun>\n`;
    assert.deepEqual(marks(reviewText(text, ['ca-federal'])), expected);
    assert.equal(expected.length, 9);
  });
});
