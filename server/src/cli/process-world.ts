import { once } from 'node:events';
import { LogEncoder } from '../core/text/ci-log.ts';
import { nodeHost } from '../host/node.ts';
import { rootAround } from '../host/root.ts';
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
  const colour = showsColours(env, stdout.isTTY === true);
  const printed = new LogEncoder(colour);
  const complained = new LogEncoder(false);
  const complain = (text: string) => void stderr.write(complained.encode(text, 'text'));
  return {
    ...parts,
    host: nodeHost(line => complain(`${line}\n`), rootAround(process.cwd())),
    folder: process.cwd(),
    dependencyTrackKey: env[keyVariable],
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
      const told = `bomwarden failed, which is a bug: ${error instanceof Error ? error.stack : String(error)}\n`;
      process.stderr.write(new LogEncoder(false).encode(told, 'text'));
      process.exitCode = 2;
    },
  );
}
