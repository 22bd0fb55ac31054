import type { Message } from '../../../text/message.ts';
import { gunzip } from '../../unpack/gzip.ts';
import type { Unpack } from '../../unpack/unpacked.ts';
import type { Budget } from '../budget.ts';
import { type Bytes, fits, u8, u16le, u24le, u32le, u64le } from '../bytes.ts';
import type { Part } from '../container.ts';
import { olderUefi, overLimit, ownMethod, packedDamage } from '../said.ts';
import { unfilter } from '../unpack/branch.ts';
import { unlzma } from '../unpack/lzma-alone.ts';

/** File systems of volumes by their GUID. */
export const fileSystems: ReadonlyMap<string, string> = new Map([
  ['8c8ce578-8a3d-4f1c-9935-896185c32dd3', 'files, version 2'],
  ['5473c07a-3dcb-4dca-bd6f-1e9689e7349a', 'files, version 3'],
  ['7a9354d9-0468-444a-81ce-0bf617d890df', 'files, version 1'],
  ['04adeead-61ff-4d31-b6ba-64f8bf901f5a', 'files of Apple’s boot volume'],
  ['ad3ffffe-d28b-44c4-9f13-9ea98a97f9f0', 'files of an Intel chipset, version 1'],
  ['d6a1cd70-4b33-4994-a6ea-375f2ccc5437', 'files of an Intel chipset, version 2'],
]);

const lzmaGuid = 'ee4e5898-3914-4259-9d6e-dc7bd79403cf';
const lzmaX86Guid = 'd42ae6bd-1352-4bfb-909a-ca72a6eae889';
const gzipGuid = '1d301fe9-be79-4353-91c2-d23bc959ae0c';
const mostDepth = 8;

const sectionNames: Readonly<Record<number, string>> = {
  16: 'PE32',
  18: 'TE',
  23: 'volume',
  24: 'GUID',
  25: 'raw',
};
/** What says nothing of anybody: dependencies, versions, names. */
const passedOver = new Set([19, 20, 21, 22, 27, 28]);

interface Section {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
  readonly at: number;
}

/** The files of a volume: their sections, those that are packed unpacked. */
export function* filesOfVolume(volume: Bytes, header: number, budget: Budget): Generator<Part> {
  const extended = u16le(volume, 52);
  const first = extended > 0 && fits(volume, extended, 20) ? extended + u32le(volume, extended + 16) : header;
  for (let at = (first + 7) & ~7; at + 24 <= volume.length; ) {
    const isLarge = (u8(volume, at + 19) & 1) === 1;
    const size = isLarge ? u64le(volume, at + 24) : u24le(volume, at + 20);
    const head = isLarge ? 32 : 24;
    const kind = u8(volume, at + 18);
    if (size === 0xffffff || kind === 0xff || size < head || !fits(volume, at, size)) break;
    if (!budget.entry()) return;
    const id = shortGuid(volume, at);
    if (kind === 1) yield leaf(id, volume.subarray(at + head, at + size), at + head);
    else if (kind !== 0xf0) yield* sectionsOf(volume, at + head, at + size, id, 0, at + head, budget);
    at = (at + size + 7) & ~7;
  }
}

/** The first eight digits tell files of a volume apart. */
function shortGuid(bytes: Bytes, at: number): string {
  return u32le(bytes, at).toString(16).padStart(8, '0');
}

function guid(bytes: Bytes, at: number): string {
  const [a, b, c] = [u32le(bytes, at), u16le(bytes, at + 4), u16le(bytes, at + 6)];
  let rest = '';
  for (let index = 8; index < 16; index++)
    rest += u8(bytes, at + index)
      .toString(16)
      .padStart(2, '0');
  const words = [a.toString(16).padStart(8, '0'), b.toString(16).padStart(4, '0'), c.toString(16).padStart(4, '0')];
  return [...words, rest.slice(0, 4), rest.slice(4)].join('-');
}

function* sectionsIn(bytes: Bytes, from: number, to: number): Generator<Section> {
  for (let at = from; at + 4 <= to; ) {
    const short = u24le(bytes, at);
    const size = short === 0xffffff ? u32le(bytes, at + 4) : short;
    const head = short === 0xffffff ? 8 : 4;
    if (size < head || size > to - at) return;
    yield { kind: u8(bytes, at + 3), start: at + head, end: at + size, at };
    at = (at + size + 3) & ~3;
  }
}

/** @param placed offset in the volume, where the sections were unpacked from something that stands there */
function* sectionsOf(
  bytes: Bytes,
  from: number,
  to: number,
  id: string,
  depth: number,
  placed: number,
  budget: Budget,
): Generator<Part> {
  const sections = [...sectionsIn(bytes, from, to)];
  const name = sections.find(({ kind }) => kind === 21);
  const called = name ? utf16(bytes, name.start, name.end) : id;
  for (const section of sections) {
    const { kind, start, end } = section;
    const place = depth === 0 ? start : placed;
    if (passedOver.has(kind)) continue;
    const inner = kind === 1 || kind === 2 ? unpackedOf(bytes, section, budget) : undefined;
    if (inner === undefined)
      yield leaf(`${called}/${sectionNames[kind] ?? `section ${kind}`}`, bytes.subarray(start, end), place, depth > 0);
    else if ('text' in inner) yield unreadLeaf(called, end - start, place, inner);
    else if (depth < mostDepth) yield* sectionsOf(inner, 0, inner.length, called, depth + 1, place, budget);
  }
}

/** The sections inside of a section that holds others; a sentence where they were not unpacked. */
function unpackedOf(bytes: Bytes, { kind, start, end, at }: Section, budget: Budget): Bytes | Message {
  if (kind === 1) {
    const method = u8(bytes, start + 4);
    return method === 0 ? bytes.subarray(start + 5, end) : olderUefi;
  }
  const id = guid(bytes, start);
  const data = at + u16le(bytes, start + 16);
  const body = bytes.subarray(Math.min(end, Math.max(start, data)), end);
  if (id !== lzmaGuid && id !== lzmaX86Guid && id !== gzipGuid) {
    const isPlain = (u16le(bytes, start + 18) & 1) === 0;
    return isPlain ? body : ownMethod(id);
  }
  const most = budget.most(body.length);
  const unpack: Unpack = id === gzipGuid ? gunzip : unlzma;
  const done = unpack(body, most);
  budget.work(done.work ?? 0);
  if (!budget.spend(done.bytes.length, done.end === 'cut')) return overLimit;
  if (done.end === 'damaged' && done.bytes.length === 0) return packedDamage;
  if (id === lzmaX86Guid) unfilter(4, 0, done.bytes);
  return done.bytes;
}

function leaf(name: string, bytes: Bytes, at: number, isPacked = false): Part {
  return { name, ...(isPacked ? { packedAt: at } : { at }), stored: bytes.length, read: () => bytes };
}

function unreadLeaf(name: string, size: number, at: number, why: Message): Part {
  return { name, packedAt: at, stored: size, size, read: () => new Uint8Array(0), unread: () => why };
}

function utf16(bytes: Bytes, from: number, to: number): string {
  let text = '';
  for (let at = from; at + 1 < to && text.length < 100; at += 2) {
    const unit = u16le(bytes, at);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}
