import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../../../server/src/core/l10n/language.ts';
import { documentBuilder } from '../../../server/src/core/report/build.ts';
import { imageAsCycloneDx } from '../../../server/src/core/report/firmware/cyclonedx.ts';
import {
  firmwareScript,
  firmwareScriptHash,
  firmwareStyle,
  firmwareStyleHash,
} from '../../../server/src/core/report/firmware/dress.ts';
import { kindSaid } from '../../../server/src/core/report/firmware/kinds.ts';
import { firmwarePage } from '../../../server/src/core/report/firmware/page.ts';
import { titleSaid } from '../../../server/src/core/report/firmware/titles.ts';
import { createReviewer } from '../../../server/src/core/review.ts';
import { ByteSource } from '../../../server/src/core/text/byte-source.ts';
import { readHere } from '../../../server/src/images/read.ts';
import { imageBytes } from '../../support/firmware.ts';
import { profile } from '../../support/review.ts';
import { root } from '../../support/shared.ts';
import { signatures } from '../../support/signatures.ts';
import { sourceFiles } from '../../tidy/support/house.ts';

function reviewed(name: string, bytes = imageBytes(name)) {
  const reviewer = createReviewer(signatures());
  const { reading, entropy } = readHere(bytes, { name, texts: [...reviewer.lookups.imageTexts.keys()] }, () => {});
  // as it comes from another thread
  const { bom, problems } = structuredClone(reading);
  const options = { contexts: [profile('ca-federal')], rules: {}, waivers: [] };
  const review = reviewer.reviewRead(new ByteSource(bytes.length), { bom, problems }, options);
  const document = documentBuilder(signatures())({ path: name, review });
  assert.ok(bom?.image);
  return { document, review, bom, image: bom.image, entropy };
}

const sha = (text: string) => createHash('sha256').update(text).digest('base64');

suite('core/report: the page of an image', () => {
  test('its policy allows its own style sheet and script, and nothing else', () => {
    assert.equal(firmwareStyleHash, sha(firmwareStyle));
    assert.equal(firmwareScriptHash, sha(firmwareScript));
    const hostile = `a"><script>alert(1)</script><img src=x>.dav`;
    const page = firmwarePage(reviewed(hostile, imageBytes('hik-like.dav')), languageOf('en'));
    assert.equal(page.split('<script').length, 2);
    assert.ok(!/<img|<link|<iframe| style=| on[a-z]+=/.test(page));
  });

  test('tells whose format it is, at its offset, with its bytes; and how much was read', () => {
    const view = reviewed('hik-like.dav');
    const page = firmwarePage(view, languageOf('en'));
    assert.match(page, /<p class="verdict">Signs of Hikvision/);
    assert.match(
      page,
      /<td><code>0x0<\/code><\/td><td><\/td><td>image format<\/td><td>digicap<\/td><td>Hikvision<\/td>/,
    );
    assert.match(page, /00000000 {2}e9 9a f7 b6/);
    assert.match(page, /role="tree"[\s\S]*U-Boot image/);
    assert.match(page, /role="slider"[^>]*aria-valuetext="0x0 to 0x100/);
    assert.doesNotMatch(page, /line 1, column/);
  });

  test('no evidence in what could be read is never all clear', () => {
    const random = new Uint8Array(200_000);
    let state = 1;
    for (let at = 0; at < random.length; at++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      random[at] = state >>> 24;
    }
    random.set(imageBytes('fat.img').subarray(0, 150_000));
    const page = firmwarePage(reviewed('card.img', random), languageOf('en'));
    assert.match(
      page,
      /<p class="verdict">No evidence of a restricted vendor in the [<\d]+ % of the image that could be read; that is no word on the rest\./,
    );
    assert.match(page, /not looked into/);
  });

  test('every title that a reader gives to a part has words of its own', () => {
    const readers = sourceFiles().filter(file => file.startsWith('server/src/core/read/firmware/'));
    const titles = readers.flatMap(file =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\btitle: '([^']+)'/g)].map(([, title = '']) => title),
    );
    assert.ok(titles.length > 30);
    assert.deepEqual(
      titles.filter(title => titleSaid(title).id === 'image.other'),
      [],
    );
  });

  test('is in French where the editor is', () => {
    const page = firmwarePage(reviewed('hik-like.dav'), languageOf('fr'));
    assert.match(page, /<html lang="fr">/);
    for (const text of ['Indices de Hikvision', 'Entropie, en bits par octet', 'De quoi l’image est faite', 'Octets'])
      assert.ok(page.includes(text), text);
  });

  test('becomes CycloneDX with the place of each component, and says that the list is not whole', () => {
    const { bom: read, image } = reviewed('initrd.cpio.gz');
    const bom = JSON.parse(imageAsCycloneDx(read, image, 'initrd.cpio.gz', '1.2.3'));
    assert.equal(bom.specVersion, '1.6');
    assert.equal(bom.metadata.component.type, 'firmware');
    assert.ok(bom.components.length > 0);
    for (const { evidence } of bom.components) {
      const [{ location, offset }] = evidence.occurrences;
      assert.ok(typeof location === 'string' && Number.isInteger(offset));
    }
    assert.ok(['incomplete', 'unknown'].includes(bom.compositions[0].aggregate));
  });

  test('parts are called in the language of the reader, each in the form that it has', () => {
    const french = (name: string) => firmwarePage(reviewed(name), languageOf('fr'));
    assert.match(french('squashfs.xz.img'), /système de fichiers squashfs \(version 4, xz\)/);
    assert.match(french('initrd.cpio.gz'), /flux gzip/);
    assert.doesNotMatch(french('initrd.cpio.gz'), /gzip stream/);
    assert.doesNotMatch(french('squashfs.xz.img'), /="[^">]*<span/, 'markup in an attribute');
  });

  test('what was checked, why a part was not read and what a component is are said in French too', () => {
    const french = (name: string, bytes?: Uint8Array) => firmwarePage(reviewed(name, bytes), languageOf('fr'));
    const uimage = imageBytes('uImage');
    const whole = french('uImage');
    assert.match(whole, /✓ sommes de contrôle de l’en-tête et des données/);
    assert.doesNotMatch(whole, /checksums of header and data/);
    assert.match(french('uImage', uimage.subarray(0, 2000)), /Le fichier s’arrête avant\s: il manque 687 octets\./);
    assert.match(french('ubi.img'), /✓ sommes de contrôle des en-têtes de \d+ blocs/);
    assert.match(french('jffs2.le.img'), /Les systèmes de fichiers de ce genre ne sont pas ouverts ici\./);
    assert.match(whole, /<td>(?:application|bibliothèque|système d’exploitation)<\/td>/);
    assert.doesNotMatch(whole, /<td>(?:library|operating system)<\/td>/);
  });

  test('a kind of component that nobody knows stays as it is', () => {
    assert.equal(kindSaid('operating-system').text, 'operating system');
    for (const kind of ['gizmo', 'constructor']) assert.equal(kindSaid(kind).text, kind);
  });
});
