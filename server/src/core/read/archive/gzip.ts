import { joinBytes, u32le } from '../firmware/bytes.ts';
import { gunzip, gzipHeader } from '../unpack/gzip.ts';
import { mostRatio } from '../unpack/unpacked.ts';
import type { ArchiveBudget } from './budget.ts';
import { type Container, faultAt, type Unpacked } from './entry.ts';
import { entryPath } from './entry-path.ts';
import { tooMuch } from './said.ts';

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
    unpack: () => unpack(bytes, budget),
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

function unpack(bytes: Uint8Array, budget: ArchiveBudget): Unpacked {
  const { length } = bytes;
  const most = budget.mostFor(length);
  const stated = u32le(bytes, length - 4);
  // of several members the last one says so of itself
  const isLikely = stated <= length * mostRatio;
  if (isLikely && stated > most) return { fault: tooMuch(0, length) };
  const members: Uint8Array[] = [];
  let unpacked = 0;
  let end: 'whole' | 'cut' | 'damaged' = 'whole';
  for (let at = 0; at < length && end === 'whole'; ) {
    const isMember = gzipHeader(bytes, at) !== undefined;
    const member = gunzip(bytes.subarray(at), most - unpacked, at === 0 && isLikely ? stated : 0);
    end = isMember ? member.end : 'damaged';
    members.push(member.bytes);
    unpacked += member.bytes.length;
    at += member.used;
  }
  budget.takeBytes(unpacked);
  if (end === 'cut') return { fault: tooMuch(0, length) };
  if (end === 'whole' && members.length > 0) return { bytes: joinBytes(members) };
  return { fault: faultAt('archive-damaged', 'This gzip file is damaged or cut off; it is not read.', 0, length) };
}
