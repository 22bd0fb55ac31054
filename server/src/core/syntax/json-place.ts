import { lineEnd } from './json-lines.ts';

/** Where the repair of broken JSON stands, and what of its line decides there. */
export class JsonPlace {
  readonly text: string;
  at = 0;
  /** Offset at which the current line starts, and how far its first token is indented. */
  line = 0;
  indent = 0;
  /** How far the line is indented, where a comma stands before its first token. */
  lineIndent = 0;
  /** No token of the line was understood yet. */
  first = true;
  /** How many characters stand on the line that are taken as if they were not there. */
  junk = 0;
  /** A line end that was looked for, kept because a line can be long. */
  #stop = -1;

  constructor(text: string) {
    this.text = text;
    if (text.charCodeAt(0) === 0xfeff) this.at = this.line = 1;
  }

  /** How far `at` is from the start of its line. */
  get column(): number {
    return this.at - this.line - this.junk;
  }

  startLine(at: number): void {
    this.line = at;
    this.first = true;
    this.junk = 0;
  }

  /** The end of the line that an offset stands in, which never is before one that was asked for. */
  stopBehind(at: number): number {
    if (at > this.#stop) this.#stop = lineEnd(this.text, at);
    return this.#stop;
  }

  /** Goes on behind something that is taken as if it were not there. */
  ignore(end: number): void {
    if (this.first) this.junk += this.text.slice(this.at, end).replace(/\s/g, '').length;
    this.at = end;
  }

  /** Goes on behind something that was understood. */
  pass(end: number): void {
    this.at = end;
    this.first = false;
  }
}
