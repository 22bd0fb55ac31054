import type { Language } from '../l10n/language.ts';
import type { Message } from '../text/message.ts';
import { markupText } from './xml-text.ts';

/** A message as HTML: what is cited in the language of the signature data is marked as such. */
export function html(message: Message, language: Language): string {
  return language
    .pieces(message)
    .map(({ text, quoted }) => (quoted ? `<span lang="en">${markupText(text)}</span>` : markupText(text)))
    .join('');
}

export function titled(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<h3>${title}</h3>${list(items)}`;
}

export function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map(item => `<li>${item}</li>`).join('')}</ul>`;
}
