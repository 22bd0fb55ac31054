import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeLines } from '../../../../server/src/core/report/image.ts';
import { bomOfImage, imageBytes, imageFolder, imageNames } from '../../../support/firmware.ts';

/** Images of Debian's own tools. UPDATE_IMAGES=1 writes their trees anew, for somebody to read. */
suite('Firmware images and what stands in them', () => {
  const update = process.env['UPDATE_IMAGES'] === '1';

  test('all are there', () => assert.equal(imageNames.length, 36));

  for (const name of imageNames) {
    test(`the tree of ${name}`, () => {
      const { image, components } = bomOfImage(imageBytes(name), name);
      const claims = components.flatMap(({ name: own, version, claims }) => [
        `${own?.value ?? '?'} ${version?.value ?? ''}`.trim(),
        ...claims.map(({ role, value, span, inside }) => {
          return `  ${role} ${value} ${span.start}-${span.end} in ${inside?.path.join(' › ')} +${inside?.offset}`;
        }),
      ]);
      const found = [
        `${image.size} bytes, ${image.unread} not looked into`,
        ...treeLines(image),
        '',
        ...claims,
        '',
      ].join('\n');
      const file = join(imageFolder, `${name}.tree.txt`);
      if (update) writeFileSync(file, found);
      assert.ok(existsSync(file), `${file} is missing`);
      assert.equal(found, readFileSync(file, 'utf8'));
    });
  }
});
