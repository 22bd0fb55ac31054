import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkException, checkLicenceExpression, checkLicenceId } from '../../../server/src/core/identity/licence.ts';
import { spdxExceptions, spdxLicences, spdxListVersion } from '../../../server/src/core/identity/spdx-list.ts';
import { root } from '../../support/shared.ts';

const file = 'node_modules/@cyclonedx/cyclonedx-library/res/schema/spdx.SNAPSHOT.schema.json';

suite('the list of SPDX licences (node scripts/spdx-list.mjs)', () => {
  const schema = JSON.parse(readFileSync(join(root, file), 'utf8')) as { enum: readonly string[]; $comment: string };
  const licences = spdxLicences.trim().split(/\s+/);
  const exceptions = spdxExceptions.trim().split(/\s+/);

  test('is that of the schema which documents are validated with', () => {
    assert.deepEqual([...licences, ...exceptions], schema.enum);
    assert.ok(schema.$comment.endsWith(`-${spdxListVersion}`));
  });

  test('tells licences from exceptions', () => {
    // three exceptions have no such word in their ids, and five licences of old have it
    const others = exceptions.filter(id => !/exception/i.test(id));
    assert.deepEqual(others, ['Google-Patent-WebM', 'GPL-CC-1.0', 'Linux-syscall-note', 'LLGPL', 'SHL-2.0', 'SHL-2.1']);
    assert.ok(licences.includes('ZPL-2.1') && exceptions.includes('389-exception'));
  });

  test('every licence stands in an expression, every exception behind WITH, and both where an id does', () => {
    const notOk = (text: string, check: typeof checkLicenceId) => !check(text).ok;
    assert.deepEqual(
      licences.filter(id => notOk(id, checkLicenceExpression)),
      [],
    );
    assert.deepEqual(
      exceptions.filter(id => notOk(`GPL-2.0-only WITH ${id}`, checkLicenceExpression)),
      [],
    );
    assert.deepEqual(
      exceptions.filter(id => notOk(id, checkException)),
      [],
    );
    assert.deepEqual(
      schema.enum.filter(id => notOk(id, checkLicenceId)),
      [],
    );
    assert.deepEqual(
      exceptions.filter(id => !notOk(id, checkLicenceExpression)),
      [],
      'an exception is no licence',
    );
  });
});
