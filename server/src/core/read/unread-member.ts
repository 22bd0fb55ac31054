import type { Stated } from '../model/claim.ts';
import { printable } from '../text/printable.ts';
import type { Problems } from '../text/problems.ts';

/** Tells of a member, element or tag that may name somebody and is not known. */
export function tellUnread(problems: Problems, { value, span }: Stated<string>): void {
  const message = `“${printable(value, 60)}” may name somebody and is not read.`;
  problems.notRead('part', 'unread-member', 'warning', message, span);
}
