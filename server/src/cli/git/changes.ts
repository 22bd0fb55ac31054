/** How the working folder differs from a commit, by path from the root of the repository. */
export interface Changes {
  readonly added: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  /** New path and old path; the old one is not among the removed. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** @param text what `git diff -M --name-status -z` prints */
export function parseChanges(text: string): Changes {
  const added = new Set<string>();
  const changed = new Set<string>();
  const removed = new Set<string>();
  const renamed = new Map<string, string>();
  const parts = text.split('\0');
  for (let at = 0; at + 1 < parts.length; ) {
    const status = parts[at++]?.[0];
    const path = parts[at++] ?? '';
    if (status === 'R' || status === 'C') {
      const to = parts[at++] ?? '';
      if (status === 'R') renamed.set(to, path);
      else added.add(to);
    } else if (status === 'A') added.add(path);
    else if (status === 'D') removed.add(path);
    else changed.add(path);
  }
  return { added, changed, removed, renamed };
}
