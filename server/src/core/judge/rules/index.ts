import { conflictingSupplier } from './conflicting-supplier.ts';
import { knownExploitedDevice } from './known-exploited-device.ts';
import { licenceExpression } from './licence-expression.ts';
import { malformedIdentifier } from './malformed-identifier.ts';
import { restrictedVendor } from './restricted-vendor.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which lists show them. */
export const rules: readonly Rule[] = [
  restrictedVendor,
  knownExploitedDevice,
  conflictingSupplier,
  malformedIdentifier,
  licenceExpression,
];
