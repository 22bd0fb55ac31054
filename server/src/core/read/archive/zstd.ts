import { joinBytes } from '../firmware/bytes.ts';
import { unpackFrame, zstdFrame } from '../zstd/frame.ts';
import type { ArchiveBudget } from './budget.ts';
import { type Container, faultAt, type Unpacked } from './entry.ts';
import { entryPath } from './entry-path.ts';
import { tooMuch } from './said.ts';
import { uint32, viewOf } from './zip-directory.ts';

const frame = 0xfd2fb528;
/** Frames that hold nothing of the file: sixteen kinds. RFC 8878, 3.1.2. */
const passedOver = 0x184d2a50;

export function isZstd(bytes: Uint8Array): boolean {
  const first = uint32(viewOf(bytes), 0);
  return first === frame || isPassedOver(first);
}

function isPassedOver(magic: number | undefined): boolean {
  return magic !== undefined && magic >>> 4 === passedOver >>> 4;
}

/** A file packed with Zstandard: one entry, all its frames joined. @param name of the entry: the file has none */
export function openZstd(bytes: Uint8Array, budget: ArchiveBudget, name: string): Container {
  const entry = {
    name,
    path: entryPath(name, true),
    kind: 'file',
    span: { start: 0, end: bytes.length },
    size: undefined,
    unpack: () => unpack(bytes, budget),
  } as const;
  return { kind: 'zstd', entries: budget.takeEntry() ? [entry] : [], faults: [] };
}

function unpack(bytes: Uint8Array, budget: ArchiveBudget): Unpacked {
  const { length } = bytes;
  const message = 'This Zstandard file is damaged, cut off or needs a dictionary; it is not read.';
  const damaged = { fault: faultAt('archive-damaged', message, 0, length) };
  const most = budget.mostFor(length);
  const frames: Uint8Array[] = [];
  let unpacked = 0;
  const view = viewOf(bytes);
  for (let at = 0; at < length; ) {
    if (isPassedOver(uint32(view, at))) {
      const size = uint32(view, at + 4);
      if (size === undefined || at + 8 + size > length) return damaged;
      at += 8 + size;
      continue;
    }
    const found = zstdFrame(bytes, at);
    if (!found) return damaged;
    const content = unpackFrame(bytes, found, most - unpacked);
    frames.push(content.bytes);
    unpacked += content.bytes.length;
    budget.takeBytes(content.bytes.length);
    if (content.end === 'cut') return { fault: tooMuch(0, length) };
    if (content.end === 'damaged') return damaged;
    at = found.end;
  }
  return { bytes: joinBytes(frames) };
}
