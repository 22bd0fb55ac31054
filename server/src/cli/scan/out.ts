import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { printable } from '../../core/text/printable.ts';
import { Refusal } from '../packs.ts';
import type { World } from '../world.ts';

/** Where a report goes, bit by bit. */
export interface Out {
  /** Bytes are text in an encoding of its own. */
  write(text: string | Uint8Array): Promise<void>;
  /** Nothing follows. Without it a file stays as it was before. */
  close(): Promise<void>;
}

/** Written at once: fewer, larger writes. */
const mostHeld = 1 << 16;

/**
 * The standard output, or a file that takes its name only when it is complete, so that whoever finds it finds all of it.
 * @param output as given; undefined: the standard output
 * @throws Refusal where the file cannot be written; so do its functions
 */
export async function openOut(output: string | undefined, world: World): Promise<Out> {
  const target = output === undefined ? terminal(world) : await file(output, world);
  let held = '';
  return {
    async write(text) {
      if (typeof text !== 'string') {
        await target.write(held);
        held = '';
        return target.write(text);
      }
      held += text;
      if (held.length < mostHeld) return;
      const ready = held;
      held = '';
      await target.write(ready);
    },
    async close() {
      await target.write(held);
      await target.close();
    },
  };
}

function terminal({ stream }: World): Out {
  return { write: stream, close: async () => undefined };
}

async function file(output: string, world: World): Promise<Out> {
  const absolute = resolve(world.folder, output);
  const unfinished = `${absolute}.unfinished`;
  const handle = await telling(output, () => open(unfinished, 'w'));
  return {
    write: text => telling(output, () => writeAll(handle, text)),
    close: () =>
      telling(output, async () => {
        await handle.close();
        await rename(unfinished, absolute).catch(async (reason: unknown) => {
          await rm(unfinished, { force: true });
          throw reason;
        });
      }),
  };
}

async function writeAll(handle: FileHandle, text: string | Uint8Array): Promise<void> {
  await handle.writeFile(text);
}

async function telling<T>(output: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (reason) {
    const code = reason instanceof Error && 'code' in reason ? String(reason.code) : 'unknown error';
    throw new Refusal(`"${printable(output)}" cannot be written (${code})`);
  }
}
