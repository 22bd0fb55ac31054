import { once } from 'node:events';
import { LogEncoder } from '../core/text/ci-log.ts';
import { nodeHost } from '../host/node.ts';
import { rootAround } from '../host/root.ts';
import { cacheKeyOf } from './scan/cache-key.ts';
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
  const colour = showsColours(env, stdout.isTTY === true);
  const printed = new LogEncoder(colour);
  const complained = new LogEncoder(false);
  const complain = (text: string) => void stderr.write(complained.encode(text, 'text'));
  // A reader that has seen enough (`| head`) is no failure of ours.
  const unlessClosed = (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    complain(`error: the standard output cannot be written (${wordsOf(error)})\n`);
    process.exit(2);
  };
  stdout.on('error', unlessClosed);
  // where nobody can be told, the exit status is all that is left
  stderr.on('error', () => {
    process.exitCode = 2;
  });
  return {
    ...parts,
    host: nodeHost(line => complain(`${line}\n`), rootAround(process.cwd())),
    folder: process.cwd(),
    dependencyTrackKey: env[keyVariable],
    cacheKey: () => cacheKeyOf(env, process.cwd()),
    stdin: () => {
      input ??= readInput();
      return input;
    },
    print: (text, medium = 'text') => void stdout.write(printed.encode(text, medium)),
    stream: async text => {
      if (stdout.write(text) || stdout.destroyed) return;
      await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(unlessClosed);
    },
    complain,
    progress: showsProgress(env)
      ? line => void stderr.write(`\r\u001b[2K${new LogEncoder(false).encode(line, 'text')}`)
      : undefined,
    terminal: { width: stdout.columns ?? 100, colour },
  };
}

/** `NO_COLOR` and `FORCE_COLOR` as everybody has them; `FORCE_COLOR=0` asks for none. */
export function showsColours(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const { NO_COLOR: none = '', FORCE_COLOR: forced = '', TERM: terminal } = environment;
  if (none !== '') return false;
  if (forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal && terminal !== 'dumb';
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
      if (isFull(error)) {
        process.stderr.write(`error: nothing more can be written (the disk is full)\n`);
        process.exitCode = 2;
        return;
      }
      const told = `bomwarden failed, which is a bug: ${error instanceof Error ? error.stack : String(error)}\n`;
      process.stderr.write(new LogEncoder(false).encode(told, 'text'));
      process.exitCode = 2;
    },
  );
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

function wordsOf(error: NodeJS.ErrnoException): string {
  return isFull(error) ? 'the disk is full' : (error.code ?? 'unknown error');
}
