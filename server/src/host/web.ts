import { type Host, utcDay } from './host.ts';

/** A web worker: it sees no file at all. What the client offers to read comes over the protocol. */
export function webHost(log: (line: string) => void): Host {
  return {
    read: async () => undefined,
    list: async () => [],
    now: () => utcDay(new Date()),
    log,
  };
}
