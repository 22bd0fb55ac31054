import { type Bytes, fits, textAt, u8, u16be, u16le, u32be, u32le, u64be, u64le } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, magic } from '../container.ts';

const machines: Readonly<Record<number, string>> = {
  3: 'x86',
  8: 'MIPS',
  20: 'PowerPC',
  21: 'PowerPC 64',
  40: 'Arm',
  42: 'SuperH',
  62: 'x86-64',
  93: 'ARC',
  94: 'Xtensa',
  183: 'AArch64',
  195: 'ARCompact 2',
  243: 'RISC-V',
  258: 'LoongArch',
};
const mostSections = 1000;

interface Section {
  readonly name: string;
  readonly at: number;
  readonly size: number;
}

interface Layout {
  readonly u16: (bytes: Bytes, at: number) => number;
  readonly u32: (bytes: Bytes, at: number) => number;
  readonly word: (bytes: Bytes, at: number) => number;
  readonly is64: boolean;
}

/** A program, a library or a module of a kernel: what it says of itself is told, and its bytes are searched as they are. */
export const elf: Container = {
  kind: 'elf',
  title: 'ELF file',
  magics: [magic('\x7fELF')],
  carved: true,
  find: (bytes, at, budget) => {
    const [width, order, version] = [u8(bytes, at + 4), u8(bytes, at + 5), u8(bytes, at + 6)];
    if (!fits(bytes, at, 52) || width < 1 || width > 2 || order < 1 || order > 2 || version !== 1) return undefined;
    const isLittle = order === 1;
    const is64 = width === 2;
    const u32 = isLittle ? u32le : u32be;
    const layout: Layout = { u16: isLittle ? u16le : u16be, u32, word: is64 ? (isLittle ? u64le : u64be) : u32, is64 };
    const kind = layout.u16(bytes, at + 16);
    if (layout.u32(bytes, at + 20) !== 1 || kind > 4 || layout.u16(bytes, at + (is64 ? 52 : 40)) !== (is64 ? 64 : 52))
      return undefined;
    const image = bytes.subarray(at);
    const machine = machines[layout.u16(image, 18)] ?? `machine ${layout.u16(image, 18)}`;
    const sections = sectionsOf(image, layout);
    budget.work(256 * sections.length);
    const told = [`${is64 ? 64 : 32}-bit`, machine, ...saidOf(image, sections, layout)];
    return {
      size: Math.min(image.length, endOf(image, layout, sections)),
      checked: checks.headerFields,
      variant: told.join(', '),
    };
  },
};

function sectionsOf(image: Bytes, { u16, u32, word, is64 }: Layout): readonly Section[] {
  const table = word(image, is64 ? 40 : 32);
  const [size, count, names] = is64
    ? [u16(image, 58), u16(image, 60), u16(image, 62)]
    : [u16(image, 46), u16(image, 48), u16(image, 50)];
  if (size < (is64 ? 64 : 40) || count > mostSections || !fits(image, table, size * count)) return [];
  const at = (index: number) => word(image, table + index * size + (is64 ? 24 : 16));
  const namesAt = names < count ? at(names) : image.length;
  return Array.from({ length: count }, (_, index) => {
    const entry = table + index * size;
    const isEmpty = u32(image, entry + 4) === 8;
    return {
      name: textAt(image, namesAt + u32(image, entry), 40),
      at: at(index),
      size: isEmpty ? 0 : word(image, entry + (is64 ? 32 : 20)),
    };
  });
}

/** Behind the last of its sections, segments and tables. */
function endOf(image: Bytes, { u16, word, is64 }: Layout, sections: readonly Section[]): number {
  const table = word(image, is64 ? 40 : 32);
  const tableEnd = table + (is64 ? u16(image, 58) * u16(image, 60) : u16(image, 46) * u16(image, 48));
  let end = Math.max(is64 ? 64 : 52, table > 0 && tableEnd <= image.length ? tableEnd : 0);
  for (const section of sections)
    if (section.at + section.size <= image.length) end = Math.max(end, section.at + section.size);
  const [start, size, count] = is64
    ? [word(image, 32), u16(image, 54), u16(image, 56)]
    : [word(image, 28), u16(image, 42), u16(image, 44)];
  for (let index = 0; index < Math.min(count, mostSections); index++) {
    const entry = start + index * size;
    const stop = word(image, entry + (is64 ? 8 : 4)) + word(image, entry + (is64 ? 32 : 16));
    if (stop <= image.length) end = Math.max(end, stop);
  }
  return end;
}

/** Build id, version of the kernel that a module is for, libraries that it needs. */
function saidOf(image: Bytes, sections: readonly Section[], { u32, word, is64 }: Layout): readonly string[] {
  const of = (name: string) => sections.find(section => section.name === name && fits(image, section.at, section.size));
  const said: string[] = [];
  const note = of('.note.gnu.build-id');
  if (note && note.size >= 20) {
    const length = Math.min(20, u32(image, note.at + 4), note.size - 16);
    const id = [...image.subarray(note.at + 16, note.at + 16 + length)]
      .map(byte => byte.toString(16).padStart(2, '0'))
      .join('');
    said.push(`build id ${id}`);
  }
  const module = of('.modinfo');
  if (module) {
    for (let at = module.at; at < module.at + Math.min(module.size, 65_536); ) {
      const text = textAt(image, at, module.at + module.size - at);
      if (text.startsWith('vermagic=')) said.push(`module of kernel ${text.slice(9, 60).split(' ')[0] ?? ''}`);
      at += text.length + 1;
    }
  }
  const [dynamic, strings] = [of('.dynamic'), of('.dynstr')];
  if (dynamic && strings) {
    const step = is64 ? 16 : 8;
    const needed: string[] = [];
    for (let at = dynamic.at; at + step <= dynamic.at + dynamic.size && needed.length < 20; at += step) {
      const tag = word(image, at);
      if (tag === 0) break;
      if (tag === 1) needed.push(textAt(image, strings.at + word(image, at + step / 2), 80));
    }
    if (needed.length > 0) said.push(`needs ${needed.join(' ')}`);
  }
  return said;
}
