import { lost, type PolicySource, packagesOf } from './policy.ts';

/** Configuration of GitHub's dependency review action: packages and groups it denies. It sees package URLs and nothing else. */
export function dependencyReviewPolicy({ set, vendors, chosenBy }: PolicySource): string {
  const packages: string[] = [];
  const groups: string[] = [];
  for (const vendor of vendors) {
    for (const { type, namespace, name } of packagesOf(vendor)) {
      const space = namespace === undefined ? '' : encodeURIComponent(namespace);
      if (name !== undefined)
        packages.push(`pkg:${type}/${space === '' ? '' : `${space}/`}${encodeURIComponent(name)}`);
      else if (space !== '') groups.push(`pkg:${type}/${space}/`);
    }
  }
  return [
    `# ${lost}`,
    `# Vendors ${chosenBy}. Signatures of ${set.date}.`,
    ...list('deny-packages', packages),
    ...list('deny-groups', groups),
    '',
  ].join('\n');
}

function list(key: string, values: readonly string[]): readonly string[] {
  const sorted = [...new Set(values)].sort();
  return sorted.length === 0 ? [`${key}: []`] : [`${key}:`, ...sorted.map(value => `  - ${JSON.stringify(value)}`)];
}
