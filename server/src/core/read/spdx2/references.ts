import type { Role } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Tape } from '../../syntax/tape.ts';
import type { TapeText } from '../../syntax/tape-text.ts';
import { addClaim, type ComponentDraft } from '../bom-builder.ts';
import { readEach } from '../members.ts';

/** Reference types that identify by themselves, under whatever category a tool writes them. */
const roles: ReadonlyMap<string, Role> = new Map([
  ['cpe22Type', 'cpe'],
  ['cpe23Type', 'cpe'],
  ['purl', 'purl'],
  ['swid', 'swid'],
  ['swh', 'hash'],
  ['gitoid', 'hash'],
]);

function roleOf(type: string, text: TapeText): Role {
  return roles.get(type) ?? text.tape.answer(text.node, roleAt);
}

function roleAt(tape: Tape, node: number): Role {
  const locator = tape.value(node) ?? '';
  if (locator.startsWith('pkg:')) return 'purl';
  if (locator.startsWith('cpe:')) return 'cpe';
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(locator) ? 'url' : 'property';
}

const namespaces: ReadonlyMap<string, RegExp> = new Map([
  ['maven-central', /^([^:\s]+):/],
  ['npm', /^(@[^/\s]+)\//],
]);

/** `group:name:version` of Maven and `@scope/name` of npm name a namespace before the package. */
function namespaceOf(type: string, text: TapeText): string | undefined {
  const head = namespaces.get(type);
  // what is cut out of a text makes a component one of a kind
  const isNamed = head && text.tape.answer(text.node, (tape, node) => head.test(tape.value(node) ?? ''));
  return isNamed ? head.exec(text.value)?.[1] : undefined;
}

/** Reads a package's external references. */
export function readReferences(cursor: Cursor, component: ComponentDraft): void {
  readEach(cursor, () => {
    if (!cursor.enter('object')) return;
    let type = '';
    let locator: TapeText | undefined;
    while (cursor.next()) {
      if (cursor.key === 'referenceType') type = cursor.string()?.value ?? '';
      else if (cursor.key === 'referenceLocator') locator = cursor.text();
    }
    // a type may be spelled as the address of its definition
    if (locator) claimReference(cursor, component, type.slice(type.lastIndexOf('/') + 1), locator);
  });
}

function claimReference(cursor: Cursor, component: ComponentDraft, label: string, locator: TapeText): void {
  const namespace = namespaceOf(label, locator);
  if (namespace === undefined) {
    addClaim(component, roleOf(label, locator), locator, { label });
  } else {
    const group = { value: namespace, span: cursor.part(locator.stated, 0, namespace.length) };
    addClaim(component, 'group', group, { label });
  }
}

/** Reads a package's checksums. */
export function readChecksums(cursor: Cursor, component: ComponentDraft): void {
  readEach(cursor, () => {
    if (!cursor.enter('object')) return;
    let label = '';
    let value: TapeText | undefined;
    while (cursor.next()) {
      if (cursor.key === 'algorithm') label = cursor.string()?.value ?? '';
      else if (cursor.key === 'checksumValue') value = cursor.text();
    }
    addClaim(component, 'hash', value, { label });
  });
}
