import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readImage } from '../../server/src/core/read/firmware/index.ts';
import { treeLines } from '../../server/src/core/report/image.ts';
import { bomOfImage } from '../support/firmware.ts';

const installer = '/usr/lib/debian-installer/images/12/armhf/text/debian-installer/armhf';

/** Packages that images are in, each with a file of it. */
const packages: Readonly<Record<string, string>> = {
  ovmf: '/usr/share/OVMF/OVMF_VARS_4M.ms.fd',
  'debian-installer-12-netboot-armhf': `${installer}/initrd.gz`,
  'u-boot-qemu': '/usr/lib/u-boot/qemu-x86/u-boot.bin',
  'fwupd-tests': '/usr/share/installed-tests/fwupd/fakedevice124.cab',
  'hackrf-firmware': '/usr/share/hackrf/hackrf_one_usb.dfu',
};

/** Installs what is missing, where that is possible; else says loudly what is not tested. */
function isThere(name: string): boolean {
  const file = packages[name] ?? '';
  if (existsSync(file)) return true;
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (isDebian) {
    try {
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
        stdio: 'ignore',
        timeout: 120_000,
      });
    } catch {
      // told below
    }
  }
  if (existsSync(file)) return true;
  console.warn(`\n  NOT TESTED: the images of the Debian package ${name} are not here and could not be installed\n`);
  return false;
}

function bytesOf(file: string): Uint8Array {
  return new Uint8Array(readFileSync(file));
}

suite('Images of Debian packages', function () {
  this.timeout(300_000);

  function real(title: string, name: string, run: () => void): void {
    test(title, function () {
      if (isThere(name)) run();
      else this.skip();
    });
  }

  real('the variables of a machine hold five certificates of Microsoft and Debian', 'ovmf', () => {
    const { components } = bomOfImage(bytesOf('/usr/share/OVMF/OVMF_VARS_4M.ms.fd'));
    const subjects = components.flatMap(({ claims }) => claims.filter(({ role }) => role === 'certificate'));
    assert.deepEqual(subjects.map(({ value }) => value).sort(), [
      'Debian',
      'Debian',
      ...Array(3).fill('Microsoft Corporation'),
    ]);
  });

  real('the firmware of a machine is volumes in a volume, and all of it is looked into', 'ovmf', () => {
    const { image } = bomOfImage(bytesOf('/usr/share/OVMF/OVMF_CODE_4M.fd'));
    const volumes = image.nodes.filter(({ kind }) => kind === 'uefi-volume');
    assert.deepEqual(
      volumes.map(({ size, parent }) => [size, parent === 0]),
      [
        [3_440_640, true],
        [917_504, false],
        [12_582_912, false],
        [212_992, true],
      ],
    );
    assert.ok(image.nodes.some(({ name }) => name === 'Shell/PE32'));
    assert.equal(image.unread, 0);
  });

  real('the device trees of three boards of Inspur, among 898', 'debian-installer-12-netboot-armhf', () => {
    const files = readdirSync(`${installer}/dtbs`);
    const boards = files.flatMap(file => {
      const { bom } = readImage(bytesOf(join(installer, 'dtbs', file)), { name: file, texts: [] });
      assert.equal(bom?.image?.nodes[0]?.kind, 'fdt', file);
      const claims = bom?.components.flatMap(({ claims }) => claims) ?? [];
      return claims
        .filter(({ role, value }) => role === 'compatible' && value.startsWith('inspur,'))
        .map(({ value }) => value);
    });
    assert.equal(files.length, 898);
    assert.deepEqual(boards.sort(), ['inspur,fp5280g2-bmc', 'inspur,nf5280m6-bmc', 'inspur,on5263m5-bmc']);
  });

  real('the 95 packages of the installer', 'debian-installer-12-netboot-armhf', () => {
    const { components, image } = bomOfImage(bytesOf(`${installer}/initrd.gz`));
    const purls = components.flatMap(({ claims }) => claims.filter(({ role }) => role === 'purl'));
    assert.equal(new Set(purls.map(({ value }) => value)).size, 95);
    assert.ok(purls.every(({ inside }) => inside?.path.at(-1) === 'var/lib/dpkg/status'));
    assert.deepEqual(
      image.nodes.slice(0, 2).map(({ kind, size }) => [kind, size]),
      [
        ['gzip', 26_656_608],
        ['cpio', 66_934_876],
      ],
    );
    assert.ok(image.unread < 0.01 * image.size);
  });

  real('the kernel of the installer, with its version', 'debian-installer-12-netboot-armhf', () => {
    const { components, image } = bomOfImage(bytesOf(`${installer}/vmlinuz`));
    assert.equal(image.nodes[0]?.kind, 'zimage');
    assert.ok(components.some(({ name, version }) => name?.value === 'Linux' && version?.value.startsWith('6.1.')));
  });

  real('boot loaders for nine machines, with their version', 'u-boot-qemu', () => {
    const folder = '/usr/lib/u-boot';
    const found = readdirSync(folder)
      .map(machine => join(folder, machine, 'u-boot.bin'))
      .filter(file => existsSync(file))
      .map(file => [file, readImage(bytesOf(file), { texts: [] }).bom] as const);
    const versions = found.flatMap(([, bom]) =>
      (bom?.components ?? []).filter(({ name }) => name?.value === 'U-Boot').map(({ version }) => version?.value),
    );
    assert.equal(found.length, 9);
    assert.deepEqual([...new Set(versions.map(version => version?.slice(0, 7)))], ['2023.01']);
  });

  real('an archive of LVFS, and what it describes', 'fwupd-tests', () => {
    const { image, components } = bomOfImage(bytesOf('/usr/share/installed-tests/fwupd/fakedevice124.cab'));
    assert.match(treeLines(image).join('\n'), /LVFS archive.*\n.*fakedevice124\.bin/);
    assert.ok(components.some(({ name }) => name?.value === 'FakeDevice'));
  });

  real('a file for a USB device whose checksum is wrong, as its own tool says, is none', 'hackrf-firmware', () => {
    const bytes = bytesOf('/usr/share/hackrf/hackrf_one_usb.dfu');
    assert.notEqual(readImage(bytes, { texts: [] }).bom?.image?.nodes[0]?.kind, 'dfu');
  });
});
