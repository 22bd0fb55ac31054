/** By the clock, for work in other processes; or of the processor in this one, which others on the machine change least. */
export type Timer = () => number;

export const clock: Timer = () => performance.now();

export const processor: Timer = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Milliseconds that each of some pieces of work took, in turns, so that all of them see the same machine. */
export function inTurns<Name extends string>(
  rounds: number,
  work: Readonly<Record<Name, () => void>>,
  now: Timer = processor,
): Readonly<Record<Name, number>> {
  const names = Object.keys(work) as Name[];
  const times = new Map<Name, number[]>(names.map(name => [name, []]));
  // the first round is for the engine to get to know the work
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const start = now();
      work[name]();
      if (round > 0) times.get(name)?.push(now() - start);
    }
  }
  return Object.fromEntries(names.map(name => [name, median(times.get(name) ?? [])])) as Record<Name, number>;
}

export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
}
