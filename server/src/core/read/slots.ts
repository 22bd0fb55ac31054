import type { Role } from '../model/claim.ts';
import type { Qualifiers } from '../model/look.ts';
import type { Tape } from '../syntax/tape.ts';
import { TapeText } from '../syntax/tape-text.ts';
import type { Span } from '../text/span.ts';
import { CutText } from './cut-text.ts';
import { absent, outside, type PlacedSlot } from './pattern.ts';
import type { Row } from './statements.ts';

/** Where a statement stands, counted from the node of its component; outside where it stands on no tape. */
export function slotOf<Kind, More>(
  { at, kind, more }: Row<Kind, More>,
  tape: Tape,
  base: number,
): PlacedSlot<Kind, More> {
  const cut = at instanceof CutText && at.tape === tape ? at : undefined;
  const node = typeof at === 'number' ? at - base : cut ? cut.node - base : outside;
  return { node, head: cut?.head ?? 0, tail: cut?.tail ?? 0, kind, more, away: undefined, via: absent };
}

/** Where a component refers to something: at a node of its tape, counted from its own. */
export interface Reference {
  readonly span: Span;
  readonly node: number;
}

/** A claim whose value a component has from elsewhere, in one of its references. */
export function awayOf(
  { at, more }: Row<Role, Qualifiers>,
  slot: PlacedSlot<Role, Qualifiers>,
  tape: Tape,
  base: number,
  references: readonly Reference[],
): PlacedSlot<Role, Qualifiers> {
  const via = more?.via && references.find(({ span }) => span === more.via);
  if (!via) return slot;
  const { via: _, ...rest } = more;
  const isHere = slot.node > 0 && slot.node < tape.after(base) - base;
  return { ...slot, more: rest, away: isHere ? undefined : at, via: via.node };
}

/** In the order in which claims by reference state them. */
export function moreIn({ more, via }: PlacedSlot<Role, Qualifiers>, tape: Tape, base: number): Qualifiers | undefined {
  if (via === absent) return more;
  const { party, ...rest } = more ?? {};
  return { ...(party === undefined ? {} : { party }), via: tape.textSpan(base + via), ...rest };
}

/** The text of a statement, where the component stands. */
export function textIn<Kind, More>({ node, head, tail, away }: PlacedSlot<Kind, More>, tape: Tape, base: number) {
  if (away !== undefined) return typeof away === 'number' ? new TapeText(tape, away) : away;
  return head === 0 && tail === 0 ? new TapeText(tape, base + node) : new CutText(tape, base + node, head, tail);
}
