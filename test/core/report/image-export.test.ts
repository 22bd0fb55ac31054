import assert from 'node:assert/strict';
import { imageAsCycloneDx } from '../../../server/src/core/report/firmware/cyclonedx.ts';
import { bomOfImage, imageBytes } from '../../support/firmware.ts';

interface Exported {
  readonly type: string;
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
  readonly evidence?: {
    readonly occurrences: readonly { location: string; offset: number; additionalContext?: string }[];
  };
}

function exported(name: string) {
  const bom = bomOfImage(imageBytes(name), name);
  const { metadata, components, compositions } = JSON.parse(imageAsCycloneDx(bom, bom.image, name, '1.2.3'));
  return { product: metadata.component as Exported, parts: components as readonly Exported[], compositions };
}

/** `location offset` of each place where somebody or something is named. */
function placesOf(component: Exported | undefined): readonly string[] {
  return component?.evidence?.occurrences.map(({ location, offset }) => `${location} ${offset}`) ?? [];
}

suite('An image as CycloneDX', () => {
  const { product, parts, compositions } = exported('trx.img');

  test('packages and programs with their kinds, versions and package URLs', () => {
    const busybox = parts.find(({ type, name }) => type === 'library' && name === 'busybox');
    assert.equal(busybox?.version, '1.35.0-5');
    assert.equal(busybox?.purl, 'pkg:opkg/busybox@1.35.0-5?arch=mips_24kc');
    const system = parts.find(({ name }) => name === 'OpenWrt');
    assert.deepEqual([system?.type, system?.version, system?.purl], ['operating-system', '22.03.5', undefined]);
  });

  test('each place of a component, with the path inside and the offset in what is unpacked there', () => {
    const dropbear = parts.find(({ name }) => name === 'dropbear');
    assert.deepEqual(placesOf(dropbear), [
      'part 0/cpio archive/usr/lib/opkg/status 91',
      'part 1/usr/lib/opkg/status 91',
    ]);
    const busybox = parts.find(({ name }) => name === 'BusyBox');
    assert.deepEqual(placesOf(busybox), ['part 0/cpio archive/bin/busybox 64']);
  });

  test('what names somebody stands at the image itself', () => {
    assert.ok(placesOf(product).includes('part 0/cpio archive/etc/ssl/dev.der 0'));
    const signs = product.evidence?.occurrences.map(({ additionalContext }) => additionalContext);
    assert.ok(signs?.includes('certificate: Hangzhou Hikvision Digital Technology'));
    assert.equal(placesOf(exported('hik-like.dav').product)[0], '/ 0');
  });

  test('a chip of a board is a device', () => {
    const { parts: both } = exported('board.dtb');
    assert.deepEqual(
      both.map(({ type, name }) => `${type} ${name}`),
      ['device hisilicon,hi3516cv500-demb', 'device hisilicon,hi3516cv500'],
    );
  });

  test('whether the list may be whole, and how many bytes nobody looked into', () => {
    const unread = ({ properties }: Exported) =>
      properties?.find(({ name }) => name === 'bomwarden:image:bytes-not-looked-into')?.value;
    assert.equal(compositions[0].aggregate, 'unknown');
    assert.equal(unread(product), '0');
    const opaque = exported('jffs2.le.img');
    assert.equal(opaque.compositions[0].aggregate, 'incomplete');
    assert.equal(unread(opaque.product), '3984');
    const uswid = exported('uswid-cdx.bin');
    assert.notEqual(unread(uswid.product), String(imageBytes('uswid-cdx.bin').length));
  });
});
