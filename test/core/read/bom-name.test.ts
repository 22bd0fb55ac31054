import assert from 'node:assert/strict';
import { nameKind } from '../../../server/src/core/read/bom-name.ts';

const names: Readonly<Record<string, readonly string[]>> = {
  sbom: [
    'bom.json',
    'bom.xml',
    'sbom.json',
    'acme-sbom.json',
    'camera.cdx.json',
    'camera-report.cdx.json',
    'a.spdx',
    'b.spdx.yml',
    'c.spdx.rdf.xml',
    'd.spdx3.json',
    'e.bom.xml',
    'F.CDX',
  ],
  maybe: ['my_bom.csv', 'BOM.txt', 'acme_sbom_2.json', 'sbom (1).json', 'spdx.json', 'obom.json'],
  packed: [
    'a.cdx.json.gz',
    'sbom.zip',
    'acme-sbom-1.2.tar.gz',
    'BOM_rev3.xls',
    'Acme SBOM.pdf',
    'x.cdx.json.bak',
    'x.spdx~',
  ],
  archive: ['delivery.zip', 'src.tar'],
  other: [
    'package.json',
    'pom.xml',
    'README.md',
    'bombay.json',
    'utf8-bom.json',
    'no-bom.csv',
    'with-bom.txt',
    'bom-1.6.schema.json',
    'spdx-licenses.json',
    'sbom.yml',
    'sbom.py',
    'generate-sbom.sh',
    'src.tar.gz',
    'report.pdf',
    'gcloud_artifacts_sbom.1.gz',
    'x.cdx.json.sig',
    'camera.jpg',
    // opened whatever it is called
    'BOM_rev3.xlsx',
    'inventory.ods',
  ],
};

suite('what the name of a file says', () => {
  for (const [kind, list] of Object.entries(names)) {
    test(kind, () => {
      assert.deepEqual(
        list.map(name => `${nameKind(name)} ${name}`),
        list.map(name => `${kind} ${name}`),
      );
    });
  }
});
