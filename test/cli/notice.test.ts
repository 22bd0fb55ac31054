import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { run } from '../../server/src/cli/run.ts';
import { Repository } from '../support/repository.ts';
import { signatures } from '../support/signatures.ts';
import { systemOf } from '../support/system.ts';

const signatureText = JSON.stringify(signatures());

const delivery = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { type: 'device', name: 'Gateway', supplier: { name: 'Acme GmbH' } } },
  components: [
    {
      type: 'device',
      name: 'Router <b>x</b>',
      version: '3',
      supplier: { name: 'Beta Ltd' },
      manufacturer: { name: 'Huawei Technologies Co., Ltd.' },
    },
    { type: 'device', name: 'Switch', manufacturer: { name: 'Cisco Systems' } },
    { type: 'device', name: 'modem', manufacturer: { name: 'Quectel Wireless Solutions Co., Ltd.' } },
    { type: 'device', name: 'sensor' },
  ],
};

suite('Worksheets for notices', () => {
  let repository: Repository;
  setup(() => {
    repository = new Repository();
    repository.write('d/a.cdx.json', JSON.stringify(delivery, undefined, 1));
  });
  teardown(() => repository.remove());

  async function notice(...args: readonly string[]) {
    const system = systemOf(repository.folder, { signatures: () => signatureText });
    const code = await run(['notice', 'd', ...args], system);
    return { code, text: system.said.join('') };
  }

  /** The cells of the table of the nth component, by their field, without marks of sources. */
  function fieldsOf(page: string, nth: number): ReadonlyMap<string, string> {
    const item = page.split('<div class="item">')[nth] ?? '';
    const rows = item.matchAll(/<th scope="row">([^<]*)<\/th><td([^>]*)>(.*?)<\/td>/g);
    return new Map(
      [...rows].map(([, name = '', kind = '', text = '']) => [name, `${kind === '' ? '' : 'EMPTY '}${text}`]),
    );
  }

  test('fields are filled with what documents state, and the rest is empty and listed', async () => {
    const { code, text } = await notice('--found', '2026-11-25T17:00', '--contract', 'GS-35F-0001');
    assert.equal(code, 0, 'all was read, though two components name nobody');
    const fields = fieldsOf(text, 1);
    assert.deepEqual(
      [...fields.keys()],
      [
        'Contract number',
        'Order number(s), if applicable',
        'Supplier name',
        'Supplier unique entity identifier (if known)',
        'Supplier CAGE code (if known)',
        'Brand',
        'Model number (of the maker, the part or the wholesaler)',
        'Item description',
        'Readily available information about mitigation actions undertaken or recommended',
      ],
    );
    assert.match(fields.get('Contract number') ?? '', /^GS-35F-0001 /);
    assert.match(fields.get('Supplier name') ?? '', /^Beta Ltd /);
    assert.match(fields.get('Brand') ?? '', /^Huawei Technologies Co\., Ltd\. /);
    assert.match(fields.get('Item description') ?? '', /^Router &lt;b&gt;x&lt;\/b&gt; 3 \(device\), part of Gateway /);
    const empty = [...fields].filter(([, cell]) => cell.startsWith('EMPTY')).map(([name]) => name);
    assert.equal(empty.length, 5);
    const listed = text.slice(text.indexOf('<h2>Empty fields'), text.indexOf('<h2>What was reviewed'));
    for (const name of empty) assert.ok(listed.includes(name), name);
    assert.match(listed, /Follow-up: /);
    assert.doesNotMatch(text, /Switch|Quectel/, 'section 889 does not speak of them');
    assert.match(text, /d\/a\.cdx\.json: 1 component names nobody/);
  });

  test('the days on which reports are due', async () => {
    const due = async (...args: readonly string[]) =>
      [...(await notice(...args)).text.matchAll(/<span class="day">([^<]*)</g)].map(([, day]) => day);
    assert.deepEqual(await due('--found', '2026-11-25T17:00'), [
      'Friday, 2026-11-27',
      'Friday, 2026-12-11',
      'Saturday, 2026-11-28 17:00',
    ]);
    assert.deepEqual(await due('--found', '2026-11-25', '--reported', '2026-11-25'), [
      'Friday, 2026-11-27',
      'Thursday, 2026-12-10',
      'Saturday, 2026-11-28',
    ]);
  });

  test('every sentence has its source, and none is left out of the list', async () => {
    const { text } = await notice('--found', '2026-11-25', '--profile', 'us-dod-contractor');
    const main = text.slice(text.indexOf('<h2>Section 889'), text.indexOf('<h2>Empty fields'));
    const said = [...main.matchAll(/<li>(.*?)<\/li>|<td>(.*?)<\/td>/g)].map(([, item, cell]) => item ?? cell ?? '');
    assert.ok(said.length > 20, `${said.length}`);
    assert.deepEqual(
      said.filter(each => !each.includes('<sup>')),
      [],
    );
    const named = new Set([...text.matchAll(/href="#(s\d+)"/g)].map(([, id]) => id));
    assert.deepEqual(
      [...text.matchAll(/<li id="(s\d+)"/g)].map(([, id]) => id),
      [...named],
    );
  });

  test('section 805 for the Department of Defense, by the list alone', async () => {
    const { text } = await notice('--found', '2026-11-25', '--profile', 'us-dod-contractor');
    const second = text.slice(text.indexOf('<h2>Section 805'));
    assert.match(second, /modem: Quectel/);
    assert.match(second, /A duty of a contractor to give notice was not found in what was read/);
    assert.match(text, /dibnet\.dod\.mil/);
    assert.doesNotMatch((await notice('--found', '2026-11-25')).text, /Section 805|dibnet/);
  });

  test('it never says that something meets the law, and nothing of a document acts', async () => {
    for (const profile of ['us-federal-contractor', 'us-dod-contractor']) {
      const { text } = await notice('--found', '2026-11-25', '--profile', profile);
      assert.doesNotMatch(text, /complian|conform|cleared|approved/i);
      assert.doesNotMatch(text, /<b>x|<script/);
      const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
      assert.ok(text.includes(`'sha256-${createHash('sha256').update(style).digest('base64')}'`));
    }
  });

  test('without a finding it says so, and that this is none', async () => {
    repository.write('d/a.cdx.json', JSON.stringify({ ...delivery, components: delivery.components.slice(1, 2) }));
    const { code, text } = await notice('--found', '2026-11-25');
    assert.equal(code, 0, text);
    assert.match(text, /No component was found of which the section speaks for this profile/);
    assert.match(text, /this is no finding that there is none/);
  });

  test('what was not read is told; no document at all is a failure', async () => {
    repository.write('d/b.cdx.json', '{');
    const { code, text } = await notice('--found', '2026-11-25');
    assert.equal(code, 2);
    assert.match(text, /<li class="empty">d\/b\.cdx\.json: not read: /);
    assert.match(text, /^error: d\/b\.cdx\.json: not read: /m);
    const system = systemOf(repository.folder, { signatures: () => signatureText });
    repository.write('e/x.md', 'x');
    assert.equal(await run(['notice', 'e'], system), 2);
    const wrong = await notice('--found', '2026-02-30');
    assert.match(wrong.text, /YYYY-MM-DD/);
  });
});
