import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../server/src/cli/run.ts';
import { documentText } from '../../support/report.ts';
import { signatureText } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';

suite('A report on many documents stays short', () => {
  let folder = '';
  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-short-'));
    const vendors = ['Hikvision', 'Dahua Technology', 'Huawei Technologies Co., Ltd.', 'ZTE Corporation', 'Hytera'];
    for (let document = 0; document < 60; document++) {
      const components = Array.from({ length: 1000 }, (_, at) => ({
        name: `part ${document}-${at}`,
        supplier: at % 10 < 9 ? 'Acme Cameras' : (vendors[(at % 100) % 7] ?? 'Acme Cameras'),
      }));
      writeFileSync(join(folder, `bom-${document}.cdx.json`), documentText(components));
    }
  });
  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  test('60 of 1,000 components each: at most 200 lines, the totals last', async () => {
    const system = systemOf(folder, { signatures: signatureText });
    await run(['scan', '.', '--profile', 'us-federal-contractor'], system);
    const lines = system.said.join('').trimEnd().split('\n');
    assert.ok(lines.length <= 200, `${lines.length} lines`);
    assert.match(lines.at(-1) ?? '', /^\d+ errors?, \d+ warnings?, .* in 60 documents/);
    for (const vendor of ['Hikvision', 'Dahua', 'Huawei', 'ZTE', 'Hytera']) {
      assert.ok(
        lines.some(line => line.includes(vendor)),
        vendor,
      );
    }
  });
});
