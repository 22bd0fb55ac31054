import { type Argument, type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { Range } from '../text/source.ts';

/** `12:30`, one-based; in a workbook the cell, `Parts!C12`. Behind a path and a colon. Not safe to show yet. */
export function lineAndColumn({ start, cell }: Range): string {
  return cell ?? `${start.line + 1}:${start.character + 1}`;
}

/** The same without the column. */
export function lineIn({ start, cell }: Range): string {
  return cell ?? `${start.line + 1}`;
}

/** What is said of a place of the document that is spoken of: `line 12: …`, `Parts!C12: …`. */
export function saidAt({ start, cell }: Range, text: Argument): Message {
  return cell === undefined
    ? message('report.line', 'line {line}: {text}', { line: start.line + 1, text })
    : message('report.cell', '{cell}: {text}', { cell, text });
}

/** A sentence for a host that knows lines only: of a workbook the cell stands before it. */
export function withCell({ cell }: Range, sentence: string): string {
  return cell === undefined ? sentence : `${printable(cell, 100)}: ${sentence}`;
}
