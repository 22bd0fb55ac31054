import { unprintable, unprintablePairs, visible } from '../text/printable.ts';

/** Line feeds are layout of the JSON text itself: inside its strings they are escaped already. */
const acting = new RegExp(String.raw`[\t${unprintable}]|${unprintablePairs}`, 'g');

/** JSON text in which nothing acts on a terminal: what `printable` would show as an escape is a JSON escape here, so that the value stays the same. */
export function escapeUnprintable(json: string): string {
  return json.replace(acting, visible);
}
