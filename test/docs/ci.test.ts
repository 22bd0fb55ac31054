import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { parseArguments } from '../../server/src/cli/options.ts';
import { root } from '../support/shared.ts';

const files = [
  ...readdirSync(join(root, 'examples/ci')).map(name => `examples/ci/${name}`),
  'deploy/github-matrix.yml',
  '.pre-commit-hooks.yaml',
];

/** Command lines of ours in a file, with what a shell would put in. */
function commandsIn(text: string): readonly (readonly string[])[] {
  const joined = text.replace(/\\\n\s*/g, ' ').replace(/\n\s+(?=--base "origin\/\$BITBUCKET)/g, ' ');
  return [...joined.matchAll(/bomwarden ((?:scan|merge) [^\n]*)/g)].map(([, line = '']) =>
    line
      .replace(/\$\{\w+:\+([^}]*)\}/g, '$1')
      .replace(/"\$SHARD\/\$SHARDS"/, '1/4')
      .replace(/"?\$AS_OF"?/, '2026-11-22')
      .replace(/\|\|.*$/, '')
      .replaceAll('"', '')
      .trim()
      .split(/\s+/),
  );
}

suite('Workflows to copy', () => {
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8');

    if (/\.ya?ml$/.test(file)) {
      test(`${file} is YAML`, () => {
        for (const document of parseAllDocuments(text))
          assert.deepEqual([document.errors, document.warnings], [[], []]);
      });
    }

    if (file !== 'examples/ci/github.yml') {
      test(`${file} uses options that there are`, () => {
        const commands = commandsIn(text);
        assert.ok(commands.length > 0);
        for (const command of commands) {
          const line = file === '.pre-commit-hooks.yaml' ? [...command, 'a.json'] : command;
          const choice = parseArguments(line, '1.2.3');
          assert.ok(
            choice.command === 'scan' || choice.command === 'merge',
            `${line.join(' ')}: ${JSON.stringify(choice)}`,
          );
        }
      });
    }
  }

  test('actions of others are pinned to a commit, with the version that it is', () => {
    for (const file of ['examples/ci/github.yml', 'deploy/github-matrix.yml', 'docs/pull-requests.md']) {
      const text = readFileSync(join(root, file), 'utf8');
      const uses = [...text.matchAll(/uses: (\S+)(.*)$/gm)].filter(
        ([, action = '']) => !action.startsWith('bomwarden/'),
      );
      assert.ok(uses.length > 0, file);
      for (const [line, action = '', version = ''] of uses) {
        assert.match(action, /^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/, line);
        assert.match(version, /^ # v\d+\.\d+\.\d+$/, line);
      }
    }
  });

  test('the workflow for GitHub gives inputs and takes outputs that there are', () => {
    const action = parse(readFileSync(join(root, 'action/action.yml'), 'utf8'));
    const text = readFileSync(join(root, 'examples/ci/github.yml'), 'utf8');
    const [, step] = parse(text).jobs.review.steps;
    assert.deepEqual(
      Object.keys(step.with).filter(name => !(name in action.inputs)),
      [],
    );
    const taken = [...text.matchAll(/steps\.bomwarden\.outputs\.([\w-]+)/g)].map(([, name = '']) => name);
    assert.ok(taken.length > 0 && taken.every(name => name in action.outputs), taken.join());
  });

  test('the pre-commit hook takes whatever file for a file', () => {
    const [{ entry, args }] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'));
    const line = [...String(entry).split(' ').slice(1), ...args, '--config=x.bom.yml', '--trust-head'];
    const choice = parseArguments(line, '1.2.3');
    assert.deepEqual(choice.command === 'scan' && choice.options.paths, ['--config=x.bom.yml', '--trust-head']);
  });

  test('the pre-commit hook takes files that are called like bills of materials', () => {
    const [{ files: pattern }] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'));
    const test = (path: string) => new RegExp(pattern).test(path);
    for (const path of [
      'bom.json',
      'a/x.cdx.json',
      'sbom-product.xml',
      'x.spdx',
      'b/site.devices.yaml',
      'x.spdx.json',
    ]) {
      assert.ok(test(path), path);
    }
    for (const path of [
      'package.json',
      'tsconfig.json',
      'config.yml',
      'bombay.json',
      'readme.md',
      'a/spdx/readme.md',
    ]) {
      assert.ok(!test(path), path);
    }
  });
});
