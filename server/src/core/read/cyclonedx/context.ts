import type { Claim, Role, Stated } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { TapeText } from '../../syntax/tape-text.ts';
import type { Problems } from '../../text/problems.ts';
import { addClaim, type BomBuilder, type ComponentDraft } from '../bom-builder.ts';
import { type Fields, readOtherText } from '../members.ts';
import type { Parties } from './parties.ts';

/** What the decoders of a CycloneDX document pass along. */
export interface Context {
  readonly cursor: Cursor;
  readonly bom: BomBuilder;
  readonly problems: Problems;
  readonly parties: Parties;
  /** It is of the second generation, by what was read so far: a choice among components may stand in the place of one. */
  isSecond: boolean;
  /** What is read now made or handled the document: whatever it claims marks no component. */
  actors: boolean;
  /** What is read now is what tools found out. */
  concluded: boolean;
}

/** Decoders of the members of an object that belongs to a component. */
export type ComponentFields = Fields<Context, ComponentDraft>;

/** Adds a claim to a component; of those who made or handled the document it is a claim of a document actor. */
export function claim(
  context: Context,
  component: ComponentDraft,
  role: Role,
  text: Stated<string> | TapeText | undefined,
  more?: Pick<Claim, 'party' | 'label'>,
): void {
  if (context.actors) addClaim(component, 'document-actor', text, { ...more, label: more?.label ?? role });
  else if (context.concluded) addClaim(component, role, text, { ...more, concluded: true }, context.cursor);
  else addClaim(component, role, text, more, context.cursor);
}

/** Claims the text that the cursor stands on, and what can be read of another kind of value in its place. */
export function claimText(
  context: Context,
  component: ComponentDraft,
  role: Role,
  more?: Pick<Claim, 'party' | 'label'>,
): void {
  const text = context.cursor.text();
  if (text) claim(context, component, role, text, more);
  else readOtherText(context, other => claim(context, component, role, other, more));
}

/** A member that came into the format with a version; without `read` it is only noticed. */
export function since<T>(
  version: string,
  read?: (context: Context, target: T) => void,
): (context: Context, target: T) => void {
  return (context, target) => {
    context.bom.came(version, context.cursor);
    read?.(context, target);
  };
}

/** Reads something as made by document actors. */
export function asActors(context: Context, read: () => void): void {
  const before = context.actors;
  context.actors = true;
  read();
  context.actors = before;
}
