import { parseCpe } from './cpe.ts';
import { sha256 } from './digest.ts';
import { normaliseOrganisation } from './organisation.ts';
import { packageKey, parsePurl } from './purl.ts';

/** What a fingerprint looks at of a component; `Component` of the model has this shape. */
export interface Identified {
  readonly kind: string | undefined;
  readonly name: { readonly value: string } | undefined;
  readonly claims: readonly { readonly role: string; readonly value: string; readonly concluded?: true }[];
}

/**
 * A hash of what a component states about itself, of a vendor and of a rule: 32 hex digits. The same component in a
 * regenerated, reordered or moved document, or in its next version, keeps it; components that call themselves
 * differently have different ones. References, versions and places in the document have no part in it.
 */
export function fingerprint(component: Identified | undefined, vendor: string | null, rule: string): string {
  const identity = component ? knownIdentity(component) : [];
  return sha256(JSON.stringify(['bomwarden/1', rule, vendor, ...identity])).slice(0, 32);
}

/** A component may have thousands of claims and of findings: its identity is worked out once. */
const identities = new WeakMap<Identified, readonly string[]>();

function knownIdentity(component: Identified): readonly string[] {
  const known = identities.get(component) ?? identityOf(component);
  identities.set(component, known);
  return known;
}

/** The package is enough where a purl names it; else all that the component says of what and whose it is. */
function identityOf(component: Identified): readonly string[] {
  const { kind, name, claims } = component;
  const stated = (role: string): readonly string[] =>
    claims.filter(claim => claim.role === role && !claim.concluded).map(({ value }) => value);
  const packages = stated('purl').map(value => {
    const purl = parsePurl(value);
    return purl ? packageKey(purl) : value;
  });
  const own = [...stated('group'), name?.value ?? ''];
  const devices = ['mac', 'model-number', 'fcc-id', 'swid'].flatMap(stated);
  if (packages.length > 0) return [...packages, ...own, ...devices];
  const platforms = stated('cpe').map(value => {
    const cpe = parseCpe(value);
    return cpe ? `${cpe.part}:${cpe.vendor}:${cpe.product}` : value;
  });
  const makers = ['manufacturer', 'supplier'].flatMap(stated).map(value => normaliseOrganisation(value).key);
  return [kind ?? '', ...platforms.sort(), ...own, ...devices, ...makers];
}
