import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { run } from '../../../server/src/cli/run.ts';
import { imageBytes } from '../../support/firmware.ts';
import { Repository } from '../../support/repository.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';
import { waiverText } from '../../support/waivers.ts';

suite('Firmware images on the command line', () => {
  let repository: Repository;

  setup(() => {
    repository = new Repository();
  });
  teardown(() => repository.remove());

  async function scan(...args: readonly string[]) {
    const complaints: string[] = [];
    const system = systemOf(repository.folder, {
      signatures: () => JSON.stringify(signatures()),
      complain: text => void complaints.push(text),
    });
    const code = await run(['scan', '--as-of', '2026-11-22', ...args], system);
    return { code, text: system.said.join(''), complaints: complaints.join('') };
  }

  test('a Hikvision image is built in its format, at the bytes of the header', async () => {
    repository.write('camera.dav', imageBytes('hik-like.dav'));
    const { code, text } = await scan('camera.dav', '--profile', 'ca-federal');
    assert.equal(code, 1);
    assert.match(
      text,
      /camera\.dav@0x0 +error +camera\.dav: built in Hikvision’s image format, prohibited for ca-federal/,
    );
    assert.doesNotMatch(text, /made by/);
  });

  test('a certificate inside is told with the path to it, and is no more than a warning', async () => {
    repository.write('uImage', imageBytes('uImage'));
    const { code, text } = await scan('uImage', '--profile', 'ca-federal');
    assert.equal(code, 0);
    assert.match(
      text,
      /warning +uImage: holds a certificate issued to Hikvision.*\(in kernel › cpio archive › etc\/ssl\/dev\.der\)/,
    );
  });

  test('the share that nobody looked into stands in the verdict, and is never clean', async () => {
    repository.write('flash.img', imageBytes('jffs2.le.img'));
    const { text } = await scan('flash.img', '--profile', 'ca-federal');
    assert.match(text, /100 % of 1 image not looked into/);
    assert.match(text, /No evidence of a restricted vendor in the 0 % of the image that could be read/);
  });

  test('--require-complete fails above the stated share, and not below it', async () => {
    repository.write('flash.img', imageBytes('jffs2.le.img'));
    repository.write('plain.img', imageBytes('fat.img'));
    const opaque = await scan('flash.img', '--profile', 'ca-federal', '--require-complete');
    assert.equal(opaque.code, 2);
    assert.match(opaque.complaints, /5 % of the images/);
    assert.equal((await scan('plain.img', '--profile', 'ca-federal', '--require-complete')).code, 0);
  });

  test('SARIF has bytes and the nested artifacts', async () => {
    repository.write('camera.dav', imageBytes('hik-like.dav'));
    const { text } = await scan('camera.dav', '--profile', 'ca-federal', '--format', 'sarif');
    const [log] = JSON.parse(text).runs;
    const [result] = log.results;
    assert.deepEqual(result.locations[0].physicalLocation.region, { byteOffset: 0, byteLength: 64 });
    assert.match(result.relatedLocations[0].message.text, /etc\/ssl\/dev\.der/);
    const inner = log.artifacts.find((one: { description?: { text: string } }) =>
      one.description?.text.startsWith('cpio'),
    );
    assert.match(log.artifacts[inner.parentIndex].description.text, /^gzip stream/);
  });

  test('JSON has the tree, and each piece of evidence its place inside', async () => {
    repository.write('camera.dav', imageBytes('hik-like.dav'));
    const { text } = await scan('camera.dav', '--profile', 'ca-federal', '--format', 'json');
    const [document] = JSON.parse(text).documents;
    assert.equal(document.format, 'firmware');
    assert.equal(document.image.nodes[0].kind, 'hikvision');
    const certificate = document.findings[0].evidence.find(({ role }: { role: string }) => role === 'certificate');
    assert.deepEqual(certificate.inside.path.at(-1), 'etc/ssl/dev.der');
  });

  test('CycloneDX of an image has what was found, and where it stands', async () => {
    repository.write('rootfs.img', imageBytes('squashfs.xz.img'));
    const { text } = await scan('rootfs.img', '--format', 'cyclonedx');
    const bom = JSON.parse(text);
    assert.deepEqual(
      [bom.specVersion, bom.metadata.component.type, bom.metadata.component.name],
      ['1.6', 'firmware', 'rootfs.img'],
    );
    const busybox = bom.components.find((one: { purl?: string }) => one.purl?.startsWith('pkg:opkg/busybox@1.35.0'));
    assert.equal(busybox.version, '1.35.0-5');
    assert.deepEqual(busybox.evidence.occurrences[0], {
      location: 'usr/lib/opkg/status',
      offset: 0,
      additionalContext: `purl: ${busybox.purl}`,
    });
  });

  test('CycloneDX of two images is refused, as it is one document', async () => {
    for (const name of ['one.img', 'two.img']) repository.write(name, imageBytes('squashfs.xz.img'));
    const { code, complaints } = await scan('one.img', 'two.img', '--format', 'cyclonedx');
    assert.equal(code, 2);
    assert.match(complaints, /there are 2 documents/);
  });

  test('in a folder an image is found by its name', async () => {
    repository.write('firmware/camera.dav', imageBytes('hik-like.dav'));
    const { text } = await scan('.', '--profile', 'ca-federal');
    assert.match(text, /firmware\/camera\.dav@0x0 +error/);
  });

  test('a waiver of the image’s own finding holds, in the image and under another name of the same file', async () => {
    repository.write('camera.dav', imageBytes('hik-like.dav'));
    repository.write('.bomwarden/waivers.yml', waiverText({ component: 'camera.dav', id: 'own' }));
    const { code, text } = await scan('camera.dav', '--profile', 'ca-federal');
    assert.equal(code, 0, text);
    assert.match(text, /1 waived|waived: 1|accepted/i);
    repository.write('.bomwarden/waivers.yml', waiverText({ component: 'other.dav', id: 'other' }));
    assert.equal((await scan('camera.dav', '--profile', 'ca-federal')).code, 1);
  });

  test('a waiver for the path of another document leaves the image’s own finding', async () => {
    repository.write('d/camera.dav', imageBytes('hik-like.dav'));
    repository.write(
      '.bomwarden/waivers.yml',
      waiverText({ component: 'camera.dav', path: 'd/bom.json', scope: undefined }),
    );
    const { text } = await scan('d', '--profile', 'ca-federal');
    assert.match(text, /d\/camera\.dav@0x0 +error/);
  });

  test('a report of another tool beside the image counts at the bytes that it names, as the word of that tool', async () => {
    const analysis = {
      file_path: '/in/plain.img',
      file_map: [{ offset: 0, size: 64, name: 'dahua_zip', description: 'Dahua ZIP archive' }],
    };
    repository.write('in/plain.img', imageBytes('fat.img'));
    repository.write('in/binwalk.json', JSON.stringify([{ Analysis: analysis }]));
    const { text } = await scan('in/plain.img', '--profile', 'ca-federal');
    assert.match(text, /in\/plain\.img@0x0 +information +plain\.img: by another tool’s report, has signs of Dahua/);
    assert.match(text, /\(in binwalk report binwalk\.json\)/);
  });

  test('a report on an image of another name is none of this one', async () => {
    repository.write('in/plain.img', imageBytes('fat.img'));
    const analysis = { file_path: '/in/other.img', file_map: [{ offset: 0, size: 64, name: 'dahua_zip' }] };
    repository.write('in/binwalk.json', JSON.stringify([{ Analysis: analysis }]));
    assert.doesNotMatch((await scan('in/plain.img', '--profile', 'ca-federal')).text, /Dahua/);
  });

  suite('beside an SBOM', () => {
    const sbom = (component: object) =>
      JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [component] }, null, 2);
    const declared = { type: 'firmware', name: 'camera.dav', version: '5', supplier: { name: 'Acme' } };

    test('the finding stands at the text of the supplier, and in the review of the image', async () => {
      repository.write('delivery/camera.dav', imageBytes('hik-like.dav'));
      repository.write('delivery/bom.json', sbom(declared));
      const { text } = await scan('delivery', '--profile', 'ca-federal');
      assert.match(
        text,
        /delivery\/bom\.json:10:18 +error +camera\.dav: “camera\.dav”: built in Hikvision’s image format; supplier is stated as/,
      );
      assert.match(text, /delivery\/camera\.dav@0x0 +error/);
    });

    test('SARIF has both, each at its place', async () => {
      repository.write('delivery/camera.dav', imageBytes('hik-like.dav'));
      repository.write('delivery/bom.json', sbom(declared));
      const { text } = await scan('delivery', '--profile', 'ca-federal', '--format', 'sarif');
      const { results } = JSON.parse(text).runs[0];
      const regions = results.map(
        (result: { locations: { physicalLocation: { region: object } }[] }) =>
          result.locations[0]?.physicalLocation.region,
      );
      assert.deepEqual(regions, [
        { startLine: 10, startColumn: 18, endLine: 10, endColumn: 22 },
        { byteOffset: 0, byteLength: 64 },
      ]);
    });

    test('found by its checksum under another name', async () => {
      const bytes = imageBytes('hik-like.dav');
      const content = createHash('sha256').update(bytes).digest('hex');
      repository.write('delivery/update.bin', bytes);
      repository.write(
        'delivery/bom.json',
        sbom({ ...declared, name: 'Firmware', hashes: [{ alg: 'SHA-256', content }] }),
      );
      const { text } = await scan('delivery/bom.json', '--profile', 'ca-federal');
      assert.match(text, /“update\.bin”: built in Hikvision’s image format/);
    });

    test('a path that leads out of the folder names nothing', async () => {
      repository.write('camera.dav', imageBytes('hik-like.dav'));
      repository.write('delivery/bom.json', sbom({ ...declared, name: '../camera.dav' }));
      const { text } = await scan('delivery/bom.json', '--profile', 'ca-federal');
      assert.doesNotMatch(text, /Hikvision/);
    });
  });

  for (const format of [
    'ndjson',
    'csv',
    'html',
    'markdown',
    'junit',
    'gitlab',
    'github',
    'rdjsonl',
    'azure',
    'bitbucket',
    'french',
  ]) {
    test(`${format} tells of it`, async () => {
      repository.write('camera.dav', imageBytes('hik-like.dav'));
      const args = format === 'french' ? ['--lang', 'fr'] : ['--format', format];
      const { text } = await scan('camera.dav', '--profile', 'ca-federal', ...args);
      assert.match(text, /Hikvision/);
    });
  }
});
