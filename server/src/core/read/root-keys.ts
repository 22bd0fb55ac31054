/** Members of the root of a bill of materials, by which documents are told apart. */
const keys: readonly string[] = [
  'bomFormat',
  'specFormat',
  'specVersion',
  '$schema',
  'components',
  'metadata',
  'spdxVersion',
  'SPDXID',
  'Document',
  'packages',
  'creationInfo',
  'documentNamespace',
  '@context',
  '@graph',
  'artifacts',
  'artifactRelationships',
  'descriptor',
  'SchemaVersion',
  'Results',
  'deviceManifest',
];
const byFold: ReadonlyMap<string, string> = new Map(keys.map(key => [key.toLowerCase(), key]));
const longest = Math.max(...keys.map(({ length }) => length));

/** The key that is meant, in whatever case it is written; undefined for one that tells nothing. */
export function rootKey(key: string): string | undefined {
  return key.length > longest ? undefined : byFold.get(key.toLowerCase());
}
