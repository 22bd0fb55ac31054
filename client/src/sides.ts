/**
 * Which of the documents of a comparison a person is asked to review. Tools that show pull requests open both states of
 * a file under schemes of their own; the older one is what is there already.
 */

/** Under these a person keeps documents. */
const kept: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-vfs', 'vscode-remote']);

export interface Address {
  readonly scheme: string;
  /** Decoded. */
  readonly query: string;
}

/** Whether documents of a scheme are a person's own. */
export function isKeptScheme(scheme: string): boolean {
  return kept.has(scheme);
}

/** Whether a document is the older side of a comparison; undefined where its address does not say. */
export function isBaseSide({ scheme, query }: Address): boolean | undefined {
  // The older side of a comparison with what was committed.
  if (scheme === 'git') return true;
  if (!query.startsWith('{')) return undefined;
  try {
    const { isBase, base } = JSON.parse(query);
    const says = isBase ?? base;
    return typeof says === 'boolean' ? says : undefined;
  } catch {
    return undefined;
  }
}
