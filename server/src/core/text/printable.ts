/** What is never shown as it is, for a class of a regular expression; without tab and line feed, which are layout of an output. */
export const unprintable = String.raw`\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff`;

const hidden = new RegExp(
  String.raw`[\t\n${unprintable}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]`,
  'g',
);

/**
 * Text of a document made safe to show anywhere: control characters, bidirectional overrides, zero-width characters,
 * noncharacters and lone surrogates become visible escapes (`\u001b`), and what is longer than `most` units ends in an ellipsis.
 */
export function printable(text: string, most = 200): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  return cut.replace(hidden, visible);
}

/** A unit as an escape that people see, and that JSON reads as the unit. */
export function visible(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
