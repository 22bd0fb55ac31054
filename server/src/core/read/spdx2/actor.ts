import type { Role, Stated } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Problems } from '../../text/problems.ts';
import { addClaim, type ComponentDraft } from '../bom-builder.ts';

type Party = 'organization' | 'person' | 'tool';

const prefix = /^\s*(organization|person|tool)\s*:\s*/i;
/** What may stand in the bracket behind a name: a mail; tools also leave it empty, or write the word itself. Any other bracket belongs to the name. */
const mail = /^(?:\s*|e-?mail|noassertion|none|([^()\s@]+@[^()\s]+))$/i;

/** The bracket behind a name, found from its end: a search from the front would begin anew at every blank. */
function bracketOf(value: string): { readonly start: number; readonly mail: string | undefined } | undefined {
  const whole = value.trimEnd();
  const open = whole.endsWith(')') ? whole.lastIndexOf('(') : -1;
  const found = open < 0 ? null : mail.exec(whole.slice(open + 1, -1));
  return found ? { start: whole.slice(0, open).trimEnd().length, mail: found[1] } : undefined;
}

/** Whether a field says that nothing is said: `NOASSERTION`, `NONE` and what tools make of them. */
export function saysNothing(value: string): boolean {
  const first = value.charCodeAt(0);
  // most values start with neither white space nor an N
  if (first > 0x20 && first !== 0x4e && first !== 0x6e) return false;
  return /^\s*(?:noassertion\b.*|none\s*|)$/is.test(value);
}

/** Offsets in the field's text, from and to. */
type Part = readonly [from: number, to: number];

interface Actor {
  readonly name: Part;
  readonly mail: Part | undefined;
  readonly party: Party | undefined;
}

/** Takes `Organization: Name (mail)` apart; a text without a prefix is all name. */
export function parseActor(value: string): Actor {
  const head = prefix.exec(value);
  const from = head?.[0].length ?? value.length - value.trimStart().length;
  const tail = bracketOf(value);
  const to = tail ? Math.max(from, tail.start) : value.trimEnd().length;
  const address = tail?.mail;
  const at = address ? value.lastIndexOf(address) : -1;
  return {
    name: [from, Math.max(from, to)],
    mail: address ? [at, at + address.length] : undefined,
    party: head?.[1]?.toLowerCase() as Party | undefined,
  };
}

/** Claims whom a supplier or originator names: the name alone, without what SPDX puts before and behind it. */
export function claimActor(
  cursor: Cursor,
  problems: Problems,
  component: ComponentDraft,
  role: Extract<Role, 'supplier' | 'originator'>,
  stated: Stated<string> | undefined,
): void {
  if (!stated) return;
  if (saysNothing(stated.value)) {
    // nearly every package has an originator that nobody knows: only whom one got it from is worth keeping
    if (role === 'supplier') component.unstated ??= stated;
    return;
  }
  const actor = parseActor(stated.value);
  const name = partOf(cursor, stated, actor.name);
  if (saysNothing(name.value)) {
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

function partOf(cursor: Cursor, text: Stated<string>, [from, to]: Part): Stated<string> {
  return { value: text.value.slice(from, to), span: cursor.part(text, from, to) };
}
