import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { runSignatures } from '../../server/src/cli/signatures.ts';
import { defineSignatures, type SignaturesOptions } from '../../server/src/cli/signatures-options.ts';
import type { System } from '../../server/src/cli/system.ts';
import { compileSignatures } from '../../server/src/core/signatures/compile.ts';
import { nodeHost } from '../../server/src/host/node.ts';
import { smallFiles } from '../core/signatures/small-files.ts';

const other = `id: other
display: Other
sources: [PAGE]
asOf: 2026-12-01
confidence: medium
entities:
  - id: other
    relation: self
    names: [{ value: Other Radios, kind: legal, strength: exact }]
`;

suite('bomwarden signatures', () => {
  const base = JSON.stringify(compileSignatures(smallFiles()).value);
  let folder = '';

  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-pack-'));
  });

  teardown(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  /** What a command line prints and its exit code. */
  async function run(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
    let options: SignaturesOptions | undefined;
    const program = new Command().exitOverride();
    defineSignatures(program, chosen => (options = chosen));
    program.parse(['signatures', ...argv], { from: 'user' });
    assert.ok(options);
    let out = '';
    let error = '';
    const system: System = {
      host: nodeHost(() => {}),
      version: '0',
      signatures: () => base,
      validator: () => assert.fail('nothing is validated here'),
      folder,
      stdin: async () => new Uint8Array(),
      program: '',
      dependencyTrackKey: undefined,
      cacheKey: () => assert.fail('nothing is kept here'),
      progress: undefined,
      ask: undefined,
      print: text => void (out += text),
      stream: async text => void (out += text),
      complain: text => void (error += text),
      terminal: { width: 80, colour: false },
    };
    return { code: await runSignatures(options, system), out, error };
  }

  test('list tells what there is, packs included', async () => {
    write('pack/vendors/other.yaml', other);
    const { code, out } = await run('list', '--pack', 'pack');
    assert.equal(code, 0);
    assert.match(out, /^Signatures of 2026-12-01, sha256:[0-9a-f]{64}\n2 vendors: acme, other\n1 instrument: act\n/);
    assert.match(out, /1 alternative in camera\n$/);
  });

  test('check points at what is wrong and fails', async () => {
    write('pack/vendors/other.yaml', other.replace('medium', 'rather'));
    const { code, out } = await run('check', 'pack');
    assert.equal(code, 1);
    assert.equal(
      out,
      'pack/vendors/other.yaml:5:13 error: “confidence” is “rather”, but must be one of high, medium, low. (wrong-value)\n' +
        '1 file, 1 error, 0 warnings\n',
    );
  });

  test('check of a sound pack succeeds', async () => {
    write('pack/vendors/other.yaml', other);
    assert.deepEqual(await run('check', 'pack'), { code: 0, out: '1 file, 0 errors, 0 warnings\n', error: '' });
  });

  test('check of a folder that is none is a failure of reading', async () => {
    assert.deepEqual(await run('check', 'none'), {
      code: 2,
      out: '',
      error: 'error: none: It holds no signature file.\n',
    });
  });

  test('diff tells what a pack adds and changes', async () => {
    write('pack/vendors/other.yaml', other);
    assert.deepEqual(await run('diff', 'pack'), { code: 0, out: 'added vendor other\n', error: '' });
  });

  test('diff of a pack with errors refuses', async () => {
    write('pack/vendors/other.yaml', other.replace('PAGE', 'BOOK'));
    assert.deepEqual(await run('diff', 'pack'), {
      code: 2,
      out: '',
      error:
        'error: pack: It has 2 errors, the first in vendors/other.yaml: The source “BOOK” is not in sources.yaml.\n',
    });
  });

  test('test tells whom values would be taken for', async () => {
    write('pack/vendors/other.yaml', other);
    const values = [
      'ACME Cameras GmbH',
      'Other Radios',
      'pkg:npm/x',
      'cpe:2.3:o:acme:x:1:*:*:*:*:*:*:*',
      '00:11:22:33:44:55',
    ];
    const { out } = await run('test', '--pack', 'pack', '--', ...values);
    assert.equal(
      out,
      'ACME Cameras GmbH: acme (acme, self), stated name:Acme Cameras\n' +
        'Other Radios: other (other, self), stated name:Other Radios\n' +
        'pkg:npm/x: nobody\n' +
        'cpe:2.3:o:acme:x:1:*:*:*:*:*:*:*: acme (acme, self), identifier cpe:acme\n' +
        '00:11:22:33:44:55: acme (acme, self), identifier mac:0011223\n',
    );
  });

  test('a pack is signed and verified, and no longer once it is altered', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    write('secret.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    write('open.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString());
    write('pack/vendors/other.yaml', other);
    assert.equal((await run('verify', 'pack', '--key', 'open.pem')).out, 'pack: It is not signed.\n');
    assert.deepEqual(await run('sign', 'pack', '--key', 'secret.pem'), {
      code: 0,
      out: '1 file signed.\n',
      error: '',
    });
    assert.match(readFileSync(join(folder, 'pack/signature.json'), 'utf8'), /"algorithm": "Ed25519"/);
    const good = { code: 0, out: 'pack: What was signed (1 file).\n', error: '' };
    assert.deepEqual(await run('verify', 'pack', '--key', 'open.pem'), good);
    write('pack/vendors/other.yaml', `${other} `);
    assert.equal((await run('verify', 'pack', '--key', 'open.pem')).code, 1);
  });

  test('a key that cannot be read or is none is told', async () => {
    write('pack/vendors/other.yaml', other);
    const missing = await run('sign', 'pack', '--key', 'secret.pem');
    assert.deepEqual(missing, {
      code: 2,
      out: '',
      error: 'error: secret.pem: There is no such file, or it cannot be read.\n',
    });
    write('secret.pem', 'x');
    const wrong = 'error: The key is no private key in PEM (BEGIN PRIVATE KEY).\n';
    assert.deepEqual(await run('sign', 'pack', '--key', 'secret.pem'), { code: 2, out: '', error: wrong });
  });
});
