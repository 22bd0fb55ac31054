import signatures from 'bomwarden:signatures';
import { run } from './cli/run.ts';
import type { World } from './cli/world.ts';
import { nodeHost } from './host/node.ts';

const { stdin, stdout, stderr, env } = process;

const world: World = {
  host: nodeHost(line => void stderr.write(`${line}\n`)),
  version: BOMWARDEN_VERSION,
  signatures: () => signatures,
  folder: process.cwd(),
  stdin: async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stdin) chunks.push(chunk);
    return Buffer.concat(chunks);
  },
  print: text => void stdout.write(text),
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

run(process.argv.slice(2), world).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    stderr.write(`bomwarden failed, which is a bug: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 2;
  },
);
