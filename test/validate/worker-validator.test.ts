import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkerValidator } from '../../server/src/validate/worker-validator.ts';
import { root } from '../support/shared.ts';

const script = join(root, 'dist/server.js');
const valid = '{"bomFormat": "CycloneDX", "specVersion": "1.4"}';

suite('validate/worker-validator', () => {
  let validator: WorkerValidator;
  let folder = '';

  setup(() => {
    validator = new WorkerValidator(script);
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-validate-'));
  });

  teardown(async () => {
    await validator.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A thread that does something else instead. */
  function threadThat(code: string, seconds?: number): WorkerValidator {
    const file = join(folder, 'thread.js');
    writeFileSync(file, `require('node:worker_threads').parentPort.on('message', () => { ${code} });`);
    return new WorkerValidator(file, seconds);
  }

  test('validates one document after the other', async () => {
    const texts = [valid, valid.replace('1.4', '"'), valid.replace('CycloneDX', 'cyclonedx'), 'hello'];
    const results = await Promise.all(texts.map(text => validator.validate(text)));
    assert.deepEqual(
      results.map(result => (result.state === 'checked' ? result.errors.length : result.code)),
      [0, 1, 1, 'no-sbom'],
    );
  });

  test('validates several at once, in their order, in every form', async () => {
    const xml = '<bom xmlns="http://cyclonedx.org/schema/bom/1.4"><components/></bom>';
    const texts = [xml, valid, xml.replace('<components/>', '<component/>'), 'hello', xml];
    const results = await validator.validateAll(texts);
    assert.deepEqual(
      results.map(result => (result.state === 'checked' ? result.errors.length : result.code)),
      [0, 0, 1, 'no-sbom', 0],
    );
    assert.deepEqual(await validator.validateAll([]), []);
  });

  test('of several the one that ends the thread is told, the others are answered', async () => {
    const code = `if (texts.includes('evil')) process.exit();
      require('node:worker_threads').parentPort.postMessage({ id, validations: texts.map(text => ({ state: 'unchecked', code: 'no-sbom', reason: { id: '', args: {}, text } })) });`;
    const file = join(folder, 'thread.js');
    writeFileSync(file, `require('node:worker_threads').parentPort.on('message', ({ id, texts }) => { ${code} });`);
    const some = new WorkerValidator(file);
    const results = await some.validateAll(['a', 'evil', 'b']);
    assert.deepEqual(
      results.map(result => result.state === 'unchecked' && result.reason.text),
      ['a', 'The validator ended before it was done.', 'b'],
    );
    await some.close();
  });

  test('hostile nesting ends with an answer', async () => {
    const nested = `${'{"components":['.repeat(50_000)}${']}'.repeat(50_000)}`;
    const result = await validator.validate(
      `{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [${nested}]}`,
    );
    assert.equal(result.state, 'unchecked');
    assert.equal((await validator.validate(valid)).state, 'checked');
  });

  test('what takes too long is stopped, and the next one is answered', async () => {
    const slow = threadThat('for (;;);', 0.2);
    const result = await slow.validate(valid);
    assert.ok(result.state === 'unchecked');
    assert.equal(result.code, 'stopped');
    assert.equal(result.reason.text, 'It took longer than 0.2 seconds and was stopped.');
    assert.equal((await slow.validate(valid)).state, 'unchecked');
    await slow.close();
  });

  test('what fails or ends is told', async () => {
    for (const [code, reason] of [
      ['throw new Error("out of ideas")', /out of ideas/],
      ['process.exit()', /ended before/],
    ] as const) {
      const result = await threadThat(code).validate(valid);
      assert.match(result.state === 'unchecked' ? result.reason.text : '', reason);
    }
  });

  test('can be given up, before and while it runs', async () => {
    await assert.rejects(validator.validate(valid, AbortSignal.abort(new Error('too late'))), /too late/);
    const endless = threadThat('for (;;);');
    const control = new AbortController();
    const result = endless.validate(valid, control.signal);
    setTimeout(() => control.abort(new Error('enough')), 50);
    await assert.rejects(result, /enough/);
  });
});
