import { cpeVendorsOf, lost, type PackageName, type PolicySource, packagesOf } from './policy.ts';

interface Condition {
  readonly subject: 'CPE' | 'PACKAGE_URL';
  readonly operator: 'MATCHES';
  readonly value: string;
}

/**
 * Policies for Dependency-Track, one per vendor, as its REST API takes them. It has no condition on a supplier, so only
 * CPEs and package URLs can be said; a `*` of a condition stands for any text.
 */
export function dependencyTrackPolicies({ set, vendors, chosenBy }: PolicySource): string {
  const policies = vendors.flatMap(vendor => {
    const policyConditions = [
      ...cpeVendorsOf(vendor).map(value => condition('CPE', `cpe:2.3:*:${value}:*`)),
      ...packagesOf(vendor).map(name => condition('PACKAGE_URL', purlPattern(name))),
    ];
    if (policyConditions.length === 0) return [];
    return [{ name: `bomwarden: ${vendor.display}`, operator: 'ANY', violationState: 'WARN', policyConditions }];
  });
  return `${JSON.stringify({ note: `${lost} Vendors ${chosenBy}.`, signatures: set.date, policies }, null, 2)}\n`;
}

function condition(subject: Condition['subject'], value: string): Condition {
  return { subject, operator: 'MATCHES', value };
}

function purlPattern({ type, namespace, name }: PackageName): string {
  const space = namespace === undefined ? '' : `${encodeURIComponent(namespace)}/`;
  return `pkg:${type}/${space}${name === undefined ? '*' : `${encodeURIComponent(name)}@*`}`;
}
