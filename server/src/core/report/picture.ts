import type { Language } from '../l10n/language.ts';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { html } from './html-text.ts';
import { markupText } from './xml-text.ts';

/** Width of every picture in its own units, which are pixels where there is room. */
export const pictureWidth = 640;

/** What a stretch of a picture means, in words and by its class, which the style sheet paints. */
export interface Key {
  readonly name: Message;
  readonly paint: string;
}

export interface Drawing {
  readonly height: number;
  readonly content: string;
}

/** A picture with its heading, and with the same in words for those who do not see it. */
export function figure(
  title: Message,
  said: Message,
  { height, content }: Drawing,
  keys: readonly Key[],
  language: Language,
): string {
  const legend = keys.map(({ name, paint }) => `<li class="${paint}">${html(name, language)}</li>`).join('');
  return [
    `<figure><figcaption>${html(title, language)}</figcaption>`,
    svg(height, `<title>${html(said, language)}</title>${content}`),
    ...(legend === '' ? [] : [`<ul class="keys">${legend}</ul>`]),
    '</figure>',
  ].join('\n');
}

function svg(height: number, content: string): string {
  return `<svg role="img" viewBox="0 0 ${pictureWidth} ${height}" width="${pictureWidth}" height="${height}">${content}</svg>`;
}

/** A text that takes at most so many signs: what a document says may be of any length. */
export function label(text: string, most: number, x: number, y: number, anchor: 'start' | 'end' = 'start'): string {
  const shown = printable(text, most * 4);
  const cut = shown.length > most ? `${shown.slice(0, most - 1)}…` : shown;
  const end = anchor === 'end' ? ' text-anchor="end"' : '';
  return `<text x="${x}" y="${y}"${end}><title>${markupText(shown)}</title>${markupText(cut)}</text>`;
}

/** Stretches side by side whose widths are as their numbers. */
export function bar(
  parts: readonly { readonly n: number; readonly paint: string }[],
  { x, y, width, height }: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>,
): string {
  const all = parts.reduce((sum, { n }) => sum + n, 0);
  let at = x;
  return parts
    .filter(({ n }) => n > 0)
    .map(({ n, paint }) => {
      const own = (n / all) * width;
      const rect = `<rect class="${paint}" x="${round(at)}" y="${y}" width="${round(own)}" height="${height}"/>`;
      at += own;
      return rect;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export const pictureWords = {
  outcomes: message('picture.outcomes', 'Verdicts by vendor'),
  coverage: message('picture.coverage', 'Who is named'),
  paths: message('picture.paths', 'How the products bring them in'),
};
