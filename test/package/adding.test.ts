import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generatedFiles, json } from '../docs/generated-files.ts';
import { proof, type Toy, toys } from '../docs/toys.ts';
import { root } from '../support/shared.ts';

const copied = [
  'client',
  'docs',
  'l10n',
  'media',
  'out',
  'schema',
  'scripts',
  'server',
  'signatures',
  'syntaxes',
  'test',
];
/** Texts that are written in another language, of which `npm run generate` leaves the new ones empty. */
const catalogues = ['server/src/core/l10n/fr.json', 'package.nls.fr.json'];
const bundle = 'l10n/bundle.l10n.fr.json';

suite('Adding things', function () {
  this.timeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'bomwarden-adding-'));
  const at = (path: string) => join(folder, path);
  const read = (path: string) => readFileSync(at(path), 'utf8');
  const before = new Map<string, string>();
  const run = (generate: string, ...args: readonly string[]): string => {
    const env = { ...process.env, BOMWARDEN_GENERATE: generate };
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env });
    if (status !== 0) throw new Error(`${args.join(' ')}\n${stdout}${stderr}`);
    return stdout;
  };
  const mocha = (generate: string, ...files: readonly string[]) =>
    run(
      generate,
      'node_modules/mocha/bin/mocha.js',
      '--no-config',
      '--ui',
      'tdd',
      '--timeout',
      '0',
      '--reporter',
      'dot',
      ...files,
    );

  suiteSetup(() => {
    for (const name of copied) cpSync(join(root, name), at(name), { recursive: true, preserveTimestamps: true });
    const files = readdirSync(root, { withFileTypes: true }).filter(entry => entry.isFile());
    for (const { name } of files) cpSync(join(root, name), at(name));
    symlinkSync(join(root, 'node_modules'), at('node_modules'));
    for (const path of filesOf(folder)) before.set(path, read(path));
    for (const { adds, edits } of toys) {
      for (const [path, text] of Object.entries(adds)) {
        mkdirSync(dirname(at(path)), { recursive: true });
        writeFileSync(at(path), text);
      }
      for (const [path, from, to] of edits) {
        assert.ok(read(path).includes(from), `${path} no longer has: ${from}`);
        writeFileSync(
          at(path),
          read(path).replace(from, () => to),
        );
      }
    }
    run('', 'node_modules/typescript/bin/tsc', '-b');
    mocha('1', 'out/test/docs/generated.test.js');
  });
  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  test('touches as many files as ARCHITECTURE.md says', () => {
    const table = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    for (const toy of toys) {
      const [, files] = table.split(`| ${toy.row}`)[1]?.match(/^[^|]*\|? *(\d+) \|/) ?? [];
      assert.equal(touched(toy).length, Number(files), toy.row);
    }
  });

  test('and nothing else is written by hand: the rest is generated', () => {
    const made = new Set(generatedFiles().map(({ path }) => path));
    const expected = new Set(toys.flatMap(({ adds, edits }) => [...Object.keys(adds), ...edits.map(([path]) => path)]));
    const changed = filesOf(folder).filter(path => read(path) !== before.get(path));
    const others = changed.filter(path => !expected.has(path) && !made.has(path));
    assert.deepEqual(others, ['docs/vendors/toyco.md']);
    assert.ok(changed.includes('package.json') && changed.includes('docs/settings.md'));
  });

  test('each does what it is for', () => {
    const said = JSON.parse(run('', '-e', proof));
    assert.deepEqual(said, {
      profile: 'toy-buyer',
      format: 'toy-text',
      vendor: said.vendor,
      rules: said.rules,
      group: ['toyco'],
      container: true,
      fix: true,
      output: '1',
      setting: true,
    });
    assert.ok(said.vendor.includes('toyco') && said.rules.includes('toy-rule'));
  });

  test('what is to be translated is empty until somebody does', () => {
    assert.throws(() => mocha('', 'out/test/core/l10n/catalogue.test.js'), 'an empty text passes');
    for (const path of catalogues) {
      const texts = Object.entries(JSON.parse(read(path))).map(([key, text]) => [key, text || 'Un jouet']);
      writeFileSync(at(path), json({ ...Object.fromEntries(texts), 'inventory.nothing': '' }));
    }
    const { 'inventory.nothing': _, ...texts } = JSON.parse(read('package.nls.fr.json'));
    writeFileSync(at('package.nls.fr.json'), json(texts));
    const client = JSON.parse(read(bundle));
    client['Toyland, private buyer'] = 'Pays des jouets';
    client['Somebody in Toyland who buys.'] = 'Quelqu’un qui achète.';
    writeFileSync(at(bundle), json(client));
  });

  test('then the tests that hold the house together pass', () => {
    const tidy = ['imports', 'names', 'messages'].map(name => `out/test/tidy/${name}.test.js`);
    const l10n = ['catalogue', 'editor'].map(name => `out/test/core/l10n/${name}.test.js`);
    const own = ['judge/rules/toy-rule', 'policy/rules/waiver-toy'].map(name => `out/test/core/${name}.test.js`);
    mocha('', ...tidy, ...l10n, ...own, 'out/test/docs/generated.test.js', 'out/test/core/signatures/schema.test.js');
  });
});

/** By hand, besides tests. */
function touched({ adds, edits }: Toy): readonly string[] {
  const all = new Set([...Object.keys(adds), ...edits.map(([path]) => path)]);
  return [...all].filter(path => !path.startsWith('test/'));
}

function filesOf(folder: string): readonly string[] {
  const inside = copied
    .filter(name => name !== 'out')
    .flatMap(name =>
      readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1)),
    );
  const top = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isFile());
  return [...inside, ...top.map(({ name }) => name)];
}
