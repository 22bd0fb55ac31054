/** A value of several words that are the members of an object. */
export interface Words {
  readonly key: string;
  readonly members: readonly string[];
  /** Where each member begins and ends in the value, -1 for one that is left out; undefined where it is no such value. */
  readonly split: (value: string) => readonly number[] | undefined;
}

/** Offset of the first unit from `at` on that is white space, or that is none. */
function passed(value: string, at: number, space: boolean): number {
  let next = at;
  while (next < value.length && isSpace(value.charCodeAt(next)) === space) next++;
  return next;
}

/** As expressions have it: the blanks of other writings are white space too. */
function isSpace(unit: number): boolean {
  if (unit < 0xa0) return unit === 32 || (unit >= 9 && unit <= 13);
  return /\s/.test(String.fromCharCode(unit));
}

/** Where the first words of a value begin and end, up to `most` of them. */
function wordsOf(value: string, most: number): number[] {
  const ends: number[] = [];
  for (let at = 0; at < value.length && ends.length < 2 * most; ) {
    const end = passed(value, at, false);
    if (end === at) break;
    ends.push(at, end);
    at = passed(value, end, true);
  }
  return ends;
}

/** `SHA256: 1f2e…` */
function splitChecksum(value: string): readonly number[] | undefined {
  let end = 0;
  while (end < value.length && value[end] !== ':' && !isSpace(value.charCodeAt(end))) end++;
  const colon = passed(value, end, true);
  if (end === 0 || value[colon] !== ':') return undefined;
  return [0, end, passed(value, colon + 1, true), value.length];
}

/** `PACKAGE-MANAGER purl pkg:…`, whose last word goes on to the end; some writers leave the category out. */
function splitReference(value: string): readonly number[] | undefined {
  const [a = 0, b = 0, c, d = 0, e] = wordsOf(value, 3);
  if (c === undefined) return undefined;
  return e === undefined ? [-1, -1, a, b, c, value.length] : [a, b, c, d, e, value.length];
}

/** That many words, and the last ones may be missing. */
function splitWords(most: number, least: number): Words['split'] {
  return value => {
    const words = wordsOf(value, most);
    return words.length < 2 * least ? undefined : words;
  };
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
  ['PackageChecksum', { key: 'checksums', members: ['algorithm', 'checksumValue'], split: splitChecksum }],
  [
    'ExternalRef',
    {
      key: 'externalRefs',
      members: ['referenceCategory', 'referenceType', 'referenceLocator'],
      split: splitReference,
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
  members: ['spdxElementId', 'relationshipType', 'relatedSpdxElement'],
  split: splitWords(3, 3),
};

export const externalDocument: Words = {
  key: 'externalDocumentRefs',
  members: ['externalDocumentId', 'spdxDocument'],
  split: splitWords(2, 1),
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
