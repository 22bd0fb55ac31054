/** How strongly a finding is shown, strongest first. */
export type Level = 'error' | 'warning' | 'information' | 'none';

/** Those that are marked, strongest first. */
export const markedLevels = ['error', 'warning', 'information'] as const satisfies readonly Level[];

/** Strongest first: the order in which people read. */
export const levels: readonly Level[] = [...markedLevels, 'none'];

/** Weakest to strongest, for comparing. */
const rank: Record<Level, number> = { none: 0, information: 1, warning: 2, error: 3 };

/** Sorts the strongest to the front. */
export function byStrength(a: Level, b: Level): number {
  return rank[b] - rank[a];
}

export function stronger(a: Level, b: Level): Level {
  return rank[a] >= rank[b] ? a : b;
}

export function weaker(a: Level, b: Level): Level {
  return rank[a] <= rank[b] ? a : b;
}

export function atLeast(level: Level, floor: Level): boolean {
  return rank[level] >= rank[floor];
}
