/** A value of several words that are the members of an object, each a named group. */
export interface Words {
  readonly key: string;
  readonly pattern: RegExp;
}

/** What a tag is to a reader. */
export type Tag =
  /** Begins something of its own, and states the first member of it. */
  | {
      readonly kind:
        | 'package'
        | 'file'
        | 'snippet'
        | 'licence'
        | 'ref'
        | 'subject'
        | 'relationship'
        | 'external-document';
    }
  /** One member of the JSON serialisation; `single` where no package has two of them. */
  | {
      readonly kind: 'document-member' | 'package-member' | 'file-member';
      readonly key: string;
      readonly single: boolean;
    }
  | { readonly kind: 'package-object'; readonly words: Words };

const sections: readonly (readonly [tag: string, meaning: Tag])[] = [
  ['PackageName', { kind: 'package' }],
  ['FileName', { kind: 'file' }],
  ['SnippetSPDXID', { kind: 'snippet' }],
  ['LicenseID', { kind: 'licence' }],
  ['SPDXID', { kind: 'ref' }],
  ['SPDXREF', { kind: 'subject' }],
  ['Relationship', { kind: 'relationship' }],
  ['ExternalDocumentRef', { kind: 'external-document' }],
];

const members: readonly (readonly [
  kind: 'document-member' | 'package-member' | 'file-member',
  tag: string,
  key: string,
])[] = [
  ['document-member', 'SPDXVersion', 'spdxVersion'],
  ['document-member', 'DocumentName', 'name'],
  ['document-member', 'DocumentNamespace', 'documentNamespace'],
  ['package-member', 'PackageVersion', 'versionInfo'],
  ['package-member', 'PackageFileName', 'packageFileName'],
  ['package-member', 'PackageSupplier', 'supplier'],
  ['package-member', 'PackageOriginator', 'originator'],
  // no tags of the standard; what they say leaves no doubt
  ['package-member', 'PackageManufacturer', 'manufacturer'],
  ['package-member', 'Supplier', 'supplier'],
  ['package-member', 'Originator', 'originator'],
  ['package-member', 'Manufacturer', 'manufacturer'],
  ['package-member', 'PackageDownloadLocation', 'downloadLocation'],
  ['package-member', 'PackageHomePage', 'homepage'],
  ['package-member', 'PrimaryPackagePurpose', 'primaryPackagePurpose'],
  ['package-member', 'PackageLicenseConcluded', 'licenseConcluded'],
  ['package-member', 'PackageLicenseDeclared', 'licenseDeclared'],
  ['package-member', 'PackageLicenseInfoFromFiles', 'licenseInfoFromFiles'],
  ['package-member', 'PackageCopyrightText', 'copyrightText'],
  ['package-member', 'PackageAttributionText', 'attributionTexts'],
  ['package-member', 'PackageDescription', 'description'],
  ['package-member', 'PackageSummary', 'summary'],
  ['package-member', 'PackageComment', 'comment'],
  ['package-member', 'PackageSourceInfo', 'sourceInfo'],
  ['file-member', 'FileSupplier', 'supplier'],
  ['file-member', 'FileOriginator', 'originator'],
  ['file-member', 'FileManufacturer', 'manufacturer'],
  ['file-member', 'SnippetSupplier', 'supplier'],
  ['file-member', 'SnippetOriginator', 'originator'],
  ['file-member', 'SnippetManufacturer', 'manufacturer'],
  ['file-member', 'SnippetName', 'name'],
];

const repeating: ReadonlySet<string> = new Set(['licenseInfoFromFiles', 'attributionTexts']);

const objects: readonly (readonly [tag: string, words: Words])[] = [
  ['PackageChecksum', { key: 'checksums', pattern: /^(?<algorithm>[^\s:]+)\s*:\s*(?<checksumValue>.*)$/ds }],
  [
    'ExternalRef',
    {
      key: 'externalRefs',
      // some writers leave the category out
      pattern: /^(?:(?<referenceCategory>\S+)\s+)?(?<referenceType>\S+)\s+(?<referenceLocator>\S.*)$/ds,
    },
  ],
];

/** The tags of the standard as it spells them. */
const known: ReadonlyMap<string, Tag> = new Map<string, Tag>([
  ...sections,
  ...members.map(([kind, tag, key]) => [tag, { kind, key, single: !repeating.has(key) }] as const),
  ...objects.map(([tag, words]) => [tag, { kind: 'package-object', words }] as const),
]);

const inAnyCase: ReadonlyMap<string, Tag> = new Map([...known].map(([tag, meaning]) => [tag.toLowerCase(), meaning]));

export function tagOf(tag: string): Tag | undefined {
  return known.get(tag) ?? inAnyCase.get(tag.toLowerCase());
}

export const relationship: Words = {
  key: 'relationships',
  pattern: /^(?<spdxElementId>\S+)\s+(?<relationshipType>\S+)\s+(?<relatedSpdxElement>\S+)/d,
};

export const externalDocument: Words = {
  key: 'externalDocumentRefs',
  pattern: /^(?<externalDocumentId>\S+)(?:\s+(?<spdxDocument>\S+))?/d,
};

/** Words of a sentence that are tags too: without a colon they need a value that leaves no doubt. */
const plainWords: ReadonlyMap<string, RegExp> = new Map([
  ['Relationship', /^(?:DocumentRef-[^\s:]+:)?SPDXRef-\S+\s+[A-Za-z_]+\s+\S+\s*$/],
  ['SPDXID', /^SPDXRef-\S+\s*$/],
  ['Supplier', /^(?:Organi[sz]ation|Person|Tool)\s*:/i],
  ['Originator', /^(?:Organi[sz]ation|Person|Tool)\s*:/i],
  ['Manufacturer', /^(?:Organi[sz]ation|Person|Tool)\s*:/i],
]);

/** Whether a line without a colon, or with what is typed for one, is a tag and its value all the same: old generators write such. */
export function isBareTag(word: string, value: string): boolean {
  return known.has(word) && (plainWords.get(word)?.test(value) ?? true);
}
