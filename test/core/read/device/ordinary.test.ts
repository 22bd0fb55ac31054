import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { detectFormat } from '../../../../server/src/core/read/index.ts';
import { decodeText } from '../../../../server/src/core/text/decode.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { root } from '../../../support/shared.ts';
import { slowTest } from '../../../support/tier.ts';

/** Kinds of files in which lists of devices are written too. */
const kinds: ReadonlySet<string> = new Set([
  '.json',
  '.yml',
  '.yaml',
  '.xml',
  '.csv',
  '.tsv',
  '.txt',
  '.xsd',
  '.html',
  '.md',
]);
const largest = 1_000_000;

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile() && kinds.has(extname(entry.name))) yield path;
  }
}

suite('ordinary files', () => {
  slowTest('nothing that packages are made of is taken for a bill of materials', () => {
    let looked = 0;
    const byKind = new Map<string, number>();
    for (const path of filesBelow(join(root, 'node_modules'))) {
      if (statSync(path).size > largest) continue;
      const { value, problems } = decodeText(readFileSync(path));
      assert.ok(!problems.some(({ code }) => code === 'chinese-encoding'), `${path} is taken for Chinese`);
      const format = detectFormat(new Source(value));
      assert.equal(format, undefined, `${path} is taken for ${format?.id}`);
      looked++;
      byKind.set(extname(path), (byKind.get(extname(path)) ?? 0) + 1);
    }
    assert.ok(looked >= 100, `only ${looked} files looked at`);
    for (const kind of ['.json', '.yml', '.xml', '.txt']) assert.ok((byKind.get(kind) ?? 0) > 0, `no ${kind} file`);
  });

  test('files of the kinds a project has are none either', () => {
    for (const text of [
      'version: "3"\nservices:\n  frigate:\n    image: ghcr.io/blakeblackshear/frigate:stable\n    ports: ["5000:5000"]\n',
      'logger:\n  level: info\ncameras: 3\nmanufacturer: Hikvision\nmodel: x\n',
      '{"name":"camera-manifest","version":"1.0.0","description":"Hikvision","keywords":["dahua"]}',
      '{"hostid":1,"name":"x"}',
      'id,first_name,last_name,email\n1,Dahua,Lin,x@example.org\n',
      'country,manufacturer,vaccine,total\nCanada,Moderna,mRNA-1273,1000\n',
      'vin,make,model,year,status,location\n1,Toyota,Corolla,2020,in use,Ottawa\n',
      'order,product,brand,quantity,price\n1,Shirt,Acme,3,9.99\n',
      'import { manufacturer, model, mac } from "./devices.ts";\nexport { serial, part, quantity };\n',
      'INSERT INTO devices (manufacturer, model, mac, serial) VALUES (1, 2, 3, 4);\nINSERT INTO x (a, b, c, d) VALUES (1, 2, 3, 4);\n',
      '<?xml version="1.0"?><project><component type="firmwares"/></project>',
    ]) {
      assert.equal(detectFormat(new Source(text)), undefined, text);
    }
  });
});
