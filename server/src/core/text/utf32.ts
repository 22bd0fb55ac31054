import type { Parsed } from './problem.ts';
import { Problems } from './problems.ts';

/** Code points that are made into text at once. */
const stride = 4096;
const replacement = 0xfffd;

/** A text in UTF-32, which few programs write and some read; undefined for bytes that are none. */
export function decodeUtf32(bytes: Uint8Array): Parsed<string> | undefined {
  const order = orderOf(bytes);
  if (!order) return undefined;
  const problems = new Problems();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  let points: number[] = [];
  let bad = bytes.length % 4 === 0 ? 0 : 1;
  for (let at = order.isMarked ? 4 : 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, order.isLittle);
    const isPoint = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    if (!isPoint) bad++;
    points.push(isPoint ? point : replacement);
    if (points.length < stride) continue;
    text += String.fromCodePoint(...points);
    points = [];
  }
  text += String.fromCodePoint(...points);
  if (bad > 0) {
    const message = `The document is not valid UTF-32; replacement characters stand for ${bad} characters.`;
    problems.add('invalid-encoding', 'error', message, 0, 0);
  }
  return { value: text, problems: problems.list };
}

/** By the byte-order mark; without one, by the zeros around the first two characters. */
function orderOf(bytes: Uint8Array): { readonly isLittle: boolean; readonly isMarked: boolean } | undefined {
  const [a = -1, b = -1, c = -1, d = -1, e = -1, f = -1, g = -1, h = -1] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { isLittle: true, isMarked: true };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { isLittle: false, isMarked: true };
  if (a > 0 && b === 0 && c === 0 && d === 0 && e > 0 && g === 0 && h === 0) return { isLittle: true, isMarked: false };
  if (a === 0 && b === 0 && c === 0 && d > 0 && e === 0 && f === 0 && h > 0)
    return { isLittle: false, isMarked: false };
  return undefined;
}
