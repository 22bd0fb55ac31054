import { canonicalWord, isBusinessWord } from './business-words.ts';
import { foldHan, foldLookalikes, foldText } from './fold.ts';
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

const MOST_UNITS = 400;

/** Normalises the name of an organisation. What is longer than any name is cut: the rest cannot be one. */
export function normaliseOrganisation(value: string): OrganisationName {
  const folded = foldText(value.length > MOST_UNITS ? value.slice(0, MOST_UNITS) : value);
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
    /[([{（［【〔「『][^()[\]{}（）［］【】〔〕「」『』]*[)\]}）］】〕」』]/g,
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
  const text = folded.replace(/(?<=\p{L})['’‘`´ʼ](?=\p{L})/gu, '');
  const words: string[] = [];
  let end = -1;
  let letters = false;
  for (const found of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const word = found[0];
    const single = word.length === 1 && /[a-zа-я]/.test(word);
    if (single && letters && /^[\s./&-]{1,2}$/.test(text.slice(end, found.index))) words[words.length - 1] += word;
    else words.push(word);
    letters = single;
    end = found.index + word.length;
  }
  return words.flatMap(splitScripts).filter(word => word !== 'and');
}

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
