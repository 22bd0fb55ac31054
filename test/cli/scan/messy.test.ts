import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { run } from '../../../server/src/cli/run.ts';
import { encodeText } from '../../../server/src/core/text/encode.ts';
import { tarOf, zipOf } from '../../support/archives.ts';
import { Repository } from '../../support/repository.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';

const json = JSON.stringify(signatures());
const bom = (name: string, supplier: string) =>
  JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components: [{ type: 'device', name, supplier: { name: supplier } }],
  });
const zip = (files: Readonly<Record<string, string | Uint8Array>>) =>
  zipOf(Object.entries(files).map(([name, bytes]) => ({ name, bytes })));
/** The container of older office programs, with the name of one of its parts. */
const compound = (part: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from(part, 'utf16le'),
    Buffer.alloc(600),
  ]);
const fork = Buffer.concat([Buffer.from('00051607', 'hex'), Buffer.alloc(60)]);

interface Expected {
  /** What stands in the delivery. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** `vendor in component`. */
  readonly found: readonly string[];
  /** Files that were not read, and the code of the reason. */
  readonly unread: Readonly<Record<string, string>>;
}

const deliveries: Readonly<Record<string, Expected>> = {
  'a table of Western Europe in folders with spaces, a letter and a drawing': {
    files: {
      'Livraison été/Pièces jointes/liste.csv': encodeText(
        'Désignation;Fabricant;Référence\r\nModule caméra;Dahua Technology;IPC-1\r\nBoîtier;Délta Électronique;B1\r\n',
        'windows-1252',
      ),
      'Livraison été/Lisez-moi.pdf': '%PDF-1.4',
      'Livraison été/plan.png': '\u0089PNG',
    },
    found: ['dahua in Module caméra'],
    unread: { 'Livraison été/Lisez-moi.pdf': 'paper-not-read' },
  },
  'tables in forms that are not read': {
    files: {
      'a/Stückliste.xls': compound('Workbook'),
      'a/Teile.xlsx': compound('EncryptedPackage'),
      'a/Liste.xlsb': zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }),
      'a/Brief.docx': zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }),
      'a/Parts list.docx': zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }),
    },
    found: [],
    unread: {
      'a/Stückliste.xls': 'spreadsheet',
      'a/Teile.xlsx': 'protected-document',
      'a/Liste.xlsb': 'spreadsheet',
      'a/Brief.docx': 'paper-not-read',
      'a/Parts list.docx': 'office-document',
    },
  },
  'an .xls that is text with tabs': {
    files: { 'export.xls': 'Part\tManufacturer\tMPN\nCam\tHikvision\tX\nLens\tZeiss\tY\n' },
    found: ['hikvision in Cam'],
    unread: {},
  },
  'archives of other kinds beside a BOM': {
    files: {
      'bom.json': bom('Gate', 'Hikvision'),
      'drawings.7z': '7z',
      'src.rar': 'Rar!',
      'tools.tar.xz': 'x',
      'old.iso': 'x',
    },
    found: ['hikvision in Gate'],
    unread: {
      'drawings.7z': 'archive-not-opened',
      'src.rar': 'archive-not-opened',
      'tools.tar.xz': 'archive-not-opened',
      'old.iso': 'archive-not-opened',
    },
  },
  'what macOS adds': {
    files: {
      'Delivery/bom.cdx.json': bom('Gate', 'Dahua Technology'),
      '__MACOSX/Delivery/._bom.cdx.json': fork,
      'Delivery/._list.xlsx': fork,
      'Delivery/.DS_Store': '\0\0\0\u0001Bud1',
    },
    found: ['dahua in Gate'],
    unread: {},
  },
  'a BOM that is called like what macOS adds': {
    files: { '__MACOSX/._bom.cdx.json': bom('Gate', 'Dahua Technology') },
    found: ['dahua in Gate'],
    unread: {},
  },
  'a page and a text with a list': {
    files: {
      'parts-list.html': '<table><tr><td>Camera</td></tr></table>',
      'bom.md': '| Part |',
      'notes.md': '# Notes',
    },
    found: [],
    unread: { 'parts-list.html': 'bom-not-opened', 'bom.md': 'bom-not-opened' },
  },
};

suite('Deliveries as they are really sent', () => {
  let repository: Repository;
  setup(() => {
    repository = new Repository();
  });
  teardown(() => repository.remove());

  async function scan(path: string) {
    const system = systemOf(repository.folder, { signatures: () => json });
    await run(['scan', path, '--jobs', '1', '--as-of', '2026-11-22', '--format', 'json', '--allow-empty'], system);
    const report: {
      readonly documents: readonly {
        readonly path: string;
        readonly format: string | null;
        readonly problems: readonly { readonly code: string }[];
        readonly findings: readonly {
          readonly rule: string;
          readonly vendor: string;
          readonly component: { readonly name: string };
        }[];
      }[];
      readonly notUnderstood: readonly { readonly path: string; readonly code: string }[];
    } = JSON.parse(system.said.find(text => text.startsWith('{')) ?? '{}');
    const inner = (own: string) => own.replace(/^.*?!\//, '');
    const failed = report.documents.flatMap(({ path: own, format, problems: [first] }) =>
      format === null && first ? [[inner(own), first.code] as const] : [],
    );
    return {
      found: report.documents.flatMap(({ findings }) =>
        findings
          .filter(({ rule }) => rule === 'restricted-vendor')
          .map(({ vendor, component }) => `${vendor} in ${component.name}`),
      ),
      unread: Object.fromEntries([
        ...failed,
        ...report.notUnderstood.map(({ path: own, code }) => [inner(own), code] as const),
      ]),
    };
  }

  for (const [what, { files, found, unread }] of Object.entries(deliveries)) {
    test(what, async () => {
      repository.write('a.zip', zip(files));
      assert.deepEqual(await scan('a.zip'), { found, unread });
      repository.write('b.tar.gz', gzipSync(tarOf(Object.entries(files).map(([name, bytes]) => ({ name, bytes })))));
      assert.deepEqual(await scan('b.tar.gz'), { found, unread });
    });
  }

  test('in a folder: tables and archives of other kinds are told, documents for people only by their name', async () => {
    for (const name of [
      'list.xls',
      'boms.rar',
      'src.7z',
      'manual.pdf',
      'Parts list.pdf',
      'Stückliste.docx',
      'Nomenclature.pdf',
    ])
      repository.write(`in/${name}`, compound('Workbook'));
    const { unread } = await scan('in');
    assert.deepEqual(
      Object.keys(unread).sort(),
      [
        'in/Nomenclature.pdf',
        'in/Parts list.pdf',
        'in/Stückliste.docx',
        'in/boms.rar',
        'in/list.xls',
        'in/src.7z',
      ].sort(),
    );
  });
});
