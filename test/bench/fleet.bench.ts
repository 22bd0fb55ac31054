import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const many = 10_000;
const few = 1_000;
const runs = 3;

/** Ten thousand documents in one thread and in two, and whether memory grows with their number. */
export function benchFleet(print: (line: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'bomwarden-'));
  try {
    for (let at = 0; at < many; at++) writeDocument(join(folder, at < few ? 'few' : 'rest', `${at % 100}`), at);
    const all = [join(folder, 'few'), join(folder, 'rest')];
    const [one, two] = fastest(all, folder);
    print(`fleet: ${many} documents, two threads ${(one.seconds / two.seconds).toFixed(2)} x as fast as one`);
    print(`fleet: one thread ${Math.round(many / one.seconds)} documents/s`);
    const start = scan(all.slice(0, 1), 1, folder);
    print(
      `fleet: peak memory ${megabytes(start.bytes)} MB for ${few} documents, ${megabytes(one.bytes)} MB for ${many} (two threads ${megabytes(two.bytes)} MB)`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Run {
  readonly seconds: number;
  readonly bytes: number;
}

/** The fastest of some runs each, taken in turns so that both see the same machine. */
function fastest(paths: readonly string[], folder: string): readonly [Run, Run] {
  let [one, two] = [scan(paths, 1, folder), scan(paths, 2, folder)];
  for (let run = 1; run < runs; run++) {
    one = faster(one, scan(paths, 1, folder));
    two = faster(two, scan(paths, 2, folder));
  }
  return [one, two];
}

function faster(first: Run, second: Run): Run {
  return second.seconds < first.seconds ? second : first;
}

function scan(paths: readonly string[], jobs: number, folder: string): Run {
  const report = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'));`;
  const options = ['--profile', 'ca-federal', '--jobs', `${jobs}`, '--format', 'ndjson'];
  const output = ['--output', join(folder, 'report.ndjson')];
  // Worker threads are given the arguments of the program, too: what is told at the end is told by the main one.
  const main = `import { isMainThread } from 'node:worker_threads'; if (isMainThread) ${report}`;
  const start = performance.now();
  const { stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(main)}`,
      'dist/cli.js',
      'scan',
      ...options,
      ...output,
      ...paths,
    ],
    { encoding: 'utf8' },
  );
  const seconds = (performance.now() - start) / 1000;
  return { seconds, bytes: Number(/peak (\d+)/.exec(stderr)?.[1] ?? 0) * 1024 };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

function writeDocument(folder: string, at: number): void {
  mkdirSync(folder, { recursive: true });
  const makers = ['Axis Communications', 'Acme', 'Siemens', 'Foo Ltd'];
  const components = Array.from({ length: 60 + (at % 140) }, (_, n) => ({
    type: 'library',
    'bom-ref': `r${n}`,
    supplier: { name: makers[n % makers.length] },
    name: `lib-${(at * 31 + n) % 5000}`,
    version: `1.${n}.0`,
    purl: `pkg:npm/lib-${n}@1.${n}.0`,
    hashes: [{ alg: 'SHA-256', content: `${at}${n}`.padStart(64, '0') }],
  }));
  const camera = {
    type: 'device',
    name: 'Camera',
    supplier: { name: 'Hangzhou Hikvision Digital Technology Co., Ltd.' },
  };
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components: at % 7 === 0 ? [...components, camera] : components,
  };
  writeFileSync(join(folder, `${at}.cdx.json`), JSON.stringify(bom, null, 2));
}
