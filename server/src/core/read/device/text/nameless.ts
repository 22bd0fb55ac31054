import type { Stated } from '../../../model/claim.ts';
import type { Line, LineContext } from './line.ts';
import { startPart } from './line.ts';

const message =
  'This tree does not name its devices, so nothing is known of their makers: review the output of lspci -nn or lsusb instead.';

/** Lines of a tree that say where a device is and not what it is. */
export class Nameless {
  readonly #lines: { readonly line: Line; readonly name: Stated<string> | undefined }[] = [];

  /** @param name what the device is told apart by in the tree */
  add(line: Line, name: Stated<string> | undefined): void {
    this.#lines.push({ line, name });
  }

  /** Lists them and says so, where the text names no device elsewhere: often the tree stands beside the list. */
  finish(context: LineContext): void {
    const [first] = this.#lines;
    if (!first || context.bom.componentCount > 0) return;
    for (const { line, name } of this.#lines) startPart(context, line.span).component.name = name;
    const { start, end } = first.name?.span ?? first.line.span;
    context.problems.add('unnamed-devices', 'warning', message, start, end);
  }
}
