import { type Actor, mayBeActor, type Part, type Party, parseActor } from '../../identity/actor.ts';
import { isNoAssertion } from '../../identity/placeholder.ts';
import type { Role, Stated } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Tape } from '../../syntax/tape.ts';
import type { TapeText } from '../../syntax/tape-text.ts';
import type { Problems } from '../../text/problems.ts';
import { addClaim, type ComponentDraft } from '../bom-builder.ts';
import { CutText } from '../cut-text.ts';

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

/**
 * The same of a text that still stands on its tape. A name behind `Organization:` and the like, with nothing behind it, is
 * claimed where it stands.
 */
export function claimActorText(
  cursor: Cursor,
  problems: Problems,
  component: ComponentDraft,
  role: Extract<Role, 'supplier' | 'originator' | 'manufacturer'>,
  text: TapeText,
): void {
  const { tape, node } = text;
  const form = tape.answer(node, formOfActor);
  if (form === undefined) {
    claimActor(cursor, problems, component, role, text.stated);
    return;
  }
  if (form === nobody) {
    if (role === 'supplier') component.unstated ??= text;
    return;
  }
  const [party, head = '0', tail = '0'] = form.split(' ');
  const name = new CutText(tape, node, Number(head), Number(tail));
  component.claim(role, name, { party: party as Party });
}

const nobody = 'nobody';

/** What stands around the name of an actor: `organization 14 0`; undefined where that does not say all. */
function formOfActor(tape: Tape, node: number): string | undefined {
  const value = tape.value(node) ?? '';
  if (!tape.plainBytes(node)) {
    const { start, end } = tape.textSpan(node);
    if (end - start !== value.length) return undefined;
  }
  let form = forms.get(value);
  if (form === undefined) {
    form = formOf(value) ?? null;
    if (forms.size >= mostKnown) forms.clear();
    forms.set(value, form);
  }
  return form ?? undefined;
}

function formOf(value: string): string | undefined {
  if (isNoAssertion(value)) return nobody;
  const { name, mail, party } = actorIn(value);
  const alone = value.slice(name[0], name[1]);
  if (mail || !party || alone.trim() === '' || isNoAssertion(alone) || mayBeActor(alone)) return undefined;
  return `${party} ${name[0]} ${value.length - name[1]}`;
}

const forms = new Map<string, string | null>();

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
