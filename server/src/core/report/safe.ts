/** Line feeds are layout of the JSON text itself: inside its strings they are escaped already. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** JSON text in which nothing acts on a terminal: what `printable` would show as an escape is a JSON escape here, so that the value stays the same. */
export function escapeUnprintable(json: string): string {
  return json.replace(unprintable, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
