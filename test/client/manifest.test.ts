import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileKinds } from '../../server/src/core/signatures/shapes.ts';
import { clientCommand } from '../../server/src/lsp/protocol/commands.ts';
import { defaultSettings } from '../../server/src/lsp/settings.ts';
import { root } from '../support/shared.ts';

interface Property {
  readonly default?: unknown;
  readonly scope?: string;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly additionalProperties?: Property;
  readonly items?: Property;
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json'));
const properties: Readonly<Record<string, Property>> = manifest.contributes.configuration.properties;

suite('client/manifest', () => {
  test('every setting that counts for a document is read by the server under the same name', () => {
    const names = Object.entries(properties).filter(([, { scope }]) => scope !== 'window');
    assert.deepEqual(
      names.map(([name]) => name.replace('bomwarden.', '')),
      Object.keys(defaultSettings),
    );
  });

  test('every text that the manifest refers to is there, and no other', () => {
    const used = [...read('package.json').matchAll(/"%([\w.-]+)%"/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(JSON.parse(read('package.nls.json'))).sort());
  });

  test('every activation event is one that VS Code has', () => {
    for (const event of manifest.activationEvents)
      assert.match(event, /^(onLanguage|onFileSystem|workspaceContains):[^*]+$/);
  });

  test('contributed commands are registered by the client', () => {
    const sources = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => `client/src/${name}`);
    const registered: ReadonlySet<string> = new Set([
      ...Object.values(clientCommand),
      ...sources.flatMap(file => [...read(file).matchAll(/[cC]ommand\('([\w.]+)'/g)].map(([, id]) => id ?? '')),
      ...[...read('client/src/findings/view.ts').matchAll(/command\('(\w+)'/g)].map(([, name]) => `bomwarden.${name}`),
    ]);
    const groupings = Object.values(
      manifest.contributes.commands.map(({ command }: { command: string }) => command),
    ).filter(id => String(id).startsWith('bomwarden.groupBy.'));
    assert.ok(groupings.length > 1);
    for (const { command } of manifest.contributes.commands)
      assert.ok(registered.has(command) || groupings.includes(command), command);
  });

  test('the walkthrough has at most five steps, each with a picture that is small, and its links run commands', () => {
    const texts = JSON.parse(read('package.nls.json'));
    const { steps } = manifest.contributes.walkthroughs[0] ?? { steps: [] };
    assert.ok(steps.length > 0 && steps.length <= 5);
    for (const { media, description } of steps) {
      assert.ok(statSync(join(root, media.image)).size < 60_000, media.image);
      const links = [...texts[description.slice(1, -1)].matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id);
      assert.ok(links.length > 0);
      const own = links.filter(id => id?.startsWith('bomwarden.'));
      const known = manifest.contributes.commands.map((each: { readonly command: string }) => each.command);
      for (const id of own) assert.ok(known.includes(id ?? ''), id);
    }
    assert.ok(existsSync(join(root, manifest.icon)));
  });

  test('contributed files exist', () => {
    const { jsonValidation, yamlValidation, grammars, languages } = manifest.contributes;
    const urls = [...jsonValidation, ...yamlValidation].map(({ url }) => url.replace('bomwarden-schema://files', '.'));
    const paths = [
      ...grammars.map(({ path }: { path: string }) => path),
      ...languages.flatMap(({ configuration = [] }) => configuration),
    ];
    for (const path of [...urls, ...paths]) assert.ok(existsSync(join(root, path)), path);
  });

  test('every kind of signature file has its schema in YAML and in JSON, where packs conventionally stand', () => {
    const { jsonValidation, yamlValidation } = manifest.contributes;
    for (const [contributed, extension, where] of [
      [jsonValidation, 'json', 'bomwarden-schema://files'],
      [yamlValidation, 'yaml', '.'],
    ]) {
      for (const { kind, path, shape } of fileKinds) {
        if (shape === undefined) continue;
        const url = `${where}/signatures/schema/${kind}.json`;
        const found = contributed.find((one: { readonly url: string }) => one.url === url);
        const sample = found?.fileMatch[0].replace('signatures/', '').replaceAll('*', 'acme');
        assert.match(sample, path);
        assert.ok(sample.endsWith(`.${extension}`));
      }
    }
  });
});
