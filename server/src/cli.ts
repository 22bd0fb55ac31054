import signatures from 'bomwarden:signatures';
import { once } from 'node:events';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { run } from './cli/run.ts';
import { serveReviews } from './cli/scan/worker.ts';
import { keyVariable } from './cli/sources/dependency-track.ts';
import type { World } from './cli/world.ts';
import { nodeHost } from './host/node.ts';
import { WorkerValidator } from './validate/worker-validator.ts';

const { stdin, stdout, stderr, env } = process;

/** Read once, however often it is asked for. */
let input: Promise<Uint8Array> | undefined;

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const world: World = {
  host: nodeHost(line => void stderr.write(`${line}\n`)),
  version: BOMWARDEN_VERSION,
  signatures: () => signatures,
  validator: () => new WorkerValidator(join(__dirname, 'validate-worker.js')),
  folder: process.cwd(),
  program: __filename,
  dependencyTrackKey: env[keyVariable],
  stdin: () => {
    input ??= readInput();
    return input;
  },
  print: text => void stdout.write(text),
  stream: async text => {
    if (!stdout.write(text) && !stdout.destroyed) await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]);
  },
  complain: text => void stderr.write(text),
  terminal: {
    width: stdout.columns ?? 100,
    colour: stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
  },
};

// A reader that has seen enough (`| head`) is no failure of ours.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

if (parentPort) {
  serveReviews(parentPort, workerData);
} else {
  run(process.argv.slice(2), world).then(
    code => {
      process.exitCode = code;
    },
    (error: unknown) => {
      stderr.write(`bomwarden failed, which is a bug: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 2;
    },
  );
}
