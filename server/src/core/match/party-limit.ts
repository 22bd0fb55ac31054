import type { Cap, OtherParty } from '../model/match.ts';
import { message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { cap } from './caps.ts';
import type { SignatureHit } from './signature-hit.ts';
import { identifiersAgree } from './standing.ts';

/** Whether it says who made a component: then it contradicts whoever else is stated. Authorship, and a part inside, do not. */
export function mayContradict({ tier, limit }: SignatureHit): boolean {
  if (tier !== 'identifier' && tier !== 'origin') return false;
  return (
    limit !== 'contained' &&
    limit !== 'open-source' &&
    limit !== 'stream-path' &&
    limit !== 'hosting-site' &&
    limit !== 'dns-name'
  );
}

/** A cap on what is not stated, by whom the component names instead. */
export interface PartyLimit {
  readonly cap: Cap;
  readonly holds: (hit: SignatureHit) => boolean;
}

export function limitBy({ claim, as, makes }: OtherParty, all: readonly SignatureHit[]): PartyLimit {
  const name = printable(claim.value, 80);
  if (as === 'supplier' && makes && !identifiersAgree(all)) {
    const reason = message(
      'cap.other-maker-supplies',
      'An identifier is the vendor’s, but “{name}”, which makes equipment itself, is stated as the supplier: ask who made it.',
      { name },
    );
    return { cap: cap('warning', reason), holds: mayContradict };
  }
  if (as === 'supplier') {
    const reason = message(
      'cap.supplied',
      'The series is the vendor’s, but only “{name}” is stated as the supplier: ask who made it.',
      { name },
    );
    return { cap: cap('warning', reason), holds: ({ signature }) => signature.startsWith('model:') };
  }
  if (as === 'relabeller') {
    const reason = message(
      'cap.relabeller',
      '“{name}” has sold equipment of the vendor under its own name: possibly relabelled.',
      { name },
    );
    return { cap: cap('warning', reason), holds: mayContradict };
  }
  if (identifiersAgree(all)) {
    const reason = message(
      'cap.identifiers-agree',
      'Two independent identifiers are the vendor’s, but “{name}” is stated as the maker: possibly relabelled.',
      { name },
    );
    return { cap: cap('warning', reason), holds: mayContradict };
  }
  const reason = message(
    'cap.contradicted',
    '“{name}” is stated as the maker, and an identifier does not overrule it.',
    {
      name,
    },
  );
  return { cap: cap('information', reason), holds: mayContradict };
}
