import { type Fit, type Message, message } from './message.ts';

/** A name is recognised by so much of it. */
const leastName = 24;

/**
 * `name: what is said of it`, in at most `most` units where that can be: first the name is cut in its middle, then a shorter
 * form is taken.
 * @param forms what is said, the longest first
 */
export function about(name: string, forms: readonly [Message, ...Message[]], most = 100): Message {
  const fit: Fit = { most, name, forms };
  return { ...fitted(fit, ({ text }) => text), fit };
}

/** The form of a sentence that fits as `say` says it. */
export function fitted({ most, name, forms }: Fit, say: (said: Message) => string): Message {
  const [last] = forms.slice(-1);
  for (const text of forms) {
    const room = most - say(message('finding.about', '{name}: {text}', { name: '', text })).length;
    if (text !== last && room < Math.min(name.length, leastName)) continue;
    return message('finding.about', '{name}: {text}', { name: cutMiddle(name, Math.max(room, leastName)), text });
  }
  return message('finding.name', '{name}', { name });
}

/** Begin and end of a text that is too long: names of files and models differ at their ends. */
export function cutMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const signs = [...text];
  const end = Math.floor((most - 1) / 3);
  return `${signs.slice(0, most - 1 - end).join('')}…${end === 0 ? '' : signs.slice(-end).join('')}`;
}

/** Whole words from the begin of a text, at most `most` units. */
export function cutWords(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.lastIndexOf(' ', most - 1);
  return `${text.slice(0, end > 0 ? end : most - 1)}…`;
}
