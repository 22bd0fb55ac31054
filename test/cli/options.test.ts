import assert from 'node:assert/strict';
import type { Choice } from '../../server/src/cli/choice.ts';
import { parseArguments } from '../../server/src/cli/options.ts';
import type { ScanOptions } from '../../server/src/cli/scan/options.ts';

function parse(line: string): Choice {
  return parseArguments(
    line.split(' ').filter(word => word !== ''),
    '1.2.3',
  );
}

function scan(line: string): ScanOptions {
  const choice = parse(`scan ${line}`);
  assert.ok(choice.command === 'scan', choice.command === 'tell' ? choice.error : choice.command);
  return choice.options;
}

suite('Command line', () => {
  test('scan without options', () => {
    assert.deepEqual(scan('a.json'), {
      paths: ['a.json'],
      stdinFilename: 'stdin',
      format: 'text',
      sarifProfile: 'full',
      language: 'en',
      output: undefined,
      details: false,
      quiet: false,
      colour: true,
      also: [],
      profiles: [],
      asOf: undefined,
      config: undefined,
      failOn: undefined,
      allowEmpty: false,
      requireComplete: false,
      filesFrom: undefined,
      jobs: 1,
      shard: undefined,
      cache: undefined,
      ignoreUnknown: false,
      from: undefined,
      listFiles: false,
      progress: undefined,
      base: undefined,
      baseline: undefined,
      trustHead: false,
      packs: [],
      packKeys: [],
    });
  });

  test('scan with something to compare with', () => {
    const { base, baseline, trustHead } = scan('a.json --base origin/main --baseline known.json --trust-head');
    assert.deepEqual({ base, baseline, trustHead }, { base: 'origin/main', baseline: 'known.json', trustHead: true });
  });

  test('scan with every option', () => {
    const line =
      'a.json - b --format sarif --sarif-profile github --lang fr --output out.sarif --also json=out=.json --profile ca-federal --profile us-private --as-of 2026-02-28 --config ci.yml --fail-on information --stdin-filename c.json --allow-empty --require-complete --files-from list --jobs 4 --shard 2/3 --cache kept --list-files --ignore-unknown --pack own --pack theirs --pack-key key.pem';
    assert.deepEqual(scan(line), {
      paths: ['a.json', '-', 'b'],
      stdinFilename: 'c.json',
      format: 'sarif',
      sarifProfile: 'github',
      language: 'fr',
      output: 'out.sarif',
      details: false,
      quiet: false,
      colour: true,
      also: [{ format: 'json', output: 'out=.json' }],
      profiles: ['ca-federal', 'us-private'],
      asOf: '2026-02-28',
      config: 'ci.yml',
      failOn: 'information',
      allowEmpty: true,
      requireComplete: true,
      filesFrom: 'list',
      jobs: 4,
      shard: { index: 2, count: 3 },
      cache: 'kept',
      ignoreUnknown: true,
      from: undefined,
      listFiles: true,
      progress: undefined,
      base: undefined,
      baseline: undefined,
      trustHead: false,
      packs: ['own', 'theirs'],
      packKeys: ['key.pem'],
    });
  });

  test('what is named twice is reviewed once', () => {
    assert.deepEqual(scan('a b a --profile x --profile x').paths, ['a', 'b']);
    assert.deepEqual(scan('a b a --profile x --profile x').profiles, ['x']);
  });

  suite('wrong usage ends with 2 and says why', () => {
    for (const [line, why] of [
      ['scan', /say what to review/],
      ['scan - --files-from -', /either paths or a document/],
      ['scan a --jobs many', /whole number/],
      ['scan a --shard 0/3', /part i, from 1, of N/],
      ['scan a --shard 4/3', /part i, from 1, of N/],
      ['scan a --shard 1', /part i, from 1, of N/],
      ['scan a --format xml', /Allowed choices are text, json, /],
      ['scan a --sarif-profile github', /needs --format sarif/],
      ['scan a --fail-on fatal', /Allowed choices are error, warning, information, never/],
      ['scan a --as-of 2026-02-30', /YYYY-MM-DD/],
      ['scan a --as-of yesterday', /YYYY-MM-DD/],
      ['scan a --stdin-filename x', /needs - among the paths/],
      ['scan a --colour', /unknown option '--colour'/],
      ['review a', /unknown command 'review'/],
      ['explain', /missing required argument/],
      ['explain a b', /too many arguments/],
    ] as const) {
      test(line, () => {
        const choice = parse(line);
        assert.ok(choice.command === 'tell');
        assert.equal(choice.exitCode, 2);
        assert.match(choice.error, why);
        assert.equal(choice.out, '');
      });
    }
  });

  for (const [line, out] of [
    ['--version', /^1\.2\.3\n$/],
    ['--help', /scan .*review SBOM files/],
    ['scan --help', /--fail-on <level>[\s\S]*Exit status/],
    ['help explain', /vendor-or-instrument/],
  ] as const) {
    test(`${line} is told on the standard output`, () => {
      const choice = parse(line);
      assert.ok(choice.command === 'tell');
      assert.deepEqual([choice.exitCode, choice.error], [0, '']);
      assert.match(choice.out, out);
    });
  }

  test('nothing at all is answered with what to do', () => assert.deepEqual(parse(''), { command: 'greet' }));

  test('--fail-on never, as earlier versions called it too', () => {
    assert.equal(scan('a --fail-on never').failOn, 'never');
    assert.equal(scan('a --fail-on none').failOn, 'never');
  });

  test('progress where somebody looks, always, or never', () => {
    assert.deepEqual(
      ['', '--progress', '--no-progress'].map(flag => scan(`a ${flag}`).progress),
      [undefined, true, false],
    );
  });

  for (const line of ['--help', 'scan --help', 'explain --help', 'baseline create --help']) {
    test(`${line} lists the profiles`, () => {
      const argv = line.split(' ');
      const choice = parseArguments(argv, '1.2.3', () => [{ id: 'ca-x', title: 'Somebody in Canada' }]);
      assert.ok(choice.command === 'tell');
      assert.match(choice.out, /^ {2}ca-x {2}Somebody in Canada$/m);
    });
  }

  test('help says nothing of defaults that go without saying, and breaks lines where the terminal ends', () => {
    const choice = parse('scan --help');
    assert.ok(choice.command === 'tell');
    assert.doesNotMatch(choice.out, /default: (?:false|\[\])/);
    assert.match(choice.out, /default:\s+text\)/);
    for (const row of choice.out.split('\n')) assert.ok(row.length <= 120, row);
  });

  test('signatures', () => {
    assert.deepEqual(parse('signatures check own'), {
      command: 'signatures',
      options: { action: 'check', folder: 'own' },
    });
    assert.deepEqual(parse('signatures test --pack own x y'), {
      command: 'signatures',
      options: { action: 'test', values: ['x', 'y'], packs: ['own'], packKeys: [] },
    });
  });

  test('explain', () => {
    assert.deepEqual(parse('explain hikvision'), {
      command: 'explain',
      options: { subject: 'hikvision', profiles: [], asOf: undefined, details: false, packs: [], packKeys: [] },
    });
    assert.match(JSON.stringify(parse('explain hikvision --details')), /"details":true/);
  });
});
