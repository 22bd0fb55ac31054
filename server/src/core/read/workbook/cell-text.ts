import { printable } from '../../text/printable.ts';

/** Text for a workbook: nothing in it acts, and nothing that XML cannot hold. */
export function cellText(text: string): string {
  return printable(text, 2000)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
