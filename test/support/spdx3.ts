import type { Json } from './cyclonedx-xml.ts';
import type { SpdxDocument } from './spdx2.ts';

type Members = { readonly [key: string]: Json };

const context = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';
const purposes: Readonly<Record<string, string>> = { DEVICE: 'device', OPERATING_SYSTEM: 'operatingSystem' };

/** What an SPDX 2 document says, as SPDX 3: organisations and persons are elements of their own. */
export function spdx3Of({ packages, relationships }: SpdxDocument): string {
  const created = { type: 'CreationInfo', '@id': '_:c', specVersion: '3.0.1', created: '2026-01-01T00:00:00Z' };
  const described = relationships.filter(({ relationshipType }) => relationshipType === 'DESCRIBES');
  const document = {
    ...element('SpdxDocument', 'SPDXRef-DOCUMENT'),
    rootElement: described.map(({ relatedSpdxElement }) => idOf(String(relatedSpdxElement))),
  };
  const links = relationships
    .filter(({ relationshipType }) => relationshipType === 'DEPENDS_ON')
    .map(({ spdxElementId, relatedSpdxElement }, at) => ({
      ...element('Relationship', `link-${at}`),
      from: idOf(String(spdxElementId)),
      relationshipType: 'dependsOn',
      to: [idOf(String(relatedSpdxElement))],
    }));
  const graph = [created, document, ...packages.flatMap(packageOf), ...links];
  return `${JSON.stringify({ '@context': context, '@graph': graph }, undefined, 2)}\n`;
}

function element(type: string, id: string): Members {
  return { type, spdxId: idOf(id), creationInfo: '_:c' };
}

function idOf(id: string): string {
  return `urn:example:${id}`;
}

function packageOf(one: Members): readonly Members[] {
  const id = String(one['SPDXID']);
  const supplier = agentOf(one['supplier'], `${id}-supplier`);
  const originator = agentOf(one['originator'], `${id}-originator`);
  const licence = one['licenseDeclared'];
  const identifiers = (one['externalRefs'] as readonly Members[]).map(({ referenceType, referenceLocator }) => ({
    type: 'ExternalIdentifier',
    externalIdentifierType: referenceType === 'purl' ? 'packageUrl' : 'cpe23',
    identifier: referenceLocator ?? '',
  }));
  const sums = (one['checksums'] ?? []) as readonly Members[];
  const described: Members = {
    ...element('software_Package', id),
    name: one['name'] ?? '',
    ...(one['versionInfo'] && { software_packageVersion: one['versionInfo'] }),
    ...(supplier && { suppliedBy: supplier['spdxId'] ?? '' }),
    ...(originator && { originatedBy: [originator['spdxId'] ?? ''] }),
    ...(one['homepage'] && { software_homePage: one['homepage'] }),
    ...(one['description'] && { description: one['description'] }),
    software_primaryPurpose: purposes[String(one['primaryPackagePurpose'])] ?? 'other',
    ...(identifiers.length > 0 && { externalIdentifier: identifiers }),
    ...(sums.length > 0 && {
      verifiedUsing: sums.map(({ checksumValue }) => ({
        type: 'Hash',
        algorithm: 'sha256',
        hashValue: checksumValue ?? '',
      })),
    }),
  };
  const licences: readonly Members[] = licence
    ? [
        {
          ...element('simplelicensing_LicenseExpression', `${id}-licence`),
          simplelicensing_licenseExpression: licence,
        },
        {
          ...element('Relationship', `${id}-licensed`),
          from: idOf(id),
          relationshipType: 'hasDeclaredLicense',
          to: [idOf(`${id}-licence`)],
        },
      ]
    : [];
  return [described, ...[supplier, originator].filter(agent => agent !== undefined), ...licences];
}

/** `Organization: name (address)` and `Person: name`. */
function agentOf(stated: Json | undefined, id: string): Members | undefined {
  const [, kind, name, address] = /^(Organization|Person): (.*?)(?: \(([^()]*)\))?$/s.exec(String(stated ?? '')) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  return {
    ...element(kind, id),
    name,
    ...(address && {
      externalIdentifier: [{ type: 'ExternalIdentifier', externalIdentifierType: 'email', identifier: address }],
    }),
  };
}
