import { lost, namesOf, type PolicySource } from './policy.ts';

/** A policy of sbomqs: a blacklist of supplier names, one per vendor. Its patterns look anywhere in a value, so ours are anchored. */
export function sbomqsPolicy({ set, vendors, chosenBy }: PolicySource): string {
  const policies = vendors.flatMap(vendor => {
    const names = namesOf(vendor);
    if (names.length === 0) return [];
    return [
      `  - name: bomwarden_${vendor.id.replaceAll('-', '_')}`,
      '    type: blacklist',
      '    rules:',
      '      - field: supplier',
      '        patterns:',
      ...names.map(name => `          - ${JSON.stringify(pattern(name))}`),
      '    action: warn',
    ];
  });
  const head = [`# ${lost}`, `# Vendors ${chosenBy}. Signatures of ${set.date}.`];
  return [...head, policies.length === 0 ? 'policy: []' : 'policy:', ...policies, ''].join('\n');
}

/** The whole value, whatever its case. */
function pattern(name: string): string {
  return `(?i)^${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
}
