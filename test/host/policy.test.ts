import assert from 'node:assert/strict';
import { foldersAbove } from '../../server/src/host/folders.ts';
import { Policies, type PolicyInput, type PolicyOptions } from '../../server/src/host/policy.ts';
import { policyReader } from '../../server/src/host/policy-files.ts';

const root = 'file:///w';

function policies(files: Readonly<Record<string, string>>, more: Partial<PolicyOptions> = {}): Policies {
  const reader = policyReader({
    read: async uri => {
      const text = files[uri.replace('file:///', '')];
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
  });
  const known = {
    profiles: ['ca-federal', 'ca-private', 'us-private'],
    rules: ['restricted-vendor', 'licence-expression'],
  };
  return new Policies({ reader, foldersOf: uri => foldersAbove(uri, [root]), known, trusted: true, ...more });
}

function settings(more: Partial<NonNullable<PolicyInput['settings']>> = {}): PolicyInput {
  return { settings: { profiles: [], rules: {}, received: [], ...more } };
}

/** `ca-federal from .bomwarden.yml:1`. */
async function profiles(from: Policies, path: string, input: PolicyInput = {}): Promise<readonly string[]> {
  const policy = await from.policyFor(`${root}/${path}`, input);
  return policy.profiles.map(({ value, origin }) => `${value} from ${origin}`);
}

async function waivers(from: Policies, path: string, input: PolicyInput = {}): Promise<readonly string[]> {
  return (await from.policyFor(`${root}/${path}`, input)).waivers.map(({ id }) => id);
}

const waiver = (id: string, more = '  scope: repository\n') =>
  `- id: ${id}\n  vendor: hikvision\n${more}  reason: r\n  approver: a\n  expires: 2027-01-01\n`;

suite('host/policy', () => {
  suite('profiles', () => {
    const files = {
      'w/.bomwarden.yml': 'profiles:\n  sites/quebec: [ca-private]\n  "*.us.json": us-private\n',
      'w/sub/.bomwarden.yml': '# nearer\nprofiles: [ca-federal]\n',
      'w/silent/.bomwarden.yml': 'rules: { licence-expression: off }\n',
    };

    test('come from the first fitting entry of the nearest configuration, with its line', async () => {
      assert.deepEqual(await profiles(policies(files), 'sites/quebec/a.json'), ['ca-private from .bomwarden.yml:2']);
      assert.deepEqual(await profiles(policies(files), 'x/a.us.json'), ['us-private from .bomwarden.yml:3']);
      assert.deepEqual(await profiles(policies(files), 'sub/deep/a.us.json'), ['ca-federal from sub/.bomwarden.yml:2']);
      assert.deepEqual(await profiles(policies(files), 'a.json'), []);
    });

    test('a flag wins over a configuration, a configuration over a setting', async () => {
      const input = settings({ profiles: ['us-private', 'us-private'] });
      assert.deepEqual(await profiles(policies(files), 'sub/a.json', input), ['ca-federal from sub/.bomwarden.yml:2']);
      assert.deepEqual(await profiles(policies(files), 'a.json', input), [
        'us-private from setting bomwarden.profiles',
      ]);
      assert.deepEqual(await profiles(policies(files), 'silent/a.us.json', input), [
        'us-private from setting bomwarden.profiles',
      ]);
      const flags = { ...input, flags: { profiles: ['ca-private'] } };
      assert.deepEqual(await profiles(policies(files), 'sub/a.json', flags), ['ca-private from --profile']);
    });

    test('an empty list in a configuration is a choice', async () => {
      const from = policies({ 'w/.bomwarden.yml': 'profiles: []\n' });
      assert.deepEqual(await profiles(from, 'a.json', settings({ profiles: ['us-private'] })), []);
    });
  });

  test('each rule has the level of whoever speaks first of it, and where that stands', async () => {
    const from = policies({ 'w/.bomwarden.yml': 'rules:\n  licence-expression: off\n' });
    const input = settings({ rules: { 'licence-expression': 'error', 'restricted-vendor': 'information' } });
    const { rules, ruleOrigins } = await from.policyFor(`${root}/a.json`, input);
    assert.deepEqual(rules, { 'licence-expression': 'off', 'restricted-vendor': 'information' });
    assert.deepEqual(ruleOrigins, {
      'licence-expression': '.bomwarden.yml:2',
      'restricted-vendor': 'setting bomwarden.rules',
    });
  });

  suite('what others sent', () => {
    const files = {
      'w/.bomwarden.yml': 'profiles: [ca-federal]\nreceived: [incoming]\n',
      'w/.bomwarden/waivers.yml': waiver('own'),
      'w/incoming/acme/.bomwarden.yml': 'profiles: [us-private]\nrules: { restricted-vendor: off }\nreceived: []\n',
      'w/incoming/acme/.bomwarden/waivers.yml': waiver('theirs'),
      'w/sub/.bomwarden.yml': 'profiles: [ca-private]\nwaivers: theirs/w.yml\nreceived: [theirs]\n',
      'w/sub/theirs/w.yml': waiver('theirs'),
    };

    test('sets no policy, whatever it says, and nothing is waived in it', async () => {
      const policy = await policies(files).policyFor(`${root}/incoming/acme/bom.json`, {});
      assert.equal(policy.received, true);
      assert.deepEqual(policy.profiles, [{ value: 'ca-federal', origin: '.bomwarden.yml:1' }]);
      assert.deepEqual(policy.rules, {});
      assert.deepEqual([policy.waivers, policy.waiversFile, policy.waiversUri], [[], undefined, undefined]);
    });

    test('a setting declares it as well', async () => {
      const input = settings({ received: ['sub'] });
      assert.deepEqual(await profiles(policies(files), 'sub/a.json', input), ['ca-federal from .bomwarden.yml:1']);
      assert.deepEqual(await profiles(policies(files), 'sub/a.json'), ['ca-private from sub/.bomwarden.yml:1']);
    });

    test('what a folder above declared no folder below takes back', async () => {
      const from = policies({
        'w/.bomwarden.yml': 'received: [a/b]\n',
        'w/a/.bomwarden.yml': 'profiles: [ca-private]\nreceived: []\n',
        'w/a/b/.bomwarden.yml': 'profiles: [us-private]\n',
      });
      assert.deepEqual(await profiles(from, 'a/b/c/bom.json'), ['ca-private from a/.bomwarden.yml:1']);
    });

    test('waivers, packs and keys from there are passed over', async () => {
      assert.deepEqual(await waivers(policies(files), 'sub/a.json'), ['own']);
      const from = policies({
        'w/.bomwarden.yml':
          'received: [incoming]\nsignatures: { packs: [own, incoming/p], keys: incoming/k.pem }\nbaseline: incoming/b\n',
      });
      assert.deepEqual(await from.rootPolicy(root, {}), {
        packs: ['file:///w/own'],
        keys: [],
        baseline: undefined,
        requireComplete: false,
      });
    });
  });

  suite('waivers', () => {
    test('of the nearest folder that has any, by scope and path', async () => {
      const from = policies({
        'w/.bomwarden/waivers.yml': waiver('root') + waiver('one', '  scope: document\n  path: a b.json\n'),
        'w/sub/.bomwarden/waivers.yml': waiver('sub'),
      });
      assert.deepEqual(await waivers(from, 'a%20b.json'), ['root', 'one']);
      assert.deepEqual(await waivers(from, 'sub/deep/a.json'), ['sub']);
    });

    test('of the file that the configuration of a folder names', async () => {
      const from = policies({
        'w/.bomwarden.yml': 'waivers: policy/accepted ones.yml\n',
        'w/policy/accepted%20ones.yml': waiver('named'),
        'w/.bomwarden/waivers.yml': waiver('passed over'),
        'w/sub/.bomwarden/waivers.yml': waiver('nearer'),
      });
      assert.deepEqual(await waivers(from, 'a.json'), ['named']);
      assert.deepEqual(await waivers(from, 'sub/a.json'), ['nearer']);
    });

    test('new ones go to the file there is, else where the configuration says, else to the root', async () => {
      const where = async (files: Readonly<Record<string, string>>) =>
        (await policies(files).policyFor(`${root}/a/b.json`, {})).waiversUri;
      assert.equal(await where({}), 'file:///w/.bomwarden/waivers.yml');
      assert.equal(await where({ 'w/a/.bomwarden.yml': 'rules: {}\n' }), 'file:///w/.bomwarden/waivers.yml');
      assert.equal(await where({ 'w/a/.bomwarden.yml': 'waivers: w.yml\n' }), 'file:///w/a/w.yml');
      assert.equal(await where({ 'w/a/.bomwarden/waivers.yml': '' }), 'file:///w/a/.bomwarden/waivers.yml');
    });
  });

  suite('documents are left out', () => {
    const files = {
      'w/.bomwarden.yml': 'include: ["*.json", sub]\nexclude: [dist, "**/draft.json"]\n',
      'w/dist/.bomwarden.yml': 'profiles: [ca-federal]\n',
      'w/sub/.bomwarden.yml': 'profiles: [ca-federal]\n',
    };
    const cases: readonly (readonly [string, boolean])[] = [
      ['a.json', false],
      ['a.xml', true],
      ['x/draft.json', true],
      ['dist/a.json', true],
      // Another configuration is nearer, and says nothing of this.
      ['sub/draft.json', false],
      ['sub/a.xml', false],
    ];
    for (const [path, excluded] of cases) {
      test(`${path}: ${excluded}`, async () => {
        assert.equal((await policies(files).policyFor(`${root}/${path}`, {})).excluded, excluded);
      });
    }

    test('folders as a whole, so that nobody walks them', async () => {
      const from = policies(files);
      assert.equal(await from.excludesFolder(`${root}/dist`, {}), true);
      assert.equal(await from.excludesFolder(`${root}/dist/deep`, {}), true);
      assert.equal(await from.excludesFolder(`${root}/x`, {}), false);
      assert.equal(await from.includes(`${root}/a.lst`, {}), false);
      assert.equal(await from.includes(`${root}/a.json`, {}), true);
      assert.equal(await from.includes(`${root}/sub/a.json`, {}), false);
    });
  });

  test('one configuration for everything stands in for all others', async () => {
    const from = policies(
      {
        'elsewhere/ci.yml': 'profiles: { sites: us-private }\nrules: { restricted-vendor: none }\nwaivers: w.yml\n',
        'w/w.yml': waiver('named'),
        'w/.bomwarden/waivers.yml': waiver('passed over'),
        'w/sites/.bomwarden.yml': 'profiles: [ca-federal]\n',
      },
      { fixed: { uri: 'file:///elsewhere/ci.yml', home: root } },
    );
    assert.deepEqual(await profiles(from, 'sites/a.json'), ['us-private from ci.yml:1']);
    assert.deepEqual(await waivers(from, 'sites/a.json'), ['named']);
    const outside = await from.policyFor('file:///other/sites/a.json', {});
    assert.deepEqual([outside.profiles, outside.rules], [[], { 'restricted-vendor': 'none' }]);
  });

  test('in a workspace that nobody trusts nothing has a say, and that is told', async () => {
    const files = {
      'w/.bomwarden.yml': 'profiles: [ca-federal]\nexclude: "**"\n',
      'w/.bomwarden/waivers.yml': waiver('own'),
    };
    const from = policies(files, { trusted: false });
    const policy = await from.policyFor(`${root}/a.json`, settings({ profiles: ['us-private'] }));
    assert.deepEqual(
      [policy.withheld, policy.excluded, policy.waivers, policy.profiles.map(({ value }) => value)],
      [true, false, [], ['us-private']],
    );
    assert.equal((await policies({}, { trusted: false }).policyFor(`${root}/a.json`, {})).withheld, false);
  });

  test('nothing outside of every root is read', async () => {
    const from = policies({
      '.bomwarden.yml': 'profiles: [ca-federal]\n',
      'x/.bomwarden.yml': 'profiles: [ca-federal]\n',
    });
    const policy = await from.policyFor('file:///x/a.json', {});
    assert.deepEqual([policy.profiles, policy.waiversUri], [[], undefined]);
    assert.deepEqual(await profiles(from, 'a.json'), []);
    assert.equal(from.dependOn('file:///.bomwarden.yml'), false);
  });

  test('problems carry file, line and column; every file that was asked for is known', async () => {
    const from = policies({
      'w/.bomwarden.yml': 'rules:\n  restricted-vendor: loud\n',
      'w/.bomwarden/waivers.yml': '- a\n',
    });
    await from.policyFor(`${root}/sub/a.json`, {});
    assert.deepEqual(
      from.problems.map(({ uri, kind, line, column, code }) => [uri, kind, line, column, code]),
      [
        ['file:///w/.bomwarden.yml', 'configuration', 2, 22, 'configuration-invalid'],
        ['file:///w/.bomwarden/waivers.yml', 'waivers', 1, 3, 'waiver-syntax'],
      ],
    );
    assert.equal(from.dependOn('file:///w/sub/.bomwarden.yml'), true);
    assert.equal(from.dependOn('file:///w/other/.bomwarden.yml'), false);
  });
});
