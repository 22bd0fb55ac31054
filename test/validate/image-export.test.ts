import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readImage } from '../../server/src/core/read/firmware/index.ts';
import { imageAsCycloneDx } from '../../server/src/core/report/firmware/cyclonedx.ts';
import { check } from '../../server/src/validate/check.ts';
import { Schemas } from '../../server/src/validate/schemas.ts';
import { imageBytes, imageNames } from '../support/firmware.ts';
import { root } from '../support/shared.ts';

suite('What is in an image, as CycloneDX', function () {
  this.timeout(60_000);
  const schemas = new Schemas(join(root, 'dist/sbom-schema'));

  test('is valid against the schema of 1.6, for every image', () => {
    let occurrences = 0;
    for (const name of imageNames) {
      const { bom } = readImage(imageBytes(name), { name, texts: ['hicore.tar.lzma'] });
      assert.ok(bom?.image, name);
      const text = imageAsCycloneDx(bom, bom.image, name, '1.2.3');
      const validation = check(text, schemas);
      assert.ok(validation.state === 'checked', name);
      assert.deepEqual(validation.errors, [], name);
      for (const one of JSON.parse(text).components) occurrences += one.evidence?.occurrences?.length ?? 0;
    }
    assert.ok(occurrences > 50, `${occurrences} places of components`);
  });

  test('an error in it would be seen', () => {
    const { bom } = readImage(imageBytes('uImage'), { name: 'uImage', texts: [] });
    assert.ok(bom?.image);
    const text = imageAsCycloneDx(bom, bom.image, 'uImage', '1').replace(/"offset": \d+/, '"offset": "0"');
    const validation = check(text, schemas);
    assert.ok(validation.state === 'checked' && validation.errors.length > 0);
  });
});
