import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../support/program.ts';
import { camera, documentText } from '../support/report.ts';

interface Told {
  readonly contexts: readonly { readonly profile: string | null; readonly origin?: string }[];
  readonly documents: readonly { readonly path: string; readonly contexts: Told['contexts'] }[];
}

const pack = `id: acme
display: Acme
unverified: true
asOf: '2026'
confidence: medium
entities:
  - id: acme
    relation: self
    names: [{ value: Acme Cameras, kind: legal, strength: distinctive }]
`;

suite('bomwarden scan with a configuration', () => {
  let folder = '';

  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-config-'));
    write('camera.json', documentText([camera]));
    write('sites/quebec/camera.json', documentText([camera]));
    write('dist/camera.json', documentText([camera]));
    write('odd.lst', documentText([camera]));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, content: string): void {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  function run(...args: readonly string[]) {
    return runProgram(['scan', ...args, '--as-of', '2026-11-22'], { cwd: folder });
  }

  /** `path: profile from origin, …` */
  async function told(...args: readonly string[]): Promise<readonly string[]> {
    const { documents } = JSON.parse((await run(...args, '--format', 'json')).stdout) as Told;
    return documents.map(({ path, contexts }) => {
      const whom = contexts.map(({ profile, origin }) => (profile === null ? 'nobody' : `${profile} from ${origin}`));
      return `${path}: ${whom.join(', ')}`;
    });
  }

  test('profiles by glob, and where each comes from in every report', async () => {
    write('.bomwarden.yml', 'profiles:\n  sites/quebec: ca-qc-public-body\n  "**": ca-federal\nexclude: dist\n');
    assert.deepEqual(await told('.'), [
      './camera.json: ca-federal from .bomwarden.yml:3',
      './sites/quebec/camera.json: ca-qc-public-body from .bomwarden.yml:2',
    ]);
    const profiles = 'Profiles: ca-federal from .bomwarden.yml:3, ca-qc-public-body from .bomwarden.yml:2.';
    const { stdout } = await run('.', '--details');
    assert.ok(stdout.includes(profiles), stdout);
    assert.ok((await run('.')).stdout.includes(profiles));
    assert.match(stdout, /^\.\/sites\/quebec\/camera\.json {2}.*, for ca-qc-public-body$/m);
    assert.match((await run('.', '--format', 'markdown')).stdout, /ca\\?-federal from \.bomwarden\.yml:3/);
    assert.match((await run('.', '--format', 'html')).stdout, /ca-federal from \.bomwarden\.yml:3/);
  });

  test('a flag wins over the configuration', async () => {
    write('.bomwarden.yml', 'profiles: ca-federal\nexclude: [dist, sites]\n');
    assert.deepEqual(await told('.', '--profile', 'us-private'), ['./camera.json: us-private from --profile']);
  });

  test('what fails is an error where a profile is chosen, a warning elsewhere', async () => {
    write('.bomwarden.yml', 'profiles: { sites: ca-private }\n');
    assert.equal((await run('sites')).status, 0, 'Hikvision is no error for ca-private');
    assert.equal((await run('camera.json')).status, 1);
    assert.equal((await run('sites', '--fail-on', 'information')).status, 1);
  });

  test('--fail-on error without any profile is a mistake', async () => {
    const { status, stderr } = await run('camera.json', '--fail-on', 'error');
    assert.equal(status, 2);
    assert.match(stderr, /--fail-on error needs a profile/);
    write('.bomwarden.yml', 'profiles: ca-private\n');
    assert.equal((await run('camera.json', '--fail-on', 'error')).status, 0);
  });

  test('levels of rules hold, and off drops findings', async () => {
    write('.bomwarden.yml', 'profiles: ca-federal\nfiles:\n  - glob: sites\n    rules: { restricted-vendor: off }\n');
    assert.equal((await run('sites')).status, 0);
    assert.equal((await run('camera.json')).status, 1);
  });

  test('include opens files of any ending, and nothing else; exclude holds for named files too', async () => {
    write('.bomwarden.yml', 'profiles: ca-federal\ninclude: "*.lst"\n');
    assert.deepEqual(await told('.'), ['./odd.lst: ca-federal from .bomwarden.yml:1']);
    write('.bomwarden.yml', 'exclude: camera.json\n');
    const { status, stderr } = await run('camera.json');
    assert.equal(status, 2);
    assert.match(stderr, /there is no SBOM here/);
  });

  test('what others sent decides nothing', async () => {
    write('.bomwarden.yml', 'profiles: ca-federal\nexclude: dist\nreceived: sites\n');
    write('sites/.bomwarden.yml', 'profiles: us-private\nexclude: "**"\n');
    write('sites/quebec/.bomwarden/waivers.yml', '- id: theirs\n  vendor: hikvision\n  scope: repository\n');
    assert.deepEqual(await told('sites'), ['sites/quebec/camera.json: ca-federal from .bomwarden.yml:1']);
  });

  test('the nearest configuration above holds, within the repository', async () => {
    write('.bomwarden.yml', 'profiles: ca-federal\n');
    const below = async (...args: readonly string[]) =>
      (await runProgram(['scan', ...args, '--as-of', '2026-11-22'], { cwd: join(folder, 'sites') })).stdout;
    assert.match(await below('quebec'), /no profile chosen/, 'no repository, no end to the search');
    assert.match(await below('../camera.json'), /for ca-federal/, 'what stands beside a file that was named');
    mkdirSync(join(folder, '.git'));
    assert.match(await below('../camera.json'), /for ca-federal/);
    assert.match(await below('quebec'), /for ca-federal/);
    write('sites/.bomwarden.yml', 'profiles: ca-private\n');
    assert.match(await below('quebec'), /for ca-private/);
    rmSync(join(folder, 'sites/.bomwarden.yml'));
    rmSync(join(folder, '.git'), { recursive: true });
    mkdirSync(join(folder, 'sites/.git'));
    assert.match(await below('quebec'), /no profile chosen/, 'what stands above the repository is none of it');
  });

  test('a profile that is not there is asked back', async () => {
    const { stderr, status } = await run('camera.json', '--profile', 'ca-fedral');
    assert.equal(status, 2);
    assert.match(stderr, /there is no profile "ca-fedral"; did you mean ca-federal\? known: /);
  });

  test('one configuration for everything', async () => {
    write('ci/bomwarden.yml', 'profiles: { sites: ca-federal }\nexclude: dist\n');
    write('.bomwarden.yml', 'profiles: us-private\n');
    assert.deepEqual(await told('.', '--config', 'ci/bomwarden.yml'), [
      './camera.json: nobody',
      './sites/quebec/camera.json: ca-federal from ci/bomwarden.yml:1',
    ]);
    const { status, stderr } = await run('.', '--config', 'missing.yml');
    assert.equal(status, 2);
    assert.match(stderr, /^error: --config missing\.yml: There is no such file/);
  });

  test('a mistake is told with its place, what is right holds, and the run ends with 2', async () => {
    write('sites/.bomwarden.yml', 'profiles: [ca-fedral, ca-private]\n');
    const { status, stdout, stderr } = await run('sites');
    assert.equal(status, 2);
    assert.match(stdout, /sites\/\.bomwarden\.yml:1:12 No profile is called so\..*configuration-unknown-profile/s);
    assert.match(stdout.trimEnd().split('\n').at(-1) ?? '', /for ca-private/);
    assert.match(stderr, /some of the configuration has no effect/);
  });

  test('packs of signatures, and the keys that they must be signed with', async () => {
    write('own/vendors/acme.yaml', pack);
    write('acme.json', documentText([{ name: 'Camera', supplier: 'Acme Cameras' }]));
    write('.bomwarden.yml', 'signatures: { packs: own }\n');
    assert.match((await run('acme.json')).stdout, /Acme/);
    assert.match((await run('acme.json', '--format', 'json')).stdout, /"vendor": "acme"/);
    write('.bomwarden.yml', 'signatures: { packs: own, keys: key.pem }\n');
    const { status, stderr } = await run('acme.json');
    assert.equal(status, 2);
    assert.match(stderr, /key\.pem/);
  });
});
