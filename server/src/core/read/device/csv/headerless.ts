import { isTellingMaker } from '../known.ts';
import { contentOf, type Sample } from './meaning.ts';

/**
 * Whether rows without headers speak of devices: one column holds makers, among them one that only tables of equipment
 * name, another holds models of known series or hardware addresses.
 */
export function isHeaderless(rows: Sample): boolean {
  const width = Math.max(0, ...rows.map(row => row.length));
  const kinds = new Set<string>();
  for (let index = 0; index < width; index++) {
    const cells = rows.map(row => row[index] ?? '').filter(cell => cell !== '');
    const content = contentOf(cells);
    if (content !== undefined && (content !== 'manufacturer' || cells.some(isTellingMaker))) kinds.add(content);
  }
  return kinds.has('manufacturer') && (kinds.has('model') || kinds.has('mac'));
}
