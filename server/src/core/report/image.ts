import type { Inside } from '../model/claim.ts';
import type { FirmwareImage } from '../model/image.ts';
import { printable } from '../text/printable.ts';
import type { Range } from '../text/source.ts';
import type { ReportDocument, ReportFinding } from './model.ts';
import { lineAndColumn } from './place.ts';

/** Where something stands in its file: `bom.json:3:7`, `parts.xlsx:Parts!C12`, and in an image `camera.bin@0x19c`. */
export function placeIn({ path, format, image }: ReportDocument, range: Range): string {
  if (format === null) return path;
  return image ? `${path}@0x${range.start.character.toString(16)}` : `${path}:${lineAndColumn(range)}`;
}

/** The same without the file. */
export function placeWithin({ image }: Pick<ReportDocument, 'image'>, range: Range): string {
  return image ? `@0x${range.start.character.toString(16)}` : lineAndColumn(range);
}

/** `uImage › kernel › etc/ssl/dev.pem`: where in an image the evidence of a finding stands; empty for what stands in none. */
export function innerPlace({ evidence: [first] }: Pick<ReportFinding, 'evidence'>): string {
  return first?.inside ? pathWords(first.inside) : '';
}

export function pathWords({ path }: Inside): string {
  return path.map(part => printable(part, 120)).join(' › ');
}

/** The parts of an image as a tree, one line each: where, how large, what, and what became of it. Names are made safe. */
export function treeLines({ nodes }: FirmwareImage, most = Number.POSITIVE_INFINITY): readonly string[] {
  const depths: number[] = [];
  const lines = nodes.slice(0, most).map(({ index, parent, offset, size, title, name, state, checked, note }) => {
    const depth = parent === undefined ? 0 : (depths[parent] ?? 0) + 1;
    depths[index] = depth;
    const place = offset === undefined ? 'packed' : `0x${offset.toString(16)}`;
    const called = name === undefined ? '' : ` “${printable(name, 120)}”`;
    const sound = checked === undefined ? '' : ` [${checked.text}]`;
    const told = note === undefined ? '' : `: ${note.text}`;
    return `${'  '.repeat(depth)}${place} ${size} ${title}${called} ${state}${sound}${told}`;
  });
  return nodes.length > most ? [...lines, `… ${nodes.length - most} more`] : lines;
}
