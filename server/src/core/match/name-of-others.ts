import { isBusinessWord } from '../identity/business-words.ts';
import { isPlace } from '../identity/places.ts';
import { comparedOf } from '../signatures/compared.ts';
import type { Alias, NameIndex } from '../signatures/names.ts';
import { isAbroad } from './name-regions.ts';

/** `天馬株式会社`: of a common word in Chinese writing, a company with the legal form of another country is another's. */
export function isJapanese({ key, name }: Alias, text: string): boolean {
  return name.strength === 'weak' && /^[\u3400-\u9fff]+$/.test(key) && /株式会社|合同会社|주식회사|유한회사/.test(text);
}

/**
 * Whether the stated name, without its spaces, is not the alias but one that differs from it in a letter. It tells where the
 * alias is a region and words of trade, as `Pacific Networks`: `Pacific Network` is another's.
 */
export function isMisread(alias: Alias, squashed: string): boolean {
  const words = alias.key.split(' ');
  const isPlain = words.length > 1 && isAbroad(words[0] ?? '') && words.every(isBusinessOrPlace);
  return isPlain && comparedOf(alias.name).squashed !== squashed;
}

/** A line of products and words of trade: with another country's name it is another's, as `Nubia Technologies Kenya`. */
export function isOfLine(key: string, index: NameIndex): boolean {
  const own = key.split(' ').filter(word => !isBusinessOrPlace(word));
  return own.length === 1 && index.lines.has(own[0] ?? '');
}

function isBusinessOrPlace(word: string): boolean {
  return isBusinessWord(word) || isPlace(word);
}

/** Whether the text says what a chip does, and is no list of makers: `BMC/SMIC device`. */
export function isFunction(text: string): boolean {
  return /\w\/[\w-]+\s(?:device|interface|adapter|controller|driver|port|bus|block|bridge)s?$/.test(text);
}
