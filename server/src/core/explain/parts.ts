import type { Language } from '../l10n/language.ts';
import type { LinkedPart, Review } from '../model/review.ts';
import { message } from '../text/message.ts';
import { touches } from '../text/span.ts';
import type { Hover } from './hover.ts';
import { escapeMarkdown } from './markdown.ts';

/** Findings of a part that a hover tells. */
const mostFindings = 5;

/** What the document or image that is pointed at from an offset brings in. */
export function partAt({ parts = [] }: Review, offset: number): LinkedPart | undefined {
  const at = { start: offset, end: offset };
  return parts.find(({ span }) => touches(span, at));
}

/** The same in a few lines. */
export function partHover(review: Review, offset: number, language: Language): Hover | undefined {
  const part = partAt(review, offset);
  if (!part) return undefined;
  const { path, components, findings, span } = part;
  const counted = {
    one: '**{path}** was reviewed too: {n} component.',
    other: '**{path}** was reviewed too: {n} components.',
  };
  const head =
    components === undefined
      ? message('part.image', '**{path}** was opened: an image of firmware.', { path: escapeMarkdown(path) })
      : message('part.reviewed', counted, { path: escapeMarkdown(path), n: components });
  const told = findings
    .slice(0, mostFindings)
    .map(({ message: said }) => `- ${escapeMarkdown(language.say(said), 300)}`);
  const rest = findings.length - told.length;
  const text = { one: '- and {n} more finding', other: '- and {n} more findings' };
  const none = message('part.nothing', 'No restricted vendor of the signatures is named in it.');
  const lines = [
    language.say(head),
    ...(components !== undefined && findings.length === 0 ? [language.say(none)] : []),
    ...(told.length > 0 ? [told.join('\n')] : []),
    ...(rest > 0 ? [language.say(message('part.more', text, { n: rest }))] : []),
  ];
  return { span, markdown: lines.join('\n\n') };
}
