import type { System } from '../../server/src/cli/system.ts';
import { nodeHost } from '../../server/src/host/node.ts';
import { rootAround } from '../../server/src/host/root.ts';

/** The command line's system on this machine, in a folder of its own; what it says is kept. */
export function systemOf(folder: string, changes: Partial<System> = {}): System & { readonly said: string[] } {
  const said: string[] = [];
  return {
    host: { ...nodeHost(() => {}, rootAround(folder)), now: () => '2026-11-22' },
    version: '0.0.0',
    signatures: () => '',
    folder,
    program: '',
    dependencyTrackKey: undefined,
    cacheKey: () => ({ key: 'known to this test alone' }),
    progress: undefined,
    ask: undefined,
    validator: () => {
      throw new Error('this system validates nothing');
    },
    stdin: async () => new Uint8Array(),
    print: text => void said.push(text),
    stream: async text => void said.push(typeof text === 'string' ? text : new TextDecoder().decode(text)),
    complain: text => void said.push(text),
    terminal: { width: 100, colour: false },
    said,
    ...changes,
  };
}
