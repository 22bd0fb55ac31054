import { randomUUID } from 'node:crypto';
import { constants, rmSync } from 'node:fs';
import { type FileHandle, lstat, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { LogEncoder, type Medium } from '../../core/text/ci-log.ts';
import { printable } from '../../core/text/printable.ts';
import { leavesBy, rootAround } from '../../host/root.ts';
import { Refusal } from '../packs.ts';
import type { System } from '../system.ts';

/** Where a report goes, bit by bit. */
export interface Out {
  /** Bytes are a document given back as it is. */
  write(text: string | Uint8Array): Promise<void>;
  /** Ends the output. A file that is not ended keeps its former content. */
  close(): Promise<void>;
}

/** Takes what is ready to be written. */
interface Target extends Out {
  /** Whoever reads it may be a log or a terminal, where a document given back could act. */
  readonly isStream: boolean;
}

/** Written at once: fewer, larger writes. */
const mostHeld = 1 << 16;

/**
 * The standard output, or a file that takes its name only when it is complete, so that whoever finds it finds all of it.
 * Text is made inert for logs in either: files are shown there too.
 * @param output as given; undefined: the standard output
 * @throws Refusal where the file cannot be written; so do its functions
 */
export async function openOut(output: string | undefined, system: System, medium: Medium = 'text'): Promise<Out> {
  const target = await targetOf(output, system);
  const encoder = new LogEncoder(target.isStream && system.terminal.colour);
  let held = '';
  const flush = async () => {
    const ready = encoder.encode(held, medium);
    held = '';
    await target.write(ready);
  };
  return {
    async write(text) {
      if (typeof text !== 'string') {
        await flush();
        if (target.isStream) refuseActing(text);
        return target.write(text);
      }
      held += text;
      if (held.length >= mostHeld) await flush();
    },
    async close() {
      await flush();
      await target.close();
    },
  };
}

/** A document given back cannot be changed to suit a log. */
function refuseActing(bytes: Uint8Array): void {
  const text = new TextDecoder().decode(bytes).replaceAll(/\r\n?/g, '\n');
  if (new LogEncoder(false).encode(text, 'text') === text) return;
  throw new Refusal('this document holds what acts in a log or on a terminal: write it to a file with --output');
}

async function targetOf(output: string | undefined, system: System): Promise<Target> {
  const absolute = output === undefined ? '/dev/stdout' : resolve(system.folder, output);
  if (output === undefined || standardOutputs.has(absolute)) {
    return { isStream: true, write: system.stream, close: async () => undefined };
  }
  return telling(output, async () => {
    if (await isDevice(absolute)) return throughDevice(output, absolute);
    const folder = dirname(absolute);
    if (await leavesBy(folder, rootAround(system.folder))) {
      throw new Refusal(`"${printable(output)}" cannot be written: a link leads out of the folder`);
    }
    return intoFile(output, absolute, join(folder, `.${basename(absolute).slice(0, 100)}.${randomUUID()}.unfinished`));
  });
}

const standardOutputs: ReadonlySet<string> = new Set(['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1']);

/** A pipe, a terminal, another open file: what somebody named, never what a link of a repository leads to. */
async function isDevice(absolute: string): Promise<boolean> {
  if (/^\/(?:dev|proc)\//.test(absolute)) return true;
  const known = await lstat(absolute).catch(() => undefined);
  return known !== undefined && !known.isFile() && !known.isSymbolicLink() && !known.isDirectory();
}

async function throughDevice(output: string, absolute: string): Promise<Target> {
  const handle = await open(absolute, constants.O_WRONLY | constants.O_APPEND);
  return {
    isStream: true,
    write: text => telling(output, () => closing(handle, () => handle.writeFile(text))),
    close: () => telling(output, () => handle.close()),
  };
}

/** Files that are not complete; they go when the program ends. */
const unfinished = new Set<string>();
process.on('exit', () => {
  for (const file of unfinished) rmSync(file, { force: true });
});

/** @param written a name that nobody knows: what waits there, a link or a file, is never written to */
async function intoFile(output: string, name: string, written: string): Promise<Target> {
  const handle = await open(written, 'wx');
  unfinished.add(written);
  return {
    isStream: false,
    write: text => telling(output, () => undone(handle, written, () => handle.writeFile(text))),
    close: () =>
      telling(output, () =>
        undone(handle, written, async () => {
          await handle.close();
          // takes the place of a link, and leaves alone what it leads to
          await rename(written, name);
          unfinished.delete(written);
        }),
      ),
  };
}

async function closing(handle: FileHandle, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (reason) {
    await handle.close().catch(() => undefined);
    throw reason;
  }
}

async function undone(handle: FileHandle, written: string, action: () => Promise<void>): Promise<void> {
  try {
    await closing(handle, action);
  } catch (reason) {
    await rm(written, { force: true });
    unfinished.delete(written);
    throw reason;
  }
}

async function telling<T>(output: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (reason) {
    if (reason instanceof Refusal) throw reason;
    const code = reason instanceof Error && 'code' in reason ? String(reason.code) : 'unknown error';
    throw new Refusal(`"${printable(output)}" cannot be written (${code === 'ENOSPC' ? 'the disk is full' : code})`);
  }
}
