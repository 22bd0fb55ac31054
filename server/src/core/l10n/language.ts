import { fitted } from '../text/fit.ts';
import type { Argument, Message, Template } from '../text/message.ts';
import frenchActs from './acts-fr.json';
import french from './fr.json';

export const languageTags = ['en', 'fr'] as const;

/** A language that reports and the editor can speak, as BCP 47 writes it. */
export type LanguageTag = (typeof languageTags)[number];

/** A stretch of a sentence in one language. */
export interface Piece {
  readonly text: string;
  /** A text of the signature data: it is in English whatever language is spoken. */
  readonly quoted: boolean;
}

/** Says messages. What a catalogue does not have is said in English. */
export interface Language {
  readonly tag: LanguageTag;
  say(message: Message): string;
  /** The same sentence, for outputs that can mark the language of a part. */
  pieces(message: Message): readonly Piece[];
}

/** Texts by the id of their message. */
type Catalogue = Readonly<Record<string, Template>>;

export const english: Language = {
  tag: 'en',
  say: ({ text }) => text,
  pieces: ({ text }) => [{ text, quoted: false }],
};

const languages: Readonly<Record<LanguageTag, Language>> = { en: english, fr: translated('fr', french, frenchActs) };

export function languageOf(tag: LanguageTag): Language {
  return languages[tag];
}

/** The language for a locale such as `fr-CA`; English where there is no better one. */
export function languageFor(locale: string | undefined): Language {
  const wanted = locale?.toLowerCase().split(/[-_]/)[0];
  return languages[languageTags.find(tag => tag === wanted) ?? 'en'];
}

/** Acts by their short name in the data: what they are officially called in another language, with the source that says so. */
type Acts = Readonly<Record<string, { readonly name: string; readonly source: string }>>;

function translated(tag: LanguageTag, catalogue: Catalogue, acts: Acts): Language {
  const plurals = new Intl.PluralRules(tag);
  const pieces = (given: Message): readonly Piece[] => {
    const message = given.fit === undefined ? given : fitted(given.fit, say);
    const template = catalogue[message.id];
    return template === undefined ? cited(message.text) : merged(filled(chosen(template, message, plurals), message));
  };
  const filled = (words: string, { args }: Message): readonly Piece[] =>
    words.split(/\{(\w+)\}/).flatMap((part, index) => {
      if (index % 2 === 0) return [{ text: part, quoted: false }];
      const argument = args[part];
      return argument === undefined ? [] : piecesOf(argument);
    });
  const piecesOf = (argument: Argument): readonly Piece[] => {
    if (typeof argument === 'string' || typeof argument === 'number') {
      return [{ text: String(argument), quoted: false }];
    }
    if ('quote' in argument) {
      const act = acts[argument.quote.replace(/^the /i, '')];
      return act ? [{ text: `«\u00a0${act.name}\u00a0»`, quoted: false }] : cited(argument.quote);
    }
    if ('inset' in argument) return unstopped(pieces(argument.inset));
    return 'id' in argument ? pieces(argument) : argument.flatMap(piecesOf);
  };
  const say = (message: Message) =>
    pieces(message)
      .map(({ text }) => text)
      .join('');
  return { tag, say, pieces };
}

function chosen(template: Template, { args }: Message, plurals: Intl.PluralRules): string {
  if (typeof template === 'string') return template;
  const n = args['n'];
  return plurals.select(typeof n === 'number' ? n : 0) === 'one' ? template.one : template.other;
}

/** What stays in the language of the data stands in quotation marks. */
function cited(text: string): readonly Piece[] {
  if (text === '') return [];
  return [
    { text: '«\u00a0', quoted: false },
    { text, quoted: true },
    { text: '\u00a0»', quoted: false },
  ];
}

function unstopped(pieces: readonly Piece[]): readonly Piece[] {
  const last = pieces.at(-1);
  return last ? [...pieces.slice(0, -1), { ...last, text: last.text.replace(/\.$/, '') }] : pieces;
}

function merged(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.text === '') continue;
    if (last && last.quoted === piece.quoted) result[result.length - 1] = { ...piece, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}
