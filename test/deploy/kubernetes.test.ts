import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { camera, documentText } from '../support/report.ts';
import { root } from '../support/shared.ts';

interface Container {
  readonly name: string;
  readonly command: readonly string[];
  readonly args: readonly string[];
}

interface Job {
  readonly spec: {
    readonly completions?: number;
    readonly template: {
      readonly spec: { readonly initContainers: readonly Container[]; readonly containers: readonly Container[] };
    };
  };
}

/** What the jobs use of rclone, over folders. */
const rclone = `#!/bin/sh
case "$1" in
  lsf) cd "$STORE/\${4#store:}" && find . -type f | sed 's|^./||' ;;
  copyto) to="$STORE/\${3#store:}"; mkdir -p "$(dirname "$to")"; cp "$2" "$to" ;;
  copy)
    from=$2; to=$3
    case "$from" in store:*) from="$STORE/\${from#store:}" ;; esac
    case "$to" in store:*) to="$STORE/\${to#store:}" ;; esac
    mkdir -p "$to"
    if [ "\${4:-}" = --files-from-raw ]; then
      while IFS= read -r path; do mkdir -p "$(dirname "$to/$path")"; cp "$from/$path" "$to/$path"; done < "$5"
    else cp -R "$from/." "$to"; fi ;;
  *) exit 9 ;;
esac
`;
const documents = 30;

suite('jobs on Kubernetes', () => {
  let folder = '';
  const settings = parseAllDocuments(text('settings.yaml')).map(document => document.toJS())[0].data;
  const review = parse(text('review.yaml')) as Job;
  const joining = parse(text('join.yaml')) as Job;

  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-kubernetes-'));
    program('rclone', rclone);
    program('bomwarden', `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/cli.js')}" "$@"\n`);
    for (let at = 0; at < documents; at++) {
      const path = join(folder, `store/sboms/team ${at % 3}/${at}.json`);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, at === 7 ? '{' : documentText(at % 4 === 0 ? [camera] : [{ name: 'x', supplier: 'Axis' }]));
    }
  });

  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  function text(name: string): string {
    return readFileSync(join(root, 'deploy/kubernetes', name), 'utf8');
  }

  function program(name: string, script: string): void {
    mkdirSync(join(folder, 'bin'), { recursive: true });
    writeFileSync(join(folder, 'bin', name), script);
    chmodSync(join(folder, 'bin', name), 0o755);
  }

  /** Runs the containers of one pod in their order, each in a shell of its own; the first that fails ends the pod. */
  function pod(job: Job, index: string): { readonly failed: string | undefined; readonly status: number } {
    const work = join(folder, 'pod');
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work);
    const { initContainers, containers } = job.spec.template.spec;
    for (const { name, command, args } of [...initContainers, ...containers]) {
      const [shell = '', ...flags] = command;
      const { status } = spawnSync(shell, [...flags, ...args], {
        cwd: work,
        env: {
          ...settings,
          PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`,
          STORE: join(folder, 'store'),
          JOB_COMPLETION_INDEX: index,
        },
      });
      if (status !== 0) return { failed: name, status: status ?? -1 };
    }
    return { failed: undefined, status: 0 };
  }

  test('as many parts are made as are split', () => {
    assert.equal(String(review.spec.completions), settings.SHARDS);
  });

  test('the joined report is that of one run over everything', () => {
    const parts = Number(settings.SHARDS);
    for (let index = 0; index < parts; index++)
      assert.deepEqual(pod(review, `${index}`), { failed: undefined, status: 0 });
    assert.deepEqual(pod(review, '3'), { failed: undefined, status: 0 }, 'a pod that runs a second time');
    assert.deepEqual(pod(joining, ''), { failed: undefined, status: 0 });
    const joined = readFileSync(join(folder, 'store/bomwarden/report/bomwarden.ndjson'), 'utf8');
    const paths = spawnSync('sh', ['-c', 'find . -type f | sed "s|^./||" | sort'], {
      cwd: join(folder, 'store/sboms'),
    });
    const args = ['scan', '--files-from', '-', '--profile', settings.PROFILE, '--as-of', settings.AS_OF];
    const whole = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args, '--format', 'ndjson'], {
      cwd: join(folder, 'store/sboms'),
      input: paths.stdout,
      encoding: 'utf8',
    });
    assert.equal(joined, whole.stdout);
    assert.equal(joined.trimEnd().split('\n').length, documents + 2);
  });

  test('without a part there is no report, and the pod has failed', () => {
    rmSync(join(folder, 'store/bomwarden/report'), { recursive: true });
    rmSync(join(folder, 'store/bomwarden/parts/part-2.part'));
    assert.equal(pod(joining, '').failed, 'upload');
    assert.ok(!existsSync(join(folder, 'store/bomwarden/report')));
  });

  test('wrong usage ends with the status that is not tried again', () => {
    const wrong = { ...settings, PROFILE: 'nobody' };
    const before = settings.PROFILE;
    settings.PROFILE = wrong.PROFILE;
    try {
      assert.deepEqual(pod(review, '0'), { failed: 'upload', status: 42 });
    } finally {
      settings.PROFILE = before;
    }
  });
});
