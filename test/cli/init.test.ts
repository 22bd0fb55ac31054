import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../server/src/cli/run.ts';
import { camera, documentText } from '../support/report.ts';
import { signatureText } from '../support/signatures.ts';
import { systemOf } from '../support/system.ts';

suite('bomwarden init', () => {
  let folder = '';
  const file = () => join(folder, '.bomwarden.yml');

  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-init-'));
    mkdirSync(join(folder, '.git'));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  /** @param answers undefined: nobody is there to be asked */
  async function init(args: string, answers?: readonly string[], where = folder) {
    const left = [...(answers ?? [])];
    const asked: string[] = [];
    const ask = async (question: string) => {
      asked.push(question);
      return left.shift();
    };
    const system = systemOf(where, { signatures: signatureText, ask: answers ? ask : undefined });
    const code = await run(['init', ...args.split(' ').filter(word => word !== '')], system);
    return { code, said: system.said.join(''), asked };
  }

  async function scanned(...args: readonly string[]) {
    const system = systemOf(folder, { signatures: signatureText });
    await run(['scan', ...args], system);
    return system.said.join('');
  }

  test('by flags, and what it writes holds in the next scan', async () => {
    writeFileSync(join(folder, 'camera.json'), documentText([camera]));
    const { code, said, asked } = await init('--profile ca-federal --profile us-private');
    assert.deepEqual([code, asked], [0, []]);
    assert.match(said, /^\.bomwarden\.yml is written, for ca-federal, us-private\. Next: bomwarden scan \.$/m);
    assert.match(await scanned('camera.json'), /Profiles: ca-federal from \.bomwarden\.yml:2, us-private from/);
  });

  test('everything else that it can write', async () => {
    const { code } = await init(
      '--profile ca-federal --received from-suppliers --exclude *.draft.json --exclude on --require-complete',
    );
    assert.equal(code, 0);
    assert.match(readFileSync(file(), 'utf8'), /^exclude: \["\*\.draft\.json", "on"\]/m);
    mkdirSync(join(folder, 'from-suppliers'));
    writeFileSync(join(folder, 'a.draft.json'), documentText([camera]));
    writeFileSync(join(folder, 'from-suppliers/sbom.cdx.json'), 'no BOM at all');
    assert.match(await scanned('.'), /not all was read, which --require-complete asks for/);
    assert.doesNotMatch(await scanned('.', '--allow-empty'), /Hikvision/);
  });

  test('by asking, until the answer is one', async () => {
    const { code, said, asked } = await init('', ['', '99', '1, us-private', 'from-suppliers, more', 'y']);
    assert.equal(code, 0);
    assert.equal(asked.length, 5);
    assert.match(said, /^ +1 {2}ca-federal +Canada, federal department/m);
    assert.match(said, /At least one, please/);
    assert.match(said, /there is no folder "from-suppliers" yet/);
    const text = readFileSync(file(), 'utf8');
    assert.match(text, /^profiles: \[ca-federal, us-private\]$/m);
    assert.match(text, /^received: \[from-suppliers, more\]/m);
    assert.match(text, /^require-complete: true/m);
  });

  test('an input that ends writes nothing', async () => {
    for (const answers of [[], ['1'], ['1', '']]) {
      const { code, said } = await init('', answers);
      assert.equal(code, 2, said);
      assert.match(said, /error: nothing is written/);
      assert.ok(!existsSync(file()));
    }
  });

  test('without a terminal it names the flag and the profiles', async () => {
    const { code, said } = await init('');
    assert.equal(code, 2);
    assert.match(said, /say who you review for with --profile: .*ca-federal/);
  });

  for (const [what, args] of [
    ['a profile that is misspelt is asked back', '--profile ca-fedral'],
    ['a folder outside is refused', '--profile ca-federal --received ../elsewhere'],
    ['an absolute folder is refused', '--profile ca-federal --received /etc'],
    ['a glob that is none is refused', '--profile ca-federal --exclude ../a'],
  ] as const) {
    test(what, async () => {
      const { code, said } = await init(args);
      assert.equal(code, 2, said);
      assert.match(said, /^error: /);
      assert.ok(!existsSync(file()));
    });
  }

  test('what is there already stays, unless it is to be replaced', async () => {
    writeFileSync(file(), 'profiles: [us-dod]\n');
    const { code, said, asked } = await init('', ['1', '', '']);
    assert.deepEqual([code, asked], [2, []], 'nobody is asked in vain');
    assert.match(said, /there already; --force replaces it/);
    assert.equal(readFileSync(file(), 'utf8'), 'profiles: [us-dod]\n');
    assert.equal((await init('--force --profile ca-federal')).code, 0);
    assert.match(readFileSync(file(), 'utf8'), /ca-federal/);
  });

  test('a link in its place is never written through', async () => {
    const target = join(folder, 'target');
    symlinkSync(target, file());
    assert.equal((await init('--profile ca-federal')).code, 2);
    assert.equal((await init('--profile ca-federal --force')).code, 0);
    assert.ok(!existsSync(target));
  });

  test('a configuration above that loses its say is named', async () => {
    writeFileSync(file(), 'profiles: [us-dod]\n');
    mkdirSync(join(folder, 'sub'));
    const { code, said } = await init('--profile ca-federal', undefined, join(folder, 'sub'));
    assert.equal(code, 0);
    assert.match(said, /note: \.\.\/\.bomwarden\.yml has no say in this folder any more/);
  });
});

suite('bomwarden without a word', () => {
  let folder = '';
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-greeting-'));
    mkdirSync(join(folder, '.git'));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  async function greeting(where = folder) {
    const system = systemOf(where, { signatures: signatureText });
    const code = await run([], system);
    return { code, said: system.said.join('') };
  }

  test('says what is here and what to do, and is no success', async () => {
    writeFileSync(join(folder, 'camera.cdx.json'), '{}');
    writeFileSync(join(folder, 'parts.devices.yaml'), '');
    writeFileSync(join(folder, 'package.json'), '{}');
    const { code, said } = await greeting();
    assert.equal(code, 2);
    assert.match(said, /^Here: camera\.cdx\.json and 1 more\. No \.bomwarden\.yml says who you review for\.$/m);
    for (const command of ['init', 'scan .', 'explain hikvision', '--help']) {
      assert.match(said, new RegExp(`^  bomwarden ${command.replace('.', '\\.')} +\\w`, 'm'));
    }
    assert.ok(said.split('\n').length <= 10, said);
  });

  test('init is not offered where somebody has said it, here or above', async () => {
    writeFileSync(join(folder, '.bomwarden.yml'), 'profiles: [us-dod]\n');
    mkdirSync(join(folder, 'sub'));
    for (const where of [folder, join(folder, 'sub')]) {
      const { said } = await greeting(where);
      assert.doesNotMatch(said, /init|No \.bomwarden\.yml/);
    }
    assert.match((await greeting()).said, /No file directly in this folder is named like an SBOM/);
  });

  test('the name of a file does nothing to a terminal', async () => {
    writeFileSync(join(folder, '\u001b[31mx.cdx.json'), '{}');
    const { said } = await greeting();
    assert.ok(!said.includes('\u001b'), JSON.stringify(said));
  });
});
