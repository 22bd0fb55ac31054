import { conflictingSupplier } from './conflicting-supplier.ts';
import { declaredBySupplier } from './declared-by-supplier.ts';
import { declaredVersusFound } from './declared-versus-found.ts';
import { duplicateReference } from './duplicate-reference.ts';
import { incompleteSbom } from './incomplete-sbom.ts';
import { knownExploitedDevice } from './known-exploited-device.ts';
import { licenceExpression } from './licence-expression.ts';
import { linkedBomNotReviewed } from './linked-bom-not-reviewed.ts';
import { makerChanged } from './maker-changed.ts';
import { malformedIdentifier } from './malformed-identifier.ts';
import { missingSupplier } from './missing-supplier.ts';
import { restrictedVendor } from './restricted-vendor.ts';
import type { Rule } from './rule.ts';
import { specVersionMismatch } from './spec-version-mismatch.ts';
import { unresolvableReference } from './unresolvable-reference.ts';

/** Every rule, in the order in which lists show them: vendors first, then what makes a review miss them. */
export const rules: readonly Rule[] = [
  restrictedVendor,
  knownExploitedDevice,
  declaredVersusFound,
  declaredBySupplier,
  makerChanged,
  linkedBomNotReviewed,
  missingSupplier,
  conflictingSupplier,
  malformedIdentifier,
  unresolvableReference,
  duplicateReference,
  incompleteSbom,
  specVersionMismatch,
  licenceExpression,
];
