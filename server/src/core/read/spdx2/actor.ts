import { type Actor, type Part, parseActor } from '../../identity/actor.ts';
import { isNoAssertion } from '../../identity/placeholder.ts';
import type { Role, Stated } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Problems } from '../../text/problems.ts';
import { addClaim, type ComponentDraft } from '../bom-builder.ts';

/** Claims whom a supplier or originator names: the name alone, without what SPDX puts before and behind it. */
export function claimActor(
  cursor: Cursor,
  problems: Problems,
  component: ComponentDraft,
  role: Extract<Role, 'supplier' | 'originator' | 'manufacturer'>,
  stated: Stated<string> | undefined,
): void {
  if (!stated) return;
  if (isNoAssertion(stated.value)) {
    // nearly every package has an originator that nobody knows: only whom one got it from is worth keeping
    if (role === 'supplier') component.unstated ??= stated;
    return;
  }
  const actor = actorIn(stated.value);
  const name = partOf(cursor, stated, actor.name);
  if (name.value === '' || isNoAssertion(name.value)) {
    component.unstated ??= name;
    return;
  }
  if (!actor.party) {
    const message = `The ${role} says neither "Organization:" nor "Person:"; it is read as a name.`;
    problems.add('actor-without-prefix', 'warning', message, stated.span.start, stated.span.end);
  }
  const party = actor.party && { party: actor.party };
  addClaim(component, role, name, party);
  if (actor.mail) addClaim(component, 'email', partOf(cursor, stated, actor.mail), { label: role, ...party });
}

/** A few suppliers stand in a document again and again. */
const known = new Map<string, Actor>();
const mostKnown = 1000;

function actorIn(value: string): Actor {
  let actor = known.get(value);
  if (!actor) {
    actor = parseActor(value);
    if (known.size >= mostKnown) known.clear();
    known.set(value, actor);
  }
  return actor;
}

function partOf(cursor: Cursor, text: Stated<string>, [from, to]: Part): Stated<string> {
  return { value: text.value.slice(from, to), span: cursor.part(text, from, to) };
}
