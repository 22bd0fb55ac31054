import { canonicalJson } from './canonical.ts';
import type { SignatureSet } from './types/set.ts';

/** One thing that two sets do not say alike. */
export interface SignatureChange {
  readonly kind: 'vendor' | 'instrument' | 'category' | 'profile' | 'advisory' | 'party' | 'source';
  readonly id: string;
  readonly change: 'added' | 'changed' | 'removed';
}

/** What `after` has added, changed or removed against `before`, by kind and id. */
export function diffSignatures(before: SignatureSet, after: SignatureSet): readonly SignatureChange[] {
  return [
    ...compare('vendor', before.vendors, after.vendors),
    ...compare('instrument', before.instruments, after.instruments),
    ...compare('category', before.categories, after.categories),
    ...compare('profile', before.profiles, after.profiles),
    ...compare('advisory', before.advisories, after.advisories),
    ...compare('party', withIds(before.parties), withIds(after.parties)),
    ...compare('source', withIds(before.sources), withIds(after.sources)),
  ];
}

interface Identified {
  readonly id: string;
}

function withIds(records: Readonly<Record<string, object>>): readonly Identified[] {
  return Object.entries(records).map(([id, record]) => ({ id, ...record }));
}

function compare(
  kind: SignatureChange['kind'],
  before: readonly Identified[],
  after: readonly Identified[],
): readonly SignatureChange[] {
  const old = new Map(before.map(one => [one.id, canonicalJson(one)]));
  const now = new Map(after.map(one => [one.id, canonicalJson(one)]));
  const changes: SignatureChange[] = [];
  for (const id of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    if (old.get(id) === now.get(id)) continue;
    changes.push({ kind, id, change: !old.has(id) ? 'added' : !now.has(id) ? 'removed' : 'changed' });
  }
  return changes;
}
