import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../server/src/cli/run.ts';
import { camera, documentText } from '../support/report.ts';
import { signatures } from '../support/signatures.ts';
import { systemOf } from '../support/system.ts';

suite('A file that is called like an option', () => {
  let folder = '';

  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-options-'));
    writeFileSync(join(folder, 'a.cdx.json'), documentText([camera]));
    writeFileSync(join(folder, 'x.bom.yml'), 'rules: {restricted-vendor: off}\n');
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  async function scan(...args: readonly string[]) {
    const system = systemOf(folder, { signatures: () => JSON.stringify(signatures()) });
    return { code: await run(['scan', ...args], system), text: system.said.join('') };
  }

  for (const name of [
    '--config=x.bom.yml',
    '--fail-on=none',
    '--allow-empty',
    '-x',
    '--output=a.cdx.json',
    '--nobody',
  ]) {
    test(`${name} chooses nothing`, async () => {
      writeFileSync(join(folder, name), documentText([camera]));
      const { code, text } = await scan('a.cdx.json', name);
      assert.equal(code, 2);
      assert.equal(
        text,
        `error: "${name}" is an option and a file here: write -- before names of files, or ./${name}\n`,
      );
    });

    test(`${name} is a file behind --`, async () => {
      writeFileSync(join(folder, name), documentText([camera]));
      const { code, text } = await scan('--', 'a.cdx.json', name);
      assert.equal(code, 1);
      assert.match(text, /in 2 documents/);
    });
  }

  test('a link that leads nowhere is one too', async () => {
    symlinkSync('nowhere', join(folder, '--allow-empty'));
    assert.equal((await scan('a.cdx.json', '--allow-empty')).code, 2);
  });

  test('an option is one where no file is called so, and - is the standard input', async () => {
    assert.equal((await scan('a.cdx.json', '--fail-on=none')).code, 0);
    writeFileSync(join(folder, '-'), 'x');
    assert.doesNotMatch((await scan('-', '--allow-empty')).text, /is an option/);
  });
});
