import { open, realpath, rename, stat } from 'node:fs/promises';
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
  return telling(output, async () => {
    const target = await targetOf(resolve(world.folder, output));
    const handle = await open(target.written, 'w');
    return {
      write: text => telling(output, () => handle.writeFile(text)),
      close: () =>
        telling(output, async () => {
          await handle.close();
          if (target.written !== target.name) await rename(target.written, target.name);
        }),
    };
  });
}

/** A terminal or a pipe is written as it is, and of a link the file behind it. */
async function targetOf(absolute: string): Promise<{ readonly name: string; readonly written: string }> {
  const known = await stat(absolute).catch(() => undefined);
  if (known !== undefined && !known.isFile()) return { name: absolute, written: absolute };
  const name = known === undefined ? absolute : await realpath(absolute);
  return { name, written: `${name}.unfinished` };
}

async function telling<T>(output: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (reason) {
    const code = reason instanceof Error && 'code' in reason ? String(reason.code) : 'unknown error';
    throw new Refusal(`"${printable(output)}" cannot be written (${code})`);
  }
}
