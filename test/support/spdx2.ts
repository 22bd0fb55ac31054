import { stringify } from 'yaml';
import type { Json } from './cyclonedx-xml.ts';

type Members = { readonly [key: string]: Json };

/** An SPDX 2 document as its JSON value has it; only what a reader reads is written in the other serialisations. */
export interface SpdxDocument extends Members {
  readonly spdxVersion: string;
  readonly packages: readonly Members[];
  readonly relationships: readonly Members[];
}

/** The document in each of its serialisations, by format id. */
export function serialisationsOf(document: SpdxDocument): Readonly<Record<string, string>> {
  return {
    'spdx-2-json': JSON.stringify(document, undefined, 2),
    'spdx-2-yaml': stringify(document),
    'spdx-2-xml': `<?xml version="1.0" encoding="UTF-8"?>\n${xmlOf('Document', document, 0)}`,
    'spdx-2-tag-value': tagValueOf(document),
    'spdx-2-rdf': rdfOf(document),
  };
}

function xmlOf(name: string, value: Json, depth: number): string {
  const indent = '  '.repeat(depth);
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(item => xmlOf(name, item, depth)).join('');
  if (typeof value !== 'object') return `${indent}<${name}>${escaped(String(value))}</${name}>\n`;
  const members = Object.entries(value).map(([key, member]) => xmlOf(key, member, depth + 1));
  return `${indent}<${name}>\n${members.join('')}${indent}</${name}>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const tags: Readonly<Record<string, string>> = {
  name: 'PackageName',
  SPDXID: 'SPDXID',
  versionInfo: 'PackageVersion',
  supplier: 'PackageSupplier',
  originator: 'PackageOriginator',
  downloadLocation: 'PackageDownloadLocation',
  homepage: 'PackageHomePage',
  primaryPackagePurpose: 'PrimaryPackagePurpose',
  licenseConcluded: 'PackageLicenseConcluded',
  licenseDeclared: 'PackageLicenseDeclared',
  copyrightText: 'PackageCopyrightText',
  description: 'PackageDescription',
  comment: 'PackageComment',
};

function tagValueOf(document: SpdxDocument): string {
  const lines = [`SPDXVersion: ${document.spdxVersion}`, `SPDXID: SPDXRef-DOCUMENT`];
  if (document['documentNamespace']) lines.push(`DocumentNamespace: ${document['documentNamespace']}`);
  for (const { externalDocumentId, spdxDocument } of externalDocumentsOf(document)) {
    lines.push(`ExternalDocumentRef: ${externalDocumentId} ${spdxDocument} SHA1: ${'0'.repeat(40)}`);
  }
  lines.push('');
  for (const one of document.packages) {
    lines.push(`PackageName: ${one['name']}`);
    for (const [key, value] of Object.entries(one)) {
      if (key === 'checksums') for (const sum of value as Members[]) lines.push(checksumLine(sum));
      else if (key === 'externalRefs') for (const ref of value as Members[]) lines.push(referenceLine(ref));
      else if (key !== 'name' && tags[key]) lines.push(`${tags[key]}: ${block(String(value))}`);
    }
    lines.push('');
  }
  for (const { spdxElementId, relationshipType, relatedSpdxElement } of document.relationships) {
    lines.push(`Relationship: ${spdxElementId} ${relationshipType} ${relatedSpdxElement}`);
  }
  return `${lines.join('\n')}\n`;
}

function externalDocumentsOf(document: SpdxDocument): readonly Members[] {
  return (document['externalDocumentRefs'] ?? []) as readonly Members[];
}

function block(text: string): string {
  return text.includes('\n') ? `<text>${text}</text>` : text;
}

function checksumLine({ algorithm, checksumValue }: Members): string {
  return `PackageChecksum: ${algorithm}: ${checksumValue}`;
}

function referenceLine({ referenceCategory, referenceType, referenceLocator }: Members): string {
  return `ExternalRef: ${referenceCategory} ${referenceType} ${referenceLocator}`;
}

const base = 'https://example.org/doc#';
const terms = 'http://spdx.org/rdf/terms#';

function rdfOf(document: SpdxDocument): string {
  const packages = document.packages.map(one => {
    const members = Object.entries(one).flatMap(([key, value]) => {
      if (key === 'SPDXID') return [];
      if (key === 'checksums') return (value as Members[]).map(rdfChecksum);
      if (key === 'externalRefs') return (value as Members[]).map(rdfReference);
      return [rdfMember(key, String(value))];
    });
    return `<s:Package rdf:about="${base}${one['SPDXID']}">\n${members.join('')}</s:Package>\n`;
  });
  // what a package has to do with others is said by further elements, before and behind those that say the rest
  const links = document.relationships.map(
    ({ spdxElementId, relationshipType, relatedSpdxElement }) =>
      `<s:${spdxElementId === 'SPDXRef-DOCUMENT' ? 'SpdxDocument' : 'Package'} rdf:about="${base}${spdxElementId}">` +
      `<s:relationship><s:Relationship><s:relationshipType rdf:resource="${terms}relationshipType_${camel(String(relationshipType))}"/>` +
      `<s:relatedSpdxElement rdf:resource="${addressOf(String(relatedSpdxElement))}"/></s:Relationship></s:relationship></s:` +
      `${spdxElementId === 'SPDXRef-DOCUMENT' ? 'SpdxDocument' : 'Package'}>\n`,
  );
  const external = externalDocumentsOf(document).map(
    ({ externalDocumentId, spdxDocument }) =>
      `<s:externalDocumentRef><s:ExternalDocumentRef><s:externalDocumentId>${externalDocumentId}</s:externalDocumentId>` +
      `<s:spdxDocument rdf:resource="${spdxDocument}"/></s:ExternalDocumentRef></s:externalDocumentRef>`,
  );
  function addressOf(element: string): string {
    const [, id = '', rest = ''] = /^(DocumentRef-[^:]+):(.*)$/.exec(element) ?? [];
    if (id === '') return `${base}${element}`;
    const declared = externalDocumentsOf(document).find(({ externalDocumentId }) => externalDocumentId === id);
    return `${declared?.['spdxDocument'] ?? `https://example.org/${id.slice(12)}`}#${rest}`;
  }
  const half = Math.floor(links.length / 2);
  return (
    `<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="${terms}">\n` +
    `<s:SpdxDocument rdf:about="${base}SPDXRef-DOCUMENT"><s:specVersion>${document.spdxVersion}</s:specVersion>${external.join('')}</s:SpdxDocument>\n` +
    `${packages.join('')}${links.slice(0, half).join('')}${links.slice(half).join('')}</rdf:RDF>\n`
  );
}

function rdfMember(key: string, value: string): string {
  if (key === 'primaryPackagePurpose') return `<s:${key} rdf:resource="${terms}purpose_${camel(value)}"/>\n`;
  if (key.startsWith('license') && !value.includes(' ')) {
    return `<s:${key} rdf:resource="http://spdx.org/licenses/${escaped(value)}"/>\n`;
  }
  return `<s:${key}>${escaped(value)}</s:${key}>\n`;
}

function rdfChecksum({ algorithm, checksumValue }: Members): string {
  return (
    `<s:checksum><s:Checksum><s:algorithm rdf:resource="${terms}checksumAlgorithm_${String(algorithm).toLowerCase()}"/>` +
    `<s:checksumValue>${checksumValue}</s:checksumValue></s:Checksum></s:checksum>\n`
  );
}

function rdfReference({ referenceType, referenceLocator }: Members): string {
  return (
    `<s:externalRef><s:ExternalRef><s:referenceType rdf:resource="http://spdx.org/rdf/references/${referenceType}"/>` +
    `<s:referenceLocator>${escaped(String(referenceLocator))}</s:referenceLocator></s:ExternalRef></s:externalRef>\n`
  );
}

/** `DEPENDS_ON` → `dependsOn`. */
function camel(word: string): string {
  return word.toLowerCase().replaceAll(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}
