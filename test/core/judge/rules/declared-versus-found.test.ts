import assert from 'node:assert/strict';
import type { DeclaredImage, FoundImage } from '../../../../server/src/core/model/image.ts';
import { imageBytes } from '../../../support/firmware.ts';
import { reviewText } from '../../../support/review.ts';
import { cyclonedx } from '../../../support/rule.ts';

const rule = 'declared-versus-found';

/** Finds every file that is asked for by its name. */
function having(name: string) {
  return (declared: readonly DeclaredImage[]): readonly FoundImage[] =>
    declared.flatMap(({ component, files, hashes }) => {
      const named = files[0] ?? hashes[0];
      return named ? [{ component, named, file: 'camera.dav', bytes: imageBytes(name) }] : [];
    });
}

function marks(text: string, image: string, profile = 'ca-federal') {
  const { findings } = reviewText(text, [profile], { images: having(image) });
  return findings
    .filter(finding => finding.rule === rule)
    .map(({ level, span, message }) => `${level} «${text.slice(span.start, span.end)}» ${message.text}`);
}

suite(`rule ${rule}`, () => {
  const acme = { type: 'firmware', name: 'camera.dav', version: '5', supplier: { name: 'Acme' } };

  test('another vendor’s image format stands at the supplier that is stated, and accuses nobody of making it', () => {
    const [mark, ...others] = marks(cyclonedx([acme]), 'hik-like.dav');
    assert.deepEqual(others, []);
    assert.match(
      mark ?? '',
      /^error «Acme» camera\.dav: “camera\.dav”: built in Hikvision’s image format; supplier is stated as “Acme”$/,
    );
  });

  test('the format alone is no more than a warning', () => {
    const bytes = imageBytes('hik-like.dav');
    let seed = 9;
    for (let at = 152; at < bytes.length; at++) {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      bytes[at] = seed >> 16;
    }
    const images = (declared: readonly DeclaredImage[]) =>
      declared.flatMap(({ component, files: [named] }) =>
        named ? [{ component, named, file: 'camera.dav', bytes }] : [],
      );
    const { findings } = reviewText(cyclonedx([acme]), ['ca-federal'], { images });
    assert.deepEqual(
      findings.filter(one => one.rule === rule).map(({ level }) => level),
      ['warning'],
    );
  });

  test('nothing is told where the vendor is declared, or no image is there', () => {
    const own = { ...acme, supplier: { name: 'Hangzhou Hikvision Digital Technology Co., Ltd.' } };
    assert.deepEqual(marks(cyclonedx([own]), 'hik-like.dav'), []);
    assert.deepEqual(
      reviewText(cyclonedx([acme]), ['ca-federal']).findings.filter(one => one.rule === rule),
      [],
    );
  });

  test('a checksum and a path of a device manifest name an image too', () => {
    const summed = { ...acme, name: 'Camera firmware', hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }] };
    assert.match(marks(cyclonedx([summed]), 'hik-like.dav')[0] ?? '', /«Acme»/);
    const manifest = [
      'deviceManifest: "1.0"',
      'devices:',
      '  - id: gate',
      '    manufacturer: Acme',
      '    firmware: { version: "5", file: images/gate.dav }',
      '',
    ].join('\n');
    const { findings } = reviewText(manifest, ['ca-federal'], { images: having('hik-like.dav') });
    const [found] = findings.filter(one => one.rule === rule);
    assert.equal(found && manifest.slice(found.span.start, found.span.end), 'Acme');
    assert.equal(
      found?.related[0] && manifest.slice(found.related[0].span.start, found.related[0].span.end),
      'images/gate.dav',
    );
  });

  test('packages: one that is not listed, one that is not there, another version', () => {
    const listed = (name: string, version: string) => ({
      type: 'library',
      name,
      version,
      purl: `pkg:opkg/${name}@${version}`,
    });
    const text = cyclonedx([{ ...acme, name: 'plain.img' }, listed('busybox', '1.30.0-1'), listed('openssl', '3.0')]);
    const found = marks(text, 'squashfs.xz.img').filter(mark => !mark.includes('Hikvision'));
    assert.deepEqual(found, [
      'warning «plain.img» plain.img: 1 package of “camera.dav” is not listed: dropbear 2022.82-2',
      'warning «1.30.0-1» busybox: “1.30.0-1” is listed, and “1.35.0-5” stands in “camera.dav”',
      'warning «openssl» openssl: listed, and not among the packages of “camera.dav”',
    ]);
  });

  const package1 = (name: string, version: string, purl = `pkg:opkg/${name}@${version}`) => ({
    type: 'library',
    name,
    version,
    purl,
  });
  const packages = (...listed: readonly object[]) =>
    marks(cyclonedx([{ ...acme, name: 'plain.img' }, ...listed]), 'squashfs.xz.img')
      .filter(mark => !mark.includes('Hikvision'))
      .map(mark => mark.replace(/^warning /, ''));

  test('packages: nothing is told where all of them are listed as they are', () => {
    assert.deepEqual(packages(package1('busybox', '1.35.0-5'), package1('dropbear', '2022.82-2')), []);
    assert.deepEqual(packages(package1('BusyBox', '1.35.0-5'), package1('dropbear', '2022.82-2')), []);
  });

  test('packages: one that is listed twice is told only where none of its versions is there', () => {
    const [good, old, older] = ['1.35.0-5', '1.30', '1.28'].map(version => package1('busybox', version));
    const bare = { type: 'library', name: 'busybox', purl: 'pkg:opkg/busybox' };
    const other = package1('dropbear', '2022.82-2');
    assert.ok(good && old && older);
    assert.deepEqual(packages(good, old, other), []);
    assert.deepEqual(packages(old, good, other), []);
    assert.deepEqual(packages(older, old, good, other), []);
    assert.deepEqual(packages(old, bare, other), []);
    assert.deepEqual(packages(old, older, other), [
      '«1.30» busybox: “1.30” is listed, and “1.35.0-5” stands in “camera.dav”',
    ]);
  });

  test('packages: without a version of its own the one of the package URL counts', () => {
    const versionless = { type: 'library', name: 'busybox', purl: 'pkg:opkg/busybox@1.30' };
    assert.deepEqual(packages(versionless, package1('dropbear', '2022.82-2')), [
      '«busybox» busybox: “1.30” is listed, and “1.35.0-5” stands in “camera.dav”',
    ]);
    assert.deepEqual(
      packages({ type: 'library', name: 'busybox', purl: 'pkg:opkg/busybox' }, package1('dropbear', '2022.82-2')),
      [],
    );
  });

  test('packages of other kinds are not looked for in the database', () => {
    assert.deepEqual(
      packages(
        package1('busybox', '1.35.0-5'),
        package1('dropbear', '2022.82-2'),
        package1('left-pad', '1', 'pkg:npm/left-pad@1'),
        package1('curl', '8', 'pkg:deb/debian/curl@8'),
      ),
      [],
    );
  });

  test('a document that lists no packages is not asked for them', () => {
    assert.deepEqual(
      marks(cyclonedx([{ ...acme, name: 'plain.img' }]), 'squashfs.xz.img').filter(mark => mark.includes('package')),
      [],
    );
  });
});
