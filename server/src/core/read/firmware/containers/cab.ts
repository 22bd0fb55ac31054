import type { Message } from '../../../text/message.ts';
import { inflateInto } from '../../unpack/inflate.ts';
import { Output } from '../../unpack/unpacked.ts';
import type { Budget } from '../budget.ts';
import { type Bytes, fits, isAt, textAt, u8, u16le, u32le } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, type Found, magic, type Part } from '../container.ts';
import { overLimit, packedDamage, unknownMethod } from '../said.ts';

interface Folder {
  readonly at: number;
  readonly blocks: number;
  readonly method: number;
}

/** A cabinet, in which Windows and others pack anything. */
export const cab = cabinet('cab', 'cabinet', false);

/** A cabinet as LVFS gives it out: with a description of the firmware in it. */
export const lvfs = cabinet('lvfs', 'LVFS archive', true);

function cabinet(kind: string, title: string, isDescribed: boolean): Container {
  return {
    kind,
    title,
    magics: [magic('MSCF\0\0\0\0')],
    carved: true,
    find: (bytes, at, budget) => cabinetAt(bytes, at, isDescribed, budget),
  };
}

function cabinetAt(bytes: Bytes, at: number, isDescribed: boolean, budget: Budget): Found | undefined {
  const [size, files] = [u32le(bytes, at + 8), u32le(bytes, at + 16)];
  const [folders, count, flags] = [u16le(bytes, at + 26), u16le(bytes, at + 28), u16le(bytes, at + 30)];
  if (!isAt(bytes, at, 'MSCF\0\0\0\0') || u8(bytes, at + 25) !== 1 || size < 44 || !fits(bytes, at, size))
    return undefined;
  if (folders === 0 || count === 0 || files < 36 || files >= size || (flags & 3) !== 0) return undefined;
  const cabinet = bytes.subarray(at, at + size);
  budget.work(64 * (Math.min(folders, 1000) + Math.min(count, 1000)));
  const reserved = (flags & 4) === 0 ? [0, 0, 0] : [4 + u16le(cabinet, 36), u8(cabinet, 38), u8(cabinet, 39)];
  const [head = 0, perFolder = 0, perBlock = 0] = reserved;
  const list = Array.from({ length: Math.min(folders, 1000) }, (_, index): Folder => {
    const entry = 36 + head + index * (8 + perFolder);
    return { at: u32le(cabinet, entry), blocks: u16le(cabinet, entry + 4), method: u16le(cabinet, entry + 6) & 15 };
  });
  if (!list.every(folder => folder.at < size)) return undefined;
  if (isDescribed && !namesOf(cabinet, files, count).some(name => name.endsWith('.metainfo.xml'))) return undefined;
  return { size, checked: checks.headerFields, parts: () => filesOf(cabinet, files, count, list, perBlock, budget) };
}

function namesOf(cabinet: Bytes, from: number, count: number): readonly string[] {
  const names: string[] = [];
  for (let at = from, index = 0; index < Math.min(count, 1000) && at + 16 < cabinet.length; index++) {
    const name = textAt(cabinet, at + 16, 256);
    names.push(name);
    at += 17 + name.length;
  }
  return names;
}

interface Unpacked {
  readonly bytes: Bytes;
  readonly fault: Message | undefined;
}

function* filesOf(
  cabinet: Bytes,
  from: number,
  count: number,
  folders: readonly Folder[],
  perBlock: number,
  budget: Budget,
): Generator<Part> {
  const known = new Map<number, Unpacked>();
  let at = from;
  for (let index = 0; index < count && at + 16 < cabinet.length && budget.entry(); index++) {
    const [size, offset, number] = [u32le(cabinet, at), u32le(cabinet, at + 4), u16le(cabinet, at + 8)];
    const name = textAt(cabinet, at + 16, 256);
    at += 17 + name.length;
    const folder = folders[number];
    if (!folder) continue;
    let unread: Message | undefined;
    const read = () => {
      const all = known.get(number) ?? unpacked(cabinet, folder, perBlock, budget);
      known.set(number, all);
      const bytes = all.bytes.subarray(Math.min(offset, all.bytes.length), Math.min(offset + size, all.bytes.length));
      if (bytes.length < size) unread = all.fault ?? packedDamage;
      return bytes;
    };
    const isPlain = folder.method === 0;
    yield {
      name: name.replaceAll('\\', '/'),
      packedAt: folder.at,
      ...(isPlain ? { stored: size } : {}),
      size,
      read,
      unread: () => unread,
    };
  }
}

function unpacked(cabinet: Bytes, { at: start, blocks, method }: Folder, perBlock: number, budget: Budget): Unpacked {
  if (method > 1) return { bytes: new Uint8Array(0), fault: unknownMethod(method === 3 ? 'LZX' : 'Quantum') };
  const most = budget.most(cabinet.length - start);
  const out = new Output(most, Math.min(blocks * 32_768, 8 * (cabinet.length - start)));
  let at = start;
  let fault: Message | undefined;
  for (let index = 0; index < blocks && fault === undefined; index++) {
    const [stored, size] = [u16le(cabinet, at + 4), u16le(cabinet, at + 6)];
    const from = at + 8 + perBlock;
    if (!fits(cabinet, from, stored) || size > 32_768) fault = packedDamage;
    else if (method === 0) fault = add(out, cabinet.subarray(from, from + stored));
    else if (!isAt(cabinet, from, 'CK')) fault = packedDamage;
    else {
      const end = inflateInto(cabinet.subarray(from + 2, from + stored), out);
      fault = end === 'whole' ? undefined : end === 'cut' ? overLimit : packedDamage;
    }
    at = from + stored;
  }
  budget.spend(out.length, fault === overLimit);
  return { bytes: out.taken, fault };
}

function add(out: Output, bytes: Bytes): Message | undefined {
  if (!out.grow(bytes.length)) return overLimit;
  out.bytes.set(bytes, out.length);
  out.length += bytes.length;
  return undefined;
}
