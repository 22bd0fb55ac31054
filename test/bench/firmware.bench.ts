import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readImage } from '../../server/src/core/read/firmware/index.ts';
import { imageBytes } from '../support/firmware.ts';

const size = 32 << 20;
const runs = 3;

/** Images of 32 MB: the raw scan against a loop over the bytes, binwalk and unsquashfs, all on one thread of this machine. */
export async function benchFirmware(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bomwarden-'));
  try {
    const raw = rawImage();
    const file = join(folder, 'raw.bin');
    writeFileSync(file, raw);
    const loop = fastest(() => sum(raw));
    const scan = fastest(() => readImage(raw, { texts: [] }));
    print(
      `firmware: raw scan ${(size / 2 ** 20 / scan).toFixed(0)} MiB/s, ${(scan / loop).toFixed(1)} x a loop over the bytes`,
    );
    const binwalk = fastestOf('binwalk', [file]);
    print(
      binwalk === undefined
        ? 'firmware: binwalk is not here'
        : `firmware: tree of 32 MB in 1/${(binwalk / scan).toFixed(0)} of binwalk`,
    );
    benchSquashfs(folder, print);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function benchSquashfs(folder: string, print: (line: string) => void): void {
  const source = join(folder, 'files');
  mkdirSync(source);
  let left = 2.6 * size;
  for (const name of readdirSync('/usr/bin')) {
    const from = join('/usr/bin', name);
    const stats = statSync(from, { throwIfNoEntry: false });
    if (!stats?.isFile() || stats.size > left || stats.size > 8 << 20) continue;
    copyFileSync(from, join(source, name));
    left -= stats.size;
  }
  const image = join(folder, 'rootfs.squashfs');
  try {
    execFileSync('mksquashfs', [source, image, '-comp', 'xz', '-noappend', '-quiet', '-no-progress'], {
      stdio: 'ignore',
    });
  } catch {
    print('firmware: mksquashfs is not here');
    return;
  }
  const bytes = new Uint8Array(readFileSync(image));
  const own = fastest(() => readImage(bytes, { texts: [] }));
  const theirs = fastestOf('unsquashfs', [
    '-processors',
    '1',
    '-quiet',
    '-no-progress',
    '-force',
    '-dest',
    join(folder, 'out'),
    image,
  ]);
  if (theirs === undefined) return;
  print(
    `firmware: squashfs-xz of ${(bytes.length / 2 ** 20).toFixed(0)} MiB reviewed in ${own.toFixed(1)} s, ${(own / theirs).toFixed(1)} x unsquashfs`,
  );
}

/** Half code-like, a quarter packed, an eighth each of text and of erased flash, with real containers between. */
function rawImage(): Uint8Array {
  const bytes = new Uint8Array(size);
  let state = 1;
  for (let at = 0; at < size; at++) {
    const block = (at >> 16) & 7;
    if (block === 7) bytes[at] = 0xff;
    else if (block === 6) bytes[at] = 97 + (at % 26);
    else {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[at] = block > 3 ? state >>> 24 : (state >>> 24) & 0x3f;
    }
  }
  for (const [index, name] of ['squashfs.xz.img', 'cramfs.img', 'uImage', 'board.dtb'].entries())
    bytes.set(imageBytes(name), (index + 1) << 21);
  return bytes;
}

function sum(bytes: Uint8Array): number {
  let all = 0;
  for (let at = 0; at < bytes.length; at++) all = (all + (bytes[at] ?? 0)) | 0;
  return all;
}

/** Seconds of processor time: others may be at work on the machine. */
function fastest(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let nth = 0; nth < runs; nth++) {
    const before = process.cpuUsage();
    run();
    best = Math.min(best, process.cpuUsage(before).user / 1e6);
  }
  return best;
}

function fastestOf(program: string, args: readonly string[]): number | undefined {
  let best: number | undefined;
  for (let nth = 0; nth < runs; nth++) {
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', 'TIMEFORMAT=%U; time "$@" >/dev/null 2>&1', 'bash', program, ...args],
      { encoding: 'utf8' },
    );
    if (status !== 0) return best;
    best = Math.min(best ?? Number.POSITIVE_INFINITY, Number(stderr.trim().split('\n').at(-1)));
  }
  return best;
}
