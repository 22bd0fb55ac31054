import type { Role, Stated } from '../../model/claim.ts';
import type { Tape } from '../../syntax/tape.ts';
import { TapeText } from '../../syntax/tape-text.ts';
import type { Span } from '../../text/span.ts';
import { addClaim, type ComponentDraft } from '../bom-builder.ts';
import type { Detail, DetailKind } from './elements.ts';

const identifierRoles: ReadonlyMap<string, Role> = new Map([
  ['cpe22', 'cpe'],
  ['cpe23', 'cpe'],
  ['packageUrl', 'purl'],
  ['packageURL', 'purl'],
  ['swid', 'swid'],
  ['swhid', 'hash'],
  ['gitoid', 'hash'],
  ['email', 'email'],
]);

function roleOf(type: string, text: Stated<string> | TapeText): Role {
  const known = identifierRoles.get(type);
  if (known) return known;
  return text instanceof TapeText ? text.tape.answer(text.node, roleAt) : roleByText(text.value);
}

function roleAt(tape: Tape, node: number): Role {
  return roleByText(tape.value(node) ?? '');
}

function roleByText(identifier: string): Role {
  if (identifier.startsWith('pkg:')) return 'purl';
  if (identifier.startsWith('cpe:')) return 'cpe';
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(identifier) ? 'url' : 'property';
}

/** Claims what an object states that is no element. `via` is where the component names it, if it stands elsewhere. */
export function claimDetail(component: ComponentDraft, kind: DetailKind, { label, values }: Detail, via?: Span): void {
  for (const value of values) {
    addClaim(component, roleIn(kind, label, value), value, via === undefined ? { label } : { label, via });
  }
}

function roleIn(kind: DetailKind, label: string, text: Stated<string> | TapeText): Role {
  if (kind === 'hash' || kind === 'content') return 'hash';
  if (kind === 'identifier') return roleOf(label, text);
  const role = roleOf('', text);
  return role === 'url' && /download|binaryArtifact|sourceArtifact/i.test(label) ? 'download' : role;
}
