import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { PartDocument, PartEnd, PartHead } from '../core/report/part.ts';
import { printable } from '../core/text/printable.ts';
import { leaves, leavesBy, rootAround } from '../host/root.ts';
import { reasonOf } from './files.ts';
import { Refusal } from './packs.ts';
import { openToRead } from './regular-file.ts';

/** A part of a run, known to be complete. */
export interface Part {
  /** As given. */
  readonly name: string;
  readonly file: string;
  readonly head: PartHead;
  readonly end: PartEnd;
}

/** More than the last line ever takes. */
const tail = 1 << 22;

/**
 * Reads the first and the last line of a part.
 * @param folder absolute path of the folder that its name is relative to
 * @throws Refusal where the file is no part, or was cut off
 */
export async function openPart(name: string, folder: string): Promise<Part> {
  const file = resolve(folder, name);
  const { first, last } = await edgesOf(name, file, folder);
  const head = parse(first);
  if (head?.kind !== 'part') throw new Refusal(`"${printable(name)}" was not written by bomwarden scan --format part`);
  const end = parse(last);
  if (end?.kind !== 'end') throw new Refusal(`"${printable(name)}" was cut off: review that part again`);
  return { name, file, head: { ...head, lists: head.lists ?? [] }, end };
}

/** Its documents, one after the other, so that a part may be larger than memory. */
export async function* documentsOf({ file }: Part): AsyncGenerator<PartDocument> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    const entry = parse(line);
    if (entry?.kind === 'document') yield entry;
  }
}

async function edgesOf(
  name: string,
  file: string,
  folder: string,
): Promise<{ readonly first: string; readonly last: string }> {
  try {
    if (await leavesBy(file, rootAround(folder))) throw new Refusal(`"${printable(name)}": ${leaves}`);
    const handle = await open(file, openToRead);
    try {
      const { size } = await handle.stat();
      const start = await bytesAt(0, Math.min(size, tail));
      const end = await bytesAt(Math.max(0, size - tail), Math.min(size, tail));
      return { first: start.slice(0, start.indexOf('\n')), last: end.slice(end.lastIndexOf('\n', end.length - 2) + 1) };
    } finally {
      await handle.close();
    }
    async function bytesAt(position: number, length: number): Promise<string> {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
      return buffer.toString('utf8', 0, bytesRead);
    }
  } catch (reason) {
    if (reason instanceof Refusal) throw reason;
    throw new Refusal(`"${printable(name)}": ${reasonOf(reason)}`);
  }
}

function parse(line: string): PartHead | PartDocument | PartEnd | undefined {
  try {
    return JSON.parse(line) as PartHead | PartDocument | PartEnd;
  } catch {
    return undefined;
  }
}
