import type { Message } from '../../../text/message.ts';
import type { Budget } from '../budget.ts';
import { type Bytes, fits, isAt, joinBytes, textAt, u8, u16le, u32le } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, magic, type Part } from '../container.ts';
import { overLimit, packedDamage } from '../said.ts';

/** FAT12, FAT16 and FAT32. */
export const fat: Container = {
  kind: 'fat',
  title: 'FAT file system',
  magics: [magic('FAT', 0x36), magic('FAT32', 0x52)],
  carved: true,
  find: (bytes, at) => {
    const layout = layoutOf(bytes, at);
    if (!layout) return undefined;
    const name = textAt(bytes, at + (layout.kind === 32 ? 71 : 43), 11).trim();
    const image = bytes.subarray(at, at + layout.size);
    return {
      size: image.length,
      checked: checks.fieldsOfBootSector,
      variant: `FAT${layout.kind}`,
      ...(name === '' || name === 'NO NAME' ? {} : { name }),
      parts: budget => files(image, layout, budget),
    };
  },
};

interface Layout {
  readonly kind: 12 | 16 | 32;
  readonly size: number;
  readonly cluster: number;
  readonly table: number;
  readonly root: number;
  readonly rootSize: number;
  readonly rootCluster: number;
  readonly data: number;
  readonly clusters: number;
}

function layoutOf(bytes: Bytes, at: number): Layout | undefined {
  const [sector, perCluster, reserved] = [u16le(bytes, at + 11), u8(bytes, at + 13), u16le(bytes, at + 14)];
  const [copies, entries] = [u8(bytes, at + 16), u16le(bytes, at + 17)];
  const total = u16le(bytes, at + 19) || u32le(bytes, at + 32);
  const tableSize = u16le(bytes, at + 22) || u32le(bytes, at + 36);
  const isPower = (value: number) => value > 0 && (value & (value - 1)) === 0;
  if (!fits(bytes, at, 512) || u16le(bytes, at + 510) !== 0xaa55 || !isPower(sector) || sector < 512 || sector > 4096)
    return undefined;
  if (!isPower(perCluster) || reserved === 0 || copies < 1 || copies > 2 || total === 0 || tableSize === 0)
    return undefined;
  const rootSectors = Math.ceil((entries * 32) / sector);
  const first = reserved + copies * tableSize + rootSectors;
  const clusters = Math.floor((total - first) / perCluster);
  if (clusters < 1) return undefined;
  // how large the tables are tells FAT32 from the others: tools make small ones too
  const kind = u16le(bytes, at + 22) === 0 ? 32 : clusters < 4085 ? 12 : 16;
  if (!isAt(bytes, at + (kind === 32 ? 0x52 : 0x36), 'FAT')) return undefined;
  return {
    kind,
    size: total * sector,
    cluster: perCluster * sector,
    table: reserved * sector,
    root: (reserved + copies * tableSize) * sector,
    rootSize: rootSectors * sector,
    rootCluster: u32le(bytes, at + 44),
    data: first * sector,
    clusters,
  };
}

function nextOf(image: Bytes, { kind, table }: Layout, cluster: number): number {
  if (kind === 16) return u16le(image, table + cluster * 2);
  if (kind === 32) return u32le(image, table + cluster * 4) & 0xfffffff;
  const word = u16le(image, table + Math.floor(cluster * 1.5));
  return cluster % 2 === 0 ? word & 0xfff : word >> 4;
}

/** The clusters of a file, each once. */
function chainOf(image: Bytes, layout: Layout, first: number, most: number): Bytes {
  const chunks: Bytes[] = [];
  const seen = new Set<number>();
  let left = most;
  for (
    let at = first;
    left > 0 && at >= 2 && at < layout.clusters + 2 && !seen.has(at);
    at = nextOf(image, layout, at)
  ) {
    seen.add(at);
    const from = layout.data + (at - 2) * layout.cluster;
    const chunk = image.subarray(from, from + Math.min(left, layout.cluster));
    chunks.push(chunk);
    left -= layout.cluster;
  }
  return joinBytes(chunks);
}

function* files(image: Bytes, layout: Layout, budget: Budget): Generator<Part> {
  const folderOf = (cluster: number) => {
    const list = chainOf(image, layout, cluster, 1 << 24);
    budget.work(list.length);
    return list;
  };
  const seen = new Set<number>();
  const root =
    layout.kind === 32 ? folderOf(layout.rootCluster) : image.subarray(layout.root, layout.root + layout.rootSize);
  const folders = [{ list: root, path: '' }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    let long: LongName = noLongName;
    for (let at = 0; at + 32 <= folder.list.length && u8(folder.list, at) !== 0; at += 32) {
      const { list } = folder;
      const flags = u8(list, at + 11);
      if (flags === 15) {
        long = longerName(long, list, at);
        continue;
      }
      const isOwn = long.text !== '' && long.sum === sumOf(list, at);
      const name = isOwn ? long.text : shortName(list, at);
      long = noLongName;
      if (u8(list, at) === 0xe5 || (flags & 8) !== 0 || name === '.' || name === '..') continue;
      if (!budget.entry()) return;
      const path = folder.path === '' ? name : `${folder.path}/${name}`;
      const cluster = u16le(list, at + 26) + (layout.kind === 32 ? u16le(list, at + 20) * 65536 : 0);
      if ((flags & 16) === 0) yield fileOf(image, layout, path, cluster, u32le(list, at + 28), budget);
      else if (!seen.has(cluster)) {
        seen.add(cluster);
        folders.push({ list: folderOf(cluster), path });
      }
    }
  }
}

function fileOf(image: Bytes, layout: Layout, name: string, cluster: number, size: number, budget: Budget): Part {
  let unread: Message | undefined;
  const read = () => {
    const most = Math.min(size, budget.limits.stream, image.length);
    const content = chainOf(image, layout, cluster, most);
    if (most < size) {
      unread = overLimit;
      budget.meet('stream');
    } else if (content.length < size) unread = packedDamage;
    budget.spend(content.length, false);
    return content;
  };
  return { name, size, stored: Math.min(size, image.length), read, unread: () => unread };
}

/** Windows keeps whether the letters of a short name, or of its ending, are small ones. */
function shortName(list: Bytes, at: number): string {
  const flags = u8(list, at + 12);
  const cased = (text: string, bit: number) => ((flags & bit) === 0 ? text : text.toLowerCase());
  const name = cased(textAt(list, at, 8).trim(), 8);
  const ending = cased(textAt(list, at + 8, 3).trim(), 16);
  return ending === '' ? name : `${name}.${ending}`;
}

/** What was read of a long name, and the sum of the short one that it belongs to. */
interface LongName {
  readonly text: string;
  readonly sum: number;
}

const noLongName: LongName = { text: '', sum: -1 };

/** Parts of deleted files may stand before those of another. */
function longerName({ text, sum }: LongName, list: Bytes, at: number): LongName {
  if (u8(list, at) === 0xe5) return noLongName;
  const [own, isLast] = [u8(list, at + 13), (u8(list, at) & 0x40) !== 0];
  return { text: longPart(list, at) + (isLast || own !== sum ? '' : text), sum: own };
}

/** The sum of a short name that its long one states. */
function sumOf(list: Bytes, at: number): number {
  let sum = 0;
  for (let index = 0; index < 11; index++) sum = (((sum & 1) << 7) + (sum >> 1) + u8(list, at + index)) & 0xff;
  return sum;
}

/** Thirteen letters of a long name, which stand before the entry, the last first. */
function longPart(list: Bytes, at: number): string {
  let text = '';
  for (const place of [1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30]) {
    const unit = u16le(list, at + place);
    if (unit === 0 || unit === 0xffff) break;
    text += String.fromCharCode(unit);
  }
  return text;
}
