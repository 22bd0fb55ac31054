import { printable } from '../text/printable.ts';

/** Text of a document or of data as Markdown that shows it and does nothing: no link, no image, no HTML, no emphasis. */
export function escapeMarkdown(text: string, most = 300): string {
  return printable(text, most).replace(/[\\`*_{}[\]()#+\-.!|<>~&$@:]/g, sign => (sign === ':' ? '&#58;' : `\\${sign}`));
}

/** A link for a URL of our own data; anything but http(s) stays text. */
export function link(title: string, url: string): string {
  const shown = escapeMarkdown(title);
  return /^https?:\/\/[^\s<>()"'\\]+$/.test(url) ? `[${shown}](${url})` : shown;
}
