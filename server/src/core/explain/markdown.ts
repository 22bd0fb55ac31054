import { printable } from '../text/printable.ts';

/**
 * Text of a document or of data as Markdown that shows it and does nothing: no link, no image, no HTML, no emphasis, no
 * list or heading of its own. For the inside of a line.
 */
export function escapeMarkdown(text: string, most = 300): string {
  return printable(text, most)
    .replace(/[\\`*_[\]<>|~&$!]/g, sign => `\\${sign}`)
    .replace(/:(?=\/\/)/g, '&#58;') // nothing that a renderer takes for an address
    .replace(/www\./gi, found => `${found.slice(0, 3)}&#46;`)
    .replace(/@/g, '&#64;')
    .replace(/^(\s*)([#+-]|\d+(?=[.)]))/, (_whole, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}

/** A link for a URL of our own data; anything but http(s) stays text. */
export function link(title: string, url: string): string {
  const shown = escapeMarkdown(title);
  return /^https?:\/\/[^\s<>()"'\\]+$/.test(url) ? `[${shown}](${url})` : shown;
}
