import type { Meanings } from '../relationships.ts';

/** What the relationship types of SPDX 2 mean. */
export const meanings: Meanings = new Map([
  ['DESCRIBES', ['describes']],
  ['DESCRIBED_BY', ['describes', true]],
  ['DEPENDS_ON', ['brings-in']],
  ['CONTAINS', ['brings-in']],
  ['HAS_PREREQUISITE', ['brings-in']],
  ['DYNAMIC_LINK', ['brings-in']],
  ['STATIC_LINK', ['brings-in']],
  ['DEPENDENCY_OF', ['brings-in', true]],
  ['BUILD_DEPENDENCY_OF', ['brings-in', true]],
  ['DEV_DEPENDENCY_OF', ['brings-in', true]],
  ['OPTIONAL_DEPENDENCY_OF', ['brings-in', true]],
  ['OPTIONAL_COMPONENT_OF', ['brings-in', true]],
  ['PROVIDED_DEPENDENCY_OF', ['brings-in', true]],
  ['RUNTIME_DEPENDENCY_OF', ['brings-in', true]],
  ['TEST_DEPENDENCY_OF', ['brings-in', true]],
  ['CONTAINED_BY', ['brings-in', true]],
  ['PACKAGE_OF', ['brings-in', true]],
  ['PREREQUISITE_FOR', ['brings-in', true]],
  ['GENERATED_FROM', ['made-from']],
  ['DESCENDANT_OF', ['made-from']],
  ['EXPANDED_FROM_ARCHIVE', ['made-from']],
  ['ANCESTOR_OF', ['made-from', true]],
  ['GENERATES', ['made-from', true]],
]);
