import assert from 'node:assert/strict';
import { read } from '../../../../server/src/core/read/index.ts';
import { toolReportIn } from '../../../../server/src/core/read/tool-report/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { imageBytes } from '../../../support/firmware.ts';
import { profile, reviewer, reviewText } from '../../../support/review.ts';

/** As `binwalk --log` of version 3 writes it. */
const binwalk3 = JSON.stringify(
  [
    {
      Analysis: {
        file_path: '/work/in/update.bin',
        file_map: [
          result(0, 'dahua_zip', 'Dahua ZIP archive, file count: 4'),
          result(4096, 'squashfs', 'SquashFS file system, little endian'),
        ],
        extractions: {},
      },
    },
    { Entropy: { file: 'update.bin', blocks: [] } },
    {
      Analysis: {
        file_path: 'C:\\in\\router.bin',
        file_map: [result(16, 'tplink', 'TP-Link firmware')],
        extractions: {},
      },
    },
  ],
  null,
  2,
);

function result(offset: number, name: string, description: string) {
  return { offset, id: 'x', size: 100, name, confidence: 250, description, always_display: false };
}

/** As `binwalk` of version 2 prints it, and as it writes it with `--csv`. */
const binwalkTable = `
DECIMAL       HEXADECIMAL     DESCRIPTION
--------------------------------------------------------------------------------
0             0x0             uImage header, header size: 64 bytes
64            0x40            gzip compressed data, maximum compression
`;
const binwalkCsv = `DECIMAL,HEXADECIMAL,DESCRIPTION
0,0,"uImage header, image name: ""Linux"""
64,64,"gzip compressed data"
`;

/** As `unblob --report` writes it. */
const unblob = JSON.stringify([
  {
    task: { path: '/in/update.bin', depth: 0, chunk_id: '' },
    reports: [
      {
        path: '/in/update.bin',
        size: 9000,
        is_dir: false,
        is_file: true,
        is_link: false,
        link_target: null,
        __typename__: 'StatReport',
      },
      { magic: 'data', mime_type: 'application/octet-stream', __typename__: 'FileMagicReport' },
      {
        id: '1:1',
        handler_name: 'squashfs_v4_le',
        start_offset: 512,
        end_offset: 8704,
        size: 8192,
        is_encrypted: false,
        extraction_reports: [],
        __typename__: 'ChunkReport',
      },
    ],
    subtasks: [{ path: '/in/update.bin_extract', depth: 1, chunk_id: '1:1' }],
  },
  { task: { path: '/in/update.bin_extract/hicore.tar.lzma', depth: 1, chunk_id: '1:1' }, reports: [], subtasks: [] },
]);

/** As EMBA’s module S08 writes it. */
const emba = [
  'Packaging system;package file;MD5/SHA-256/SHA-512;package;original version;stripped version;license;maintainer;architecture;CPE identifier;PURL;SBOM component reference;Description',
  'debian_pkg_mgmt;/fw/var/lib/dpkg/status;NA/NA/NA;camd;1.2;:x:camd:1.2;NA;Hangzhou Hikvision Digital Technology Co., Ltd.;armhf;NA;pkg:deb/debian/camd@1.2;ref;NA',
  'debian_pkg_mgmt;/fw/var/lib/dpkg/status;NA/NA/NA;zlib1g;1.3;:x;Zlib;NA;armhf;cpe:2.3:a:zlib:zlib:1.3:*:*:*:*:*:*:*;NA;ref;NA',
].join('\n');

suite('Reports of tools that take images apart', () => {
  test('binwalk 3: each image, with what it found at which byte', () => {
    const report = toolReportIn(new Source(binwalk3));
    assert.deepEqual(
      report?.images.map(({ file, found }) => [
        file?.value,
        ...found.map(({ role, value, offset }) => [role, value, offset]),
      ]),
      [
        [
          'update.bin',
          ['image-format', 'dahua-zip', 0],
          ['description', 'Dahua ZIP archive, file count: 4', 0],
          ['description', 'SquashFS file system, little endian', 4096],
        ],
        ['router.bin', ['image-format', 'tp-link-header', 16], ['description', 'TP-Link firmware', 16]],
      ],
    );
  });

  for (const [name, text, first] of [
    ['a table', binwalkTable, 'uImage header, header size: 64 bytes'],
    ['CSV', binwalkCsv, 'uImage header, image name: "Linux"'],
    ['a table with its file', `Target File:   /in/update.bin\n${binwalkTable}`, 'uImage header, header size: 64 bytes'],
  ] as const) {
    test(`binwalk 2, ${name}`, () => {
      const report = toolReportIn(new Source(text));
      const [image] = report?.images ?? [];
      assert.equal(image?.file?.value, name === 'a table with its file' ? 'update.bin' : undefined);
      assert.deepEqual(
        image?.found.map(({ value, offset }) => [value, offset]),
        [
          [first, 0],
          [image?.found[1]?.value, 64],
        ],
      );
      for (const { span, value } of image?.found ?? [])
        assert.equal(text.slice(span.start, span.end).replaceAll('""', '"'), value);
    });
  }

  test('unblob: the image, and the names of what came out of it', () => {
    const report = toolReportIn(new Source(unblob));
    assert.equal(report?.tool, 'unblob');
    assert.deepEqual(
      report?.images.map(({ file, found }) => [file?.value, found.map(({ role, value }) => `${role} ${value}`)]),
      [['update.bin', ['description data', 'image-text hicore.tar.lzma']]],
    );
  });

  test('EMBA: packages with who keeps them', () => {
    const { bom, format } = read(new Source(emba));
    assert.equal(format?.id, 'emba-csv');
    const claims = bom?.components
      .slice(1)
      .map(({ name, version, claims: own }) => [
        `${name?.value} ${version?.value}`,
        ...own.filter(({ role }) => role !== 'name').map(({ role, value }) => `${role} ${value}`),
      ]);
    assert.deepEqual(claims, [
      ['camd 1.2', 'purl pkg:deb/debian/camd@1.2', 'author Hangzhou Hikvision Digital Technology Co., Ltd.'],
      ['zlib1g 1.3', 'cpe cpe:2.3:a:zlib:zlib:1.3:*:*:*:*:*:*:*'],
    ]);
  });

  test('text that only looks alike is no report', () => {
    for (const text of [
      '[{"Analysis": 1}]',
      '[{"task": {"path": "x"}}]',
      'DECIMAL,DESCRIPTION\n0,x\n',
      'package;version\na;1\n',
    ])
      assert.equal(toolReportIn(new Source(text)), undefined, text);
  });

  test('a report that breaks off keeps what stands before', () => {
    for (const text of [binwalk3, unblob, emba, binwalkCsv]) {
      for (let part = 0; part < 32; part++) read(new Source(text.slice(0, Math.floor((text.length * part) / 32))));
    }
    assert.equal(toolReportIn(new Source(binwalk3.slice(0, 700)))?.images[0]?.file?.value, 'update.bin');
  });

  test('what a report says is information, at the word of the report, and asks nobody for a supplier', () => {
    const { findings, source } = reviewText(binwalk3, ['ca-federal']);
    assert.deepEqual(
      findings.map(({ rule, level, vendor, span }) => [rule, level, vendor, source.slice(span)]),
      [
        ['restricted-vendor', 'information', 'dahua', 'dahua_zip'],
        ['restricted-vendor', 'information', 'tp-link', 'tplink'],
      ],
    );
  });

  test('where what was seen would be a warning, the word of a tool stays information', () => {
    const contexts = [profile('us-federal-contractor')];
    const { findings } = reviewText(binwalk3, ['us-federal-contractor']);
    const options = { contexts, rules: {}, waivers: [] };
    const seen = reviewer().reviewImage(imageBytes('dahua-like.bin'), { name: 'update.bin' }, options);
    const levelOf = (all: typeof findings) =>
      all.find(({ vendor, evidence: [first] }) => vendor === 'dahua' && first?.claim.role === 'image-format')?.level;
    assert.deepEqual([levelOf(findings), levelOf(seen?.findings ?? [])], ['information', 'warning']);
  });

  suite('beside an image', () => {
    const reports = (text: string) =>
      (toolReportIn(new Source(text))?.images ?? []).map(image => ({
        tool: 'binwalk' as const,
        name: 'r.json',
        image,
      }));
    const review = (bytes: Uint8Array, text: string) => {
      const options = { contexts: [profile('ca-federal')], rules: {}, waivers: [] };
      const found = reviewer().reviewImage(bytes, { name: 'update.bin', reports: reports(text).slice(0, 1) }, options);
      assert.ok(found);
      return found.findings.map(({ vendor, level, evidence }) => [vendor, level, evidence.map(({ limit }) => limit)]);
    };

    test('counts as evidence of the image, at its bytes, with whose word it is', () => {
      const options = { contexts: [profile('ca-federal')], rules: {}, waivers: [] };
      const found = reviewer().reviewImage(
        imageBytes('fat.img'),
        { name: 'update.bin', reports: reports(binwalk3).slice(0, 1) },
        options,
      );
      const claim = found?.findings[0]?.evidence[0]?.claim;
      assert.deepEqual(claim?.span, { start: 0, end: 100 });
      assert.deepEqual(claim?.inside, { path: ['binwalk report r.json'], offset: 0 });
      assert.equal(found?.findings[0]?.level, 'information');
    });

    test('is no second sign beside what was seen', () => {
      const certain = review(imageBytes('dahua-like.bin'), '[]').find(([vendor]) => vendor === 'dahua');
      const both = review(imageBytes('dahua-like.bin'), binwalk3).find(([vendor]) => vendor === 'dahua');
      assert.equal(both?.[1], certain?.[1]);
    });

    test('an offset behind the end is the end', () => {
      const text = binwalk3.replace('"offset": 0', '"offset": 99999999999');
      assert.deepEqual(review(imageBytes('fat.img'), text)[0]?.[1], 'information');
    });
  });
});
