import { type Fit, type Message, message } from './message.ts';

/** A name is recognised by so much of it; before less is left, a shorter form is taken. */
const leastName = 24;
/** What is left of a name where even the shortest form is long. */
const shortestName = 10;

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
  const roomFor = (text: Message) => most - say(message('finding.about', '{name}: {text}', { name: '', text })).length;
  const text = forms.find(form => roomFor(form) >= Math.min(name.length, leastName)) ?? forms.at(-1) ?? forms[0];
  const cut = cutMiddle(name, Math.max(roomFor(text), shortestName));
  return message('finding.about', '{name}: {text}', { name: cut, text });
}

/** Begin and end of a text that is longer than `most` units: names of files and models differ at their ends. */
export function cutMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = Math.floor((most - 1) / 3);
  return `${whole(text.slice(0, most - 1 - end))}…${end === 0 ? '' : whole(text.slice(-end))}`;
}

/** Without the half of a character that a cut left. */
function whole(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}

/** Whole words from the begin of a text, at most `most` units. */
export function cutWords(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.lastIndexOf(' ', most - 1);
  return `${text.slice(0, end > 0 ? end : most - 1)}…`;
}
