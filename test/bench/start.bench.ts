import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { bomOf, hikvision } from '../support/documents.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';

const rounds = 9;

/** Cold start of the built server: process to first diagnostics of 1,000 components, beside a node that does nothing. */
export async function benchStart(print: (line: string) => void): Promise<void> {
  const nothing: number[] = [];
  const initialised: number[] = [];
  const marked: number[] = [];
  const text = bomOf(...Array.from({ length: 1000 }, (_, index) => (index % 100 === 7 ? hikvision : `Maker ${index}`)));
  for (let round = 0; round < rounds; round++) {
    nothing.push(await bareNode());
    const [answered, done] = await firstDiagnostics(text);
    initialised.push(answered);
    marked.push(done);
  }
  const floor = median(nothing);
  const total = median(marked);
  print(
    `start: node -e 0 ${floor.toFixed(0)} ms, server initialised ${median(initialised).toFixed(0)} ms, ` +
      `first diagnostics of 1,000 components ${total.toFixed(0)} ms: ${(total / floor).toFixed(2)}x`,
  );
}

async function bareNode(): Promise<number> {
  const start = performance.now();
  await once(spawn(process.execPath, ['-e', '0']), 'exit');
  return performance.now() - start;
}

async function firstDiagnostics(text: string): Promise<[answered: number, done: number]> {
  const start = performance.now();
  const client = new LanguageClient();
  await client.start(pullingClient);
  const answered = performance.now() - start;
  await client.open('file:///bom.json', text);
  const found = await client.diagnostics('file:///bom.json');
  const done = performance.now() - start;
  if (found.length === 0) throw new Error('nothing was marked');
  await client.stop();
  return [answered, done];
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
}
