import type { Position, Source } from '../core/text/source.ts';

/** In which units the client counts characters within a line. */
export type PositionEncoding = 'utf-16' | 'utf-8' | 'utf-32';

/** UTF-16 unless the client says that it cannot; then the first of its list that we know. */
export function chooseEncoding(offered: readonly string[] | undefined): PositionEncoding {
  if (!offered || offered.length === 0 || offered.includes('utf-16')) return 'utf-16';
  return offered.find(name => name === 'utf-8' || name === 'utf-32') ?? 'utf-16';
}

/** The offset of a client's position; one beyond its line or the text is moved to the nearest place inside. */
export function offsetAt(source: Source, position: Position, encoding: PositionEncoding): number {
  if (encoding === 'utf-16') return source.offsetAt(position);
  const start = source.offsetAt({ line: position.line, character: 0 });
  const end = source.offsetAt({ line: position.line, character: Number.MAX_SAFE_INTEGER });
  let counted = 0;
  let at = start;
  while (at < end && counted < position.character) {
    const point = source.text.codePointAt(at) ?? 0;
    counted += widthOf(point, encoding);
    at += point > 0xffff ? 2 : 1;
  }
  return at;
}

/** The position of an offset as the client counts it. */
export function positionAt(source: Source, offset: number, encoding: PositionEncoding): Position {
  const position = source.positionAt(offset);
  if (encoding === 'utf-16') return position;
  let character = 0;
  const end = Math.min(offset, source.length);
  for (let at = end - position.character; at < end; ) {
    const point = source.text.codePointAt(at) ?? 0;
    character += widthOf(point, encoding);
    at += point > 0xffff ? 2 : 1;
  }
  return { line: position.line, character };
}

function widthOf(point: number, encoding: PositionEncoding): number {
  if (encoding === 'utf-32') return 1;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
