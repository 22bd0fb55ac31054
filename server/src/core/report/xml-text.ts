import { printable } from '../text/printable.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as XML or HTML shows it, between tags and in quoted attributes alike; nothing in it acts. */
export function markupText(text: string, most = 2000): string {
  return printable(text, most).replace(/[&<>"']/g, sign => entities[sign] ?? '');
}
