import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { chosenFor, isExcluded, isIncluded } from '../../../server/src/core/policy/choose.ts';
import { type Configuration, readConfiguration } from '../../../server/src/core/policy/configuration.ts';
import { parseYaml, type YamlNode } from '../../../server/src/core/syntax/yaml.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { ruleIds } from '../../../server/src/host/rules.ts';
import { root } from '../../support/shared.ts';
import { signatures } from '../../support/signatures.ts';

const known = { profiles: signatures().profiles.map(({ id }) => id), rules: ruleIds };
const schema = JSON.parse(readFileSync(join(root, 'schema/configuration.schema.json'), 'utf8'));
const fitsSchema = new Ajv({ strict: false }).compile(schema);

function read(text: string): Configuration {
  const { value, problems } = readConfiguration(text, known);
  assert.deepEqual(problems, []);
  assert.equal(fitsSchema(plain(parseYaml(text).value)), true, JSON.stringify(fitsSchema.errors));
  return value;
}

function plain(node: YamlNode): unknown {
  if (node.kind === 'sequence') return node.items.map(plain);
  if (node.kind === 'mapping') return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  return node.type === 'null' ? null : node.text;
}

/** Problems as `line:column code`. */
function problems(text: string): readonly string[] {
  const source = new Source(text);
  return readConfiguration(text, known).problems.map(({ code, span }) => {
    const { line, character } = source.positionAt(span.start);
    return `${line + 1}:${character + 1} ${code}`;
  });
}

function profilesOf(path: string, configuration: Configuration): readonly string[] | undefined {
  return chosenFor(path, configuration, known.profiles).profiles?.ids.map(({ value }) => value);
}

function rulesOf(path: string, configuration: Configuration) {
  return Object.fromEntries(
    [...chosenFor(path, configuration, known.profiles).rules].map(([id, { value }]) => [id, value]),
  );
}

suite('.bomwarden.yml', () => {
  test('an empty file says nothing', () => {
    for (const text of ['', '# only a comment\n', 'profiles:\nrules:\nfiles:\nsignatures:\n']) {
      const configuration = read(text);
      assert.equal(profilesOf('a.json', configuration), undefined);
      assert.deepEqual(rulesOf('a.json', configuration), {});
      assert.equal(isIncluded('a.json', configuration), true);
      assert.equal(isExcluded('a.json', configuration), false);
    }
  });

  test('one profile may stand for a list, and a list may be empty', () => {
    assert.deepEqual(profilesOf('a.json', read('profiles: ca-federal\n')), ['ca-federal']);
    assert.deepEqual(profilesOf('a.json', read('profiles: [ca-federal, us-private]\n')), ['ca-federal', 'us-private']);
    assert.deepEqual(profilesOf('a.json', read('profiles: []\n')), []);
  });

  test('profiles by glob: the first that fits holds', () => {
    const configuration = read("profiles:\n  sites/quebec: ca-qc-public-body\n  'sites/**': [ca-federal]\n");
    assert.deepEqual(profilesOf('sites/quebec/a/b.json', configuration), ['ca-qc-public-body']);
    assert.deepEqual(profilesOf('sites/ontario/b.json', configuration), ['ca-federal']);
    assert.equal(profilesOf('other/b.json', configuration), undefined);
  });

  test('files win over what is said for every file, each value by itself', () => {
    const configuration = read(`profiles: [ca-federal]
rules: { licence-expression: off, restricted-vendor: warning }
files:
  - glob: plans
    rules: { restricted-vendor: information }
  - glob: ['plans/**', '*.draft.json']
    profiles: [us-private]
    rules: { restricted-vendor: error, known-exploited-device: none }
`);
    assert.deepEqual(profilesOf('plans/a.json', configuration), ['us-private']);
    assert.deepEqual(rulesOf('plans/a.json', configuration), {
      'restricted-vendor': 'information',
      'known-exploited-device': 'none',
      'licence-expression': 'off',
    });
    assert.deepEqual(profilesOf('x/y/a.draft.json', configuration), ['us-private']);
    assert.deepEqual(profilesOf('a.json', configuration), ['ca-federal']);
  });

  test('paths lose what says nothing, and places are those of the values', () => {
    const text = 'received: [./incoming/, from/suppliers]\nwaivers: policy/accepted.yml\nsignatures:\n  packs: own\n';
    const { received, waivers, packs, keys } = read(text);
    assert.deepEqual(
      received.map(({ value, span }) => [value, text.slice(span.start, span.end)]),
      [
        ['incoming', './incoming/'],
        ['from/suppliers', 'from/suppliers'],
      ],
    );
    assert.equal(waivers?.value, 'policy/accepted.yml');
    assert.deepEqual([packs.map(({ value }) => value), keys], [['own'], []]);
  });

  const wrong: readonly (readonly [string, readonly string[]])[] = [
    ['- a\n', ['1:1 configuration-syntax']],
    ['profile: ca-federal\n', ['1:1 configuration-unknown-key']],
    ['profiles: ca-fedral\n', ['1:11 configuration-unknown-profile']],
    ['rules: { restricted: error }\n', ['1:10 configuration-unknown-rule']],
    ['rules:\n  licence-expression: loud\n', ['2:23 configuration-invalid']],
    ['rules: off\n', ['1:1 configuration-invalid']],
    ['files: plans\n', ['1:1 configuration-invalid']],
    ['files:\n  - profiles: ca-federal\n', ['2:5 configuration-invalid']],
    ['files:\n  - plans\n', ['2:5 configuration-invalid']],
    ['exclude: ../other\n', ['1:10 configuration-invalid']],
    ["exclude: '!a'\n", ['1:11 configuration-invalid']],
    ['received: .\n', ['1:11 configuration-invalid']],
    ['waivers: /etc/passwd\n', ['1:10 configuration-invalid']],
    ['waivers: https://example.org/w.yml\n', ['1:10 configuration-invalid']],
    ['waivers: own\\w.yml\n', ['1:10 configuration-invalid']],
    ['waivers: own/../../w.yml\n', ['1:10 configuration-invalid']],
    ['require-complete: maybe\n', ['1:1 configuration-invalid']],
    ['include: [{ a: b }]\n', ['1:11 configuration-invalid']],
    ['exclude: [""]\n', ['1:12 configuration-invalid']],
    ['baseline: [a, b]\n', ['1:15 configuration-invalid']],
    ['signatures: { pack: own }\n', ['1:15 configuration-unknown-key']],
    ['profiles: [a\n', ['2:1 yaml-bad-indent', '1:12 configuration-unknown-profile']],
  ];
  for (const [text, expected] of wrong) {
    test(`is wrong with its place: ${JSON.stringify(text)}`, () => assert.deepEqual(problems(text), expected));
  }

  test('what is wrong has no effect, all the rest holds', () => {
    const { value } = readConfiguration(
      'profiles: [ca-fedral, ca-federal]\nrules: { licence-expression: loud, restricted-vendor: off }\nexclude: [../a, b]\n',
      known,
    );
    assert.deepEqual(profilesOf('a.json', value), ['ca-federal']);
    assert.deepEqual(rulesOf('a.json', value), { 'restricted-vendor': 'off' });
    assert.equal(isExcluded('b/c.json', value), true);
  });

  test('a profile that there is not is passed over, and told only where it was asked before one that there is', () => {
    const packs = { ...known, profiles: undefined };
    const { value } = readConfiguration(
      'profiles: [later]\nfiles:\n  - { glob: a, profiles: [mine] }\n  - { glob: "*", profiles: [ca-federal, other] }\n',
      packs,
    );
    const chosen = chosenFor('a', value, known.profiles);
    assert.deepEqual(
      chosen.profiles?.ids.map(one => one.value),
      ['ca-federal'],
    );
    assert.deepEqual(chosen.unknown, ['mine', 'other']);
    assert.deepEqual(chosenFor('a', value, []).unknown, ['mine', 'ca-federal', 'other', 'later']);
    assert.deepEqual(chosenFor('a', readConfiguration('rules:\n', packs).value, []).unknown, []);
  });

  test('texts are read without the blanks around them, and yes or no is either', () => {
    assert.equal(read('waivers: " own/w.yml "\n').waivers?.value, 'own/w.yml');
    const complete = (text: string) =>
      readConfiguration(`require-complete: ${text}\n`, known).value.requireComplete?.value;
    assert.deepEqual(['true', 'false', 'maybe', '[true]', ''].map(complete), [
      true,
      false,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('misspelt profiles do not mean that nobody in particular reviews', () => {
    const { value } = readConfiguration('profiles: ca-fedral\n', known);
    assert.equal(profilesOf('a.json', value), undefined);
  });

  // Of profiles it proposes those that are known: a pack may have more.
  for (const [text, [code = '']] of wrong) {
    if (/syntax|unknown-profile|yaml/.test(code)) continue;
    test(`does not fit the schema either: ${JSON.stringify(text)}`, () => {
      assert.equal(fitsSchema(plain(parseYaml(text).value)), false);
    });
  }
});
