/**
 * What is never shown as it is, for a class of a regular expression: control characters, bidirectional signs, signs without
 * width, fillers that look like blanks, selectors of variants, noncharacters. Without tab and line feed, which are layout of
 * an output.
 */
export const unprintable = String.raw`\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff`;

/** The same beyond the first plane, for a regular expression of units: tags, more selectors, signs of notation without width. */
export const unprintablePairs = String.raw`[\udb40-\udb43][\udc00-\udfff]|\ud834[\udd73-\udd7a]|\ud82f[\udca0-\udca3]`;

const hidden = new RegExp(
  String.raw`[\t\n${unprintable}]|${unprintablePairs}|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]`,
  'g',
);

/**
 * Text of a document made safe to show anywhere: what is hidden in it, and lone surrogates, become visible escapes (`\u001b`),
 * and what is longer than `most` units ends in an ellipsis.
 */
export function printable(text: string, most = 200): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  return cut.replace(hidden, visible);
}

/** Each unit as an escape that people see, and that JSON reads as the unit. */
export function visible(units: string): string {
  let escaped = '';
  for (let at = 0; at < units.length; at++) escaped += `\\u${units.charCodeAt(at).toString(16).padStart(4, '0')}`;
  return escaped;
}
