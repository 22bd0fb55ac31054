import { Gunzip } from 'fflate/browser';
import { BoundedBytes, TooMuch } from './bounded-bytes.ts';
import type { ArchiveBudget } from './budget.ts';
import { crc32 } from './crc32.ts';
import { type Container, faultAt, type Unpacked } from './entry.ts';
import { entryPath } from './entry-path.ts';
import { tooMuch } from './said.ts';

const stride = 1 << 13;
/** No deflate stream becomes more. */
const mostRatio = 1032;
const named = 8;
const extra = 4;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/** A gzip file: one entry, all its members joined. @param fallback name of the entry where the file has none */
export function openGzip(bytes: Uint8Array, budget: ArchiveBudget, fallback: string): Container {
  const own = nameIn(bytes);
  // as gunzip does by itself: what the file says counts where its own name leaves open what is in it
  const isTold = /[^.]\.[^.]/.test(fallback);
  const name = !isTold && own !== undefined && entryPath(own, true) !== undefined ? own : fallback;
  const end = bytes.length;
  const entry = {
    name,
    path: entryPath(name, true),
    kind: 'file',
    span: { start: 0, end },
    size: undefined,
    unpack: () => gunzip(bytes, budget),
  } as const;
  return { kind: 'gzip', entries: budget.takeEntry() ? [entry] : [], faults: [] };
}

/** FNAME of the first header. RFC 1952. */
function nameIn(bytes: Uint8Array): string | undefined {
  const flags = bytes[3] ?? 0;
  if ((flags & named) === 0) return undefined;
  const start = 10 + ((flags & extra) === 0 ? 0 : 2 + (bytes[10] ?? 0) + ((bytes[11] ?? 0) << 8));
  const end = bytes.indexOf(0, start);
  return end > start && end - start < 1000 ? new TextDecoder().decode(bytes.subarray(start, end)) : undefined;
}

function gunzip(bytes: Uint8Array, budget: ArchiveBudget): Unpacked {
  const { length } = bytes;
  const damaged = {
    fault: faultAt('archive-damaged', 'This gzip file is damaged or cut off; it is not read.', 0, length),
  };
  if (length < 18) return damaged;
  const most = budget.mostFor(length);
  const stated = uint32(bytes, length - 4);
  // of several members the last one says so of itself
  if (stated > most && stated <= length * mostRatio) return { fault: tooMuch(0, length) };
  const unpacked = new BoundedBytes(most, stated <= length * mostRatio ? stated : 0);
  let member = { crc: 0, length: 0 };
  /** Whether a member is what its trailer says. */
  const isSound = (end: number) =>
    uint32(bytes, end - 8) === member.crc && uint32(bytes, end - 4) === member.length >>> 0;
  const gunzipper = new Gunzip(chunk => {
    unpacked.add(chunk);
    member = { crc: crc32(chunk, member.crc), length: member.length + chunk.length };
  });
  let isBroken = false;
  gunzipper.onmember = at => {
    isBroken ||= !isSound(at);
    member = { crc: 0, length: 0 };
  };
  let ended = false;
  try {
    for (let at = 0; at < length; at += stride) {
      gunzipper.push(bytes.subarray(at, at + stride), at + stride >= length);
    }
    ended = true;
  } catch (reason) {
    if (reason instanceof TooMuch) return { fault: tooMuch(0, length) };
  } finally {
    budget.takeBytes(unpacked.length);
  }
  return ended && !isBroken && isSound(length) ? { bytes: unpacked.taken } : damaged;
}

function uint32(bytes: Uint8Array, at: number): number {
  const byte = (offset: number) => bytes[at + offset] ?? 0;
  return (byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24)) >>> 0;
}
