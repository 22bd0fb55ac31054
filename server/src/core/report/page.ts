import { widthOf, wrap } from './width.ts';

/** How a text is laid out for whoever reads it. */
export interface TextStyle {
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether the reader is a terminal that shows colours. */
  readonly colour: boolean;
}

/** Select graphic rendition codes of ECMA-48: on, off. */
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const;

export type Colour = keyof typeof codes;

/** Collects the lines of a text output. Whatever is written here must be safe to show already. */
export class Page {
  readonly #lines: string[] = [];
  readonly #style: TextStyle;

  constructor(style: TextStyle) {
    this.#style = style;
  }

  paint(text: string, ...colours: readonly Colour[]): string {
    if (!this.#style.colour) return text;
    return colours.reduce(
      (painted, colour) => `\u001b[${codes[colour][0]}m${painted}\u001b[${codes[colour][1]}m`,
      text,
    );
  }

  line(text = ''): void {
    this.#lines.push(text);
  }

  /** A label in its own column, then the text, wrapped below itself. */
  entry(label: string, text: string, indent: number, column: number, ...colours: readonly Colour[]): void {
    const start = indent + column;
    const width = Math.max(20, this.#style.width - start);
    const [first = '', ...rest] = wrap(text, width);
    const head = `${' '.repeat(indent)}${label}${' '.repeat(Math.max(1, column - widthOf(label)))}`;
    this.line(`${this.paint(head, 'dim')}${this.paint(first, ...colours)}`);
    for (const line of rest) this.line(`${' '.repeat(start)}${this.paint(line, ...colours)}`);
  }

  /** A text wrapped as a block. */
  block(text: string, indent: number, ...colours: readonly Colour[]): void {
    for (const line of wrap(text, Math.max(20, this.#style.width - indent))) {
      this.line(`${' '.repeat(indent)}${this.paint(line, ...colours)}`);
    }
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}
