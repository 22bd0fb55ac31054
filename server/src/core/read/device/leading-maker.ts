import { knownMakerAt } from './known.ts';

const longest = 200;

/**
 * The words before a model number, where a text begins with them: `广和通` of `广和通 L610`, `HIKVISION` of `HIKVISION
 * DS-2CD2143G0-I`, `HIKVISION: DS-…`, `Hikvision/DS-…`. Undefined where the text does not begin with words, or no model
 * number follows.
 */
export function leadingMaker(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const known = knownMakerAt(text);
  if (known > 0 && /^[\s:/,|–—-]+(?=.*\d)/u.test(text.slice(known))) return text.slice(0, known);
  const apart = /^(\p{L}[\p{L} .,&'-]{0,60}?)\s*(?::|\s[-–—]\s|\s\/)\s*(?=\S*\d)/u.exec(text)?.[1];
  if (apart !== undefined) return apart;
  return /^(?:\p{L}[\p{L}.&-]*\s+){1,3}(?=\S*\d)|^\p{Script=Han}{2,8}(?=[A-Za-z\d])/u.exec(text)?.[0].trimEnd();
}
