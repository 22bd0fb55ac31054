import { once } from 'node:events';
import { nodeHost } from '../host/node.ts';
import { keyVariable } from './sources/dependency-track.ts';
import type { World } from './world.ts';

/** Read once, however often it is asked for. */
let input: Promise<Uint8Array> | undefined;

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The world of this process. */
export function processWorld(parts: Pick<World, 'version' | 'signatures' | 'validator' | 'program'>): World {
  const { stdout, stderr, env } = process;
  // A reader that has seen enough (`| head`) is no failure of ours.
  const unlessClosed = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  };
  stdout.on('error', unlessClosed);
  return {
    ...parts,
    host: nodeHost(line => void stderr.write(`${line}\n`)),
    folder: process.cwd(),
    dependencyTrackKey: env[keyVariable],
    stdin: () => {
      input ??= readInput();
      return input;
    },
    print: text => void stdout.write(text),
    stream: async text => {
      if (stdout.write(text) || stdout.destroyed) return;
      await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(unlessClosed);
    },
    complain: text => void stderr.write(text),
    progress: showsProgress(env) ? line => void stderr.write(`\r\u001b[2K${line}`) : undefined,
    terminal: {
      width: stdout.columns ?? 100,
      colour: stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
    },
  };
}

function showsProgress(environment: NodeJS.ProcessEnv): boolean {
  return process.stderr.isTTY === true && environment['TERM'] !== 'dumb' && (environment['CI'] ?? '') === '';
}

/** Sets the exit status of this process; what nobody expected is a bug of ours and ends with 2. */
export function endWith(code: Promise<number>): void {
  code.then(
    status => {
      process.exitCode = status;
    },
    (error: unknown) => {
      process.stderr.write(
        `bomwarden failed, which is a bug: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
      process.exitCode = 2;
    },
  );
}
