import type { SignatureSet } from './types.ts';

/**
 * The set from its compiled JSON text, which a build made and checked. Throws where the text is something else: without
 * signatures there is no review, and an empty set would call everything unmarked.
 */
export function loadSignatures(json: string): SignatureSet {
  const set = JSON.parse(json) as Partial<SignatureSet> | null;
  if (set?.schemaVersion !== 1 || !Array.isArray(set.vendors) || !Array.isArray(set.instruments)) {
    throw new Error('This is not compiled signature data of schema version 1.');
  }
  return set as SignatureSet;
}
