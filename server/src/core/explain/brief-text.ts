import { printable } from '../text/printable.ts';
import type { Brief, BriefSection } from './brief.ts';

/** What a person reads without scrolling. */
const mostLines = 40;
const width = 100;

/** One screen for a terminal; where more is known than fits, each section says how much it leaves out. */
export function briefAsText({ title, sections, foot }: Brief): string {
  const blocks = sections.filter(({ items }) => items.length > 0).map(blockOf);
  const head = lines(printable(title, 200), '', '');
  const end = foot.flatMap(line => lines(printable(line, 600), '', ''));
  const total = () => head.length + end.length + 1 + blocks.reduce((sum, block) => sum + heightOf(block), 0);
  while (total() > mostLines) {
    const above = blocks.filter(({ shown, keep }) => shown > keep);
    const [longest] = (above.length > 0 ? above : blocks.filter(({ shown }) => shown > 1)).sort(
      (a, b) => heightOf(b) - heightOf(a),
    );
    if (longest) longest.shown -= 1;
    else if (blocks.length > 1) blocks.pop();
    else break;
  }
  return `${[...head, ...blocks.flatMap(linesOf), '', ...end].join('\n')}\n`;
}

interface Block {
  readonly head: string;
  readonly items: readonly (readonly string[])[];
  readonly keep: number;
  /** How many of the items are shown. */
  shown: number;
}

function blockOf({ title, items, keep }: BriefSection): Block {
  return { head: title, items: items.map(item => wrapped(printable(item, 400))), keep, shown: items.length };
}

function linesOf({ head, items, shown }: Block): readonly string[] {
  const left = items.length - shown;
  return [
    '',
    ...(head === '' ? [] : [head]),
    ...items.slice(0, shown).flat(),
    ...(left > 0 ? [`  … and ${left} more`] : []),
  ];
}

function heightOf(block: Block): number {
  return linesOf(block).length;
}

function wrapped(text: string): readonly string[] {
  return lines(text, '  ', '    ');
}

/** Broken at spaces; a word that is longer than a line stands alone. */
function lines(text: string, first: string, next: string): readonly string[] {
  const out: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    const indent = out.length === 0 ? first : next;
    if (line.length > indent.length && line.length + 1 + word.length > width) {
      out.push(line);
      line = `${next}${word}`;
    } else line = line.length === indent.length ? `${line}${word}` : `${line} ${word}`;
  }
  return [...out, line];
}
