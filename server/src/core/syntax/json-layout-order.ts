import { type Container, type Frame, findFrame, type Key, noKey } from './json-frames.ts';
import { besideBracket, endsValue, nextIndent, standsAlone } from './json-lines.ts';
import type { OpenContainers } from './json-open.ts';
import type { Order } from './json-order.ts';
import type { JsonPlace } from './json-place.ts';

/** Order of pretty-printed text: a token that starts a line belongs to the container whose members are indented as far. */
export class LayoutOrder implements Order {
  readonly #place: JsonPlace;
  readonly #open: OpenContainers;

  constructor(place: JsonPlace, open: OpenContainers) {
    this.#place = place;
    this.#open = open;
  }

  /** Whether a bracket got into the white space before another one, which stands where it should if this one did not. */
  isStray(): boolean {
    if (!this.#place.first) return false;
    const top = this.#open.top;
    if (!top || !'{}[]'.includes(this.#place.text.charAt(this.#place.at))) return false;
    const beside = besideBracket(this.#place.text, this.#place.at);
    const indent = beside.at - this.#place.line - this.#place.junk - 1;
    if (beside.character === (top.kind === 'object' ? '}' : ']'))
      return indent === top.indent && this.#place.indent !== indent;
    if (top.kind !== 'array' || (beside.character !== '{' && beside.character !== '[')) return false;
    if (top.childIndent >= 0) return indent === top.childIndent && this.#place.indent !== indent;
    return this.#place.indent <= top.indent && indent > top.indent;
  }

  /** A key that starts a line belongs to the object whose keys are indented as far. */
  beforeKey(): void {
    if (!this.#place.first) return;
    const top = this.#open.top;
    const indent = this.#place.indent;
    if (!top) return;
    if (indent <= top.indent) {
      const frame =
        findFrame(this.#open.frames, ({ kind, childIndent }) => kind === 'object' && childIndent === indent) ??
        findFrame(this.#open.frames, frame => frame.indent < indent);
      if (frame) this.#open.closeAbove(frame);
    } else if (top.kind === 'object') {
      if (top.childIndent < 0) top.childIndent = indent;
      else if (indent > top.childIndent) this.#openLost(top);
    }
  }

  /** A value that starts a line belongs to the list whose values are indented as far. */
  beforeValue(): void {
    if (!this.#place.first) return;
    const top = this.#open.top;
    const indent = this.#place.indent;
    if (!top || indent > top.indent) {
      if (top?.kind === 'array' && top.childIndent < 0) top.childIndent = indent;
      return;
    }
    const frame = findFrame(this.#open.frames, ({ kind, childIndent }) => kind === 'array' && childIndent === indent);
    if (frame) this.#open.closeAbove(frame);
  }

  beforeText(end: number): void {
    this.beforeValue();
    if (this.#place.first) this.#openLostList(end);
  }

  /** An opener in an object, without a key: where it starts a line of its own some other bracket is missing or too many. */
  keyOfOpener(top: Frame): Key | undefined {
    if (!standsAlone(this.#place.text, this.#place.at, this.#place.stopBehind(this.#place.at))) return undefined;
    const inArray = this.#open.frames.at(-2)?.kind === 'array';
    if (top.members === 0 && this.#open.frames.length === 1) return undefined;
    if (top.members === 0 && !inArray) {
      this.#open.report(
        'mismatched-bracket',
        'This bracket opens an object, but a list stands here.',
        top.start,
        top.start + 1,
      );
      this.#open.tape.become(top.node, 'array');
      top.kind = 'array';
      if (this.#place.first) top.childIndent = this.#place.indent;
      return noKey;
    }
    if (inArray && (top.members === 0 || (this.#place.first && this.#place.indent === top.childIndent))) {
      this.#open.closeUnclosed();
      const array = this.#open.top;
      if (array && this.#place.first && array.indent < this.#place.indent && array.childIndent < 0)
        array.childIndent = this.#place.indent;
      return noKey;
    }
    return this.#open.sameKey(top);
  }

  /** A closer that starts a line closes what a line of its indentation opened; any other what its own line opened, or the last line of a block. */
  closedBy(kind: Container): Frame | undefined {
    const frames = this.#open.frames;
    const indent = this.#place.indent;
    if (frames.at(-1)?.line !== this.#place.line && !endsValue(this.#place.text, this.#place.at)) return undefined;
    if (this.#place.first) {
      return (
        findFrame(frames, frame => frame.indent === indent && frame.kind === kind) ??
        findFrame(frames, frame => frame.indent === indent)
      );
    }
    const top = this.#open.top;
    if (top?.kind === kind && top.line !== this.#place.line) {
      return nextIndent(this.#place.text, this.#place.stopBehind(this.#place.at)) <= top.indent ? top : undefined;
    }
    return findFrame(frames, frame => frame.line === this.#place.line && frame.kind === kind);
  }

  /** A torn line may not be indented as it was: unless that fits an open object, it goes with the lines before it. */
  fitIndent(): void {
    const top = this.#open.top;
    const fits = findFrame(
      this.#open.frames,
      ({ kind, childIndent }) => kind === 'object' && childIndent === this.#place.indent,
    );
    if (!fits && top && top.childIndent >= 0) this.#place.indent = top.childIndent;
  }

  /** A key that is deeper than its object's keys: the bracket before it is lost, with its key unless that still waits. */
  #openLost(top: Frame): void {
    const key = this.#open.pending ?? (top.lastWas === 'empty container' ? top.lastKey : undefined) ?? noKey;
    this.#open.pending = undefined;
    this.#open.reportHere('missing-bracket', 'An opening bracket is missing before this key.');
    this.#open.push('object', key, true, top.childIndent).childIndent = this.#place.indent;
  }

  /** A text on the line behind its key, and another one below it: a list that lost its bracket. */
  #openLostList(end: number): void {
    const top = this.#open.top;
    const key = this.#open.pending;
    if (!key || top?.kind !== 'object' || top.childIndent < 0 || this.#place.indent <= top.childIndent) return;
    if (nextIndent(this.#place.text, this.#place.stopBehind(end)) !== this.#place.indent) return;
    this.#open.pending = undefined;
    this.#open.reportHere('missing-bracket', 'An opening bracket is missing before this.');
    this.#open.push('array', key, true, top.childIndent).childIndent = this.#place.indent;
  }
}
