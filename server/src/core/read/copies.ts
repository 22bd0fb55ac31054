import type { Part } from './parts.ts';

/**
 * A tool that verifies an attestation prints its statement beside the envelope that holds it: one bill of materials, twice. Where
 * both say the same, member by member, the readable one alone is read. Whatever differs is read by itself.
 */
export function withoutCopies<T extends Part>(documents: readonly T[]): readonly T[] {
  if (!documents.some(({ signed }) => signed) || documents.every(({ signed }) => signed)) return documents;
  const plain = new Set<string>();
  for (const { source, signed } of documents) {
    const content = signed ? undefined : contentOf(source.text);
    if (content !== undefined) plain.add(content);
  }
  const copied = new Set<string>();
  const kept = documents.filter(({ source, signed }) => {
    const content = signed ? contentOf(source.text) : undefined;
    const isCopy = content !== undefined && plain.has(content);
    if (isCopy) copied.add(content);
    return !isCopy;
  });
  if (copied.size === 0) return documents;
  return kept.map(one =>
    !one.signed && copied.has(contentOf(one.source.text) ?? '') ? { ...one, signed: true } : one,
  );
}

/** The members of a document in JSON in one order; undefined for any other text, and for what is nested deeper than people write. */
function contentOf(text: string): string | undefined {
  if (!/^[\s\ufeff]*\{/.test(text)) return undefined;
  try {
    return JSON.stringify(ordered(JSON.parse(text), 0));
  } catch {
    return undefined;
  }
}

const DEEPEST = 200;

function ordered(value: unknown, depth: number): unknown {
  if (depth > DEEPEST) throw new RangeError('nested too deep to be compared');
  if (Array.isArray(value)) return value.map(item => ordered(item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return members.map(([key, member]) => [key, ordered(member, depth + 1)]);
}
