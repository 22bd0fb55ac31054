import type { Role, Stated } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { addClaim, type ComponentDraft } from '../bom-builder.ts';
import { readEach } from '../members.ts';

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

function roleOf(type: string, identifier: string): Role {
  const known = identifierRoles.get(type);
  if (known) return known;
  if (identifier.startsWith('pkg:')) return 'purl';
  if (identifier.startsWith('cpe:')) return 'cpe';
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(identifier) ? 'url' : 'property';
}

/** Reads each object of a list as two members: what the value is, and the value. */
function readPairs(
  cursor: Cursor,
  labelKey: string,
  valueKey: string,
  claim: (label: string, value: Stated<string>) => void,
): void {
  readEach(cursor, () => {
    if (!cursor.enter('object')) return;
    let label = '';
    const values: Stated<string>[] = [];
    while (cursor.next()) {
      if (cursor.key === labelKey) label = cursor.string()?.value ?? '';
      else if (cursor.key === valueKey) {
        readEach(cursor, () => {
          const value = cursor.string();
          if (value) values.push(value);
        });
      }
    }
    for (const value of values) claim(label, value);
  });
}

/** Reads identifiers that others gave the element. */
export function readIdentifiers(cursor: Cursor, component: ComponentDraft): void {
  readPairs(cursor, 'externalIdentifierType', 'identifier', (label, identifier) =>
    addClaim(component, roleOf(label, identifier.value), identifier, { label }),
  );
}

/** Reads where more about the element stands. */
export function readReferences(cursor: Cursor, component: ComponentDraft): void {
  readPairs(cursor, 'externalRefType', 'locator', (label, locator) => {
    const role = roleOf('', locator.value);
    const isDownload = role === 'url' && /download|binaryArtifact|sourceArtifact/i.test(label);
    addClaim(component, isDownload ? 'download' : role, locator, { label });
  });
}

/** Reads identifiers that are made from the element's content. */
export function readContentIds(cursor: Cursor, component: ComponentDraft): void {
  readPairs(cursor, 'software_contentIdentifierType', 'software_contentIdentifierValue', (label, value) =>
    addClaim(component, 'hash', value, { label }),
  );
}

/** Reads the element's hashes. */
export function readHashes(cursor: Cursor, component: ComponentDraft): void {
  readPairs(cursor, 'algorithm', 'hashValue', (label, value) => addClaim(component, 'hash', value, { label }));
}
