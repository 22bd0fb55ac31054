import type { Source } from '../text/source.ts';
import { emptySpan, type Span } from '../text/span.ts';
import type { Cursor } from './cursor.ts';
import { locator, type Step } from './locate.ts';
import { Tape, TapeCursor } from './tape.ts';
import { parseYaml, type YamlNode } from './yaml.ts';

/** Opens a YAML document as if it were JSON. What an alias stands for is there again, with the place of the original. */
export function openYaml(source: Source): Cursor {
  const { value, problems } = parseYaml(source.text);
  const tape = new Tape();
  write(tape, value, '', emptySpan);
  return new TapeCursor(
    tape,
    problems,
    locator(source.text, whole => stepOf(source.text, whole)),
  );
}

/** The reader of YAML bounds depth and size. */
function write(tape: Tape, node: YamlNode, key: string, keySpan: Span): void {
  if (node.kind === 'scalar') {
    tape.add(node.type, key, keySpan, node.span, node.text);
    return;
  }
  const container = tape.add(node.kind === 'mapping' ? 'object' : 'array', key, keySpan, node.span);
  if (node.kind === 'sequence') for (const item of node.items) write(tape, item, '', emptySpan);
  else for (const entry of node.entries) write(tape, entry.value, entry.key, entry.keySpan);
  tape.close(container, node.span.end);
}

const plainStep: Step = () => [1, 1];

const singleQuotedStep: Step = (raw, at) => (raw.startsWith("''", at) ? [2, 1] : [1, 1]);

const doubleQuotedStep: Step = (raw, at) => {
  if (raw.charAt(at) !== '\\') return [1, 1];
  switch (raw.charAt(at + 1)) {
    case 'x':
      return [4, 1];
    case 'u':
      return [6, 1];
    case 'U':
      return [10, Number.parseInt(raw.slice(at + 2, at + 10), 16) > 0xffff ? 2 : 1];
    default:
      return [2, 1];
  }
};

/** The style of a scalar shows in the quote before its text. */
function stepOf(text: string, { start }: Span): Step {
  const quote = text.charAt(start - 1);
  if (quote === '"') return doubleQuotedStep;
  return quote === "'" ? singleQuotedStep : plainStep;
}
