import { withoutPrefix } from './actor.ts';
import { canonicalWord, isBusinessWord } from './business-words.ts';
import { undisguised } from './disguise.ts';
import { foldHan, foldLookalikes, foldText, isAscii } from './fold.ts';
import { GLUED_FORMS, isLegalForm, takeLegalForms, withoutEastAsianForm } from './legal-forms.ts';

/** An organisation's name as it is compared. */
export interface OrganisationName {
  /** Folded whole words in order, without the legal forms at the ends. Never empty unless the value holds no word. */
  readonly words: readonly string[];
  /** The words in their canonical spelling, joined by one space. Two names are the same when their keys are. */
  readonly key: string;
  /** The words as spelt, without spaces, for names whose spaces got lost or torn. */
  readonly squashed: string;
  /** The legal forms that were taken off, canonical, joined by a space; '' where there were none. */
  readonly form: string;
}

/** UTF-16 units of a name that are looked at: none is longer. */
export const longestName = 400;

/** Normalises the name of an organisation. What is longer than any name is cut: the rest cannot be one. */
export function normaliseOrganisation(value: string): OrganisationName {
  const name = undisguised(withoutPrefix(value.length > longestName ? value.slice(0, longestName) : value));
  const folded = foldText(name);
  const words = unglued(splitWords(folded));
  const forms = takeLegalForms(words);
  const bare = words.map(word => (isEastAsian(word) ? withoutEastAsianForm(word) : word));
  return { words: bare, key: bare.map(canonicalWord).join(' '), squashed: bare.join(''), form: forms.join(' ') };
}

/** A name that holds brackets, read in parts: what stands outside and what stands in each pair. */
export function splitBrackets(
  value: string,
): { readonly outside: string; readonly inside: readonly string[] } | undefined {
  const inside: string[] = [];
  const outside = value.replace(
    /[([{<（［【〔「『][^()[\]{}<>（）［］【】〔〕「」『』]*[)\]}>）］】〕」』]/g,
    bracketed => {
      inside.push(bracketed.slice(1, -1));
      return ' ';
    },
  );
  return inside.length > 0 ? { outside, inside } : undefined;
}

/** Whether the word is in a writing without spaces between words: Chinese, Japanese, Korean. */
export function isEastAsian(word: string): boolean {
  return EAST_ASIAN_WORD.test(word);
}

const EAST_ASIAN_WORD = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const EAST_ASIAN_RUN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+/g;

/** Words of folded text. Letters set apart by dots, slashes or spaces are one word: `B.V.`, `A/S`, `Z T E`. */
function splitWords(folded: string): string[] {
  if (isAscii(folded)) return mergeLetters(folded, asciiWords(folded));
  const text = folded.replace(/(?<=\p{L})['’‘`´ʼ](?=\p{L})/gu, '');
  const found = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({ word, start: index }));
  return mergeLetters(text, found).flatMap(splitScripts);
}

interface PlacedWord {
  readonly word: string;
  readonly start: number;
}

/** The same for ASCII, without regular expressions: most names are, and this runs at every start. */
function asciiWords(text: string): readonly PlacedWord[] {
  const words: PlacedWord[] = [];
  let start = -1;
  let apostrophes = false;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0;
    if (isWordUnit(unit)) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      if ((unit === 39 || unit === 96) && isWordUnit(text.charCodeAt(at + 1))) apostrophes = true;
      else {
        const word = text.slice(start, at);
        words.push({ word: apostrophes ? word.replace(/['`]/g, '') : word, start });
        start = -1;
        apostrophes = false;
      }
    }
  }
  return words;
}

function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
}

function mergeLetters(text: string, found: readonly PlacedWord[]): string[] {
  const words: string[] = [];
  let end = -1;
  let letters = false;
  let tight = false;
  for (const { word, start } of found) {
    const single = word.length === 1 && !(word >= '0' && word <= '9') && !isEastAsian(word);
    const gap = text.slice(end, start);
    // `S.R.L. a socio unico`: what is set wider than the letters before it is another word.
    const joins: boolean = single && letters && LETTER_GAP.test(gap) && !(tight && gap.length > 1);
    if (joins) words[words.length - 1] += word;
    else if (word !== 'and') words.push(word);
    tight = joins && gap.length === 1 && gap !== ' ';
    letters = single;
    end = start + word.length;
  }
  return words;
}

const LETTER_GAP = /^[\s./&-]{1,2}$/;

function splitScripts(word: string): readonly string[] {
  if (!isEastAsian(word)) return [foldLookalikes(word)];
  return (foldHan(word).match(EAST_ASIAN_RUN) ?? []).map(foldLookalikes);
}

/** `technologyco ltd` as `technology co ltd`: a known word and a legal form that lost the space between them. */
function unglued(words: readonly string[]): string[] {
  return words.flatMap(word => {
    if (word.length < 6 || isBusinessWord(word) || isLegalForm(word)) return [word];
    for (const form of GLUED_FORMS) {
      if (!word.endsWith(form)) continue;
      const rest = word.slice(0, -form.length);
      if (isBusinessWord(canonicalWord(rest))) return [rest, ...splitForm(form)];
    }
    return [word];
  });
}

function splitForm(form: string): readonly string[] {
  return form.startsWith('co') && form !== 'co' && form !== 'corp' && form !== 'corporation' ? ['co', 'ltd'] : [form];
}
