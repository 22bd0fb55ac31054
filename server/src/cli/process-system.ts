import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { LogEncoder } from '../core/text/ci-log.ts';
import { nodeHost } from '../host/node.ts';
import { rootAround } from '../host/root.ts';
import { cacheKeyOf } from './scan/cache-key.ts';
import { keyVariable } from './sources/dependency-track.ts';
import type { System } from './system.ts';

/** Read once, however often it is asked for. */
let input: Promise<Uint8Array> | undefined;

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

type Parts = Pick<System, 'version' | 'signatures' | 'validator' | 'program' | 'agents'>;

/** What a process gives a run, or what stands in for it where several runs share one. */
export interface ProcessContext {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: () => Promise<Uint8Array>;
  readonly stdout: Out;
  readonly stderr: Pick<Out, 'write'>;
}

interface Out {
  readonly write: (text: string | Uint8Array) => unknown;
  /** Undefined where it is no terminal. */
  readonly columns?: number | undefined;
  readonly isTTY?: boolean | undefined;
}

/** The system of this process. */
export function processSystem(parts: Parts): System {
  const { stdout, stderr, env } = process;
  const complain = (text: string) => void stderr.write(new LogEncoder(false).encode(text, 'text'));
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
  const stdin = () => {
    input ??= readInput();
    return input;
  };
  return {
    ...worldIn({ cwd: process.cwd(), env, stdin, stdout, stderr }, parts),
    stream: async text => {
      if (stdout.write(text) || stdout.destroyed) return;
      await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(unlessClosed);
    },
    progress: showsProgress(env)
      ? line => void stderr.write(`\r\u001b[2K${new LogEncoder(false).encode(line, 'text')}`)
      : undefined,
    ask: process.stdin.isTTY === true && stderr.isTTY === true ? ask : undefined,
  };
}

/** A system whose output never has to wait, and that shows no progress. */
export function worldIn({ cwd, env, stdin, stdout, stderr }: ProcessContext, parts: Parts): System {
  const colour = showsColours(env, stdout.isTTY === true);
  const printed = new LogEncoder(colour);
  const complained = new LogEncoder(false);
  const complain = (text: string) => void stderr.write(complained.encode(text, 'text'));
  return {
    ...parts,
    host: nodeHost(line => complain(`${line}\n`), rootAround(cwd)),
    folder: cwd,
    dependencyTrackKey: env[keyVariable],
    cacheKey: () => cacheKeyOf(env, cwd),
    stdin,
    print: (text, medium = 'text') => void stdout.write(printed.encode(text, medium)),
    stream: async text => void stdout.write(text),
    complain,
    progress: undefined,
    ask: undefined,
    terminal: { width: stdout.columns ?? 100, colour },
  };
}

/** The question stands on the standard error: what is printed stays clean. */
async function ask(question: string): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await new Promise(resolve => {
      terminal.once('close', () => resolve(undefined));
      terminal.question(question, resolve);
    });
  } finally {
    terminal.close();
  }
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
  void endOf(code, text => process.stderr.write(text)).then(status => {
    process.exitCode = status;
  });
}

/** The exit status of a run, told what nobody expected. */
export async function endOf(code: Promise<number>, tell: (text: string) => unknown): Promise<number> {
  try {
    return await code;
  } catch (error) {
    if (isFull(error)) tell('error: nothing more can be written (the disk is full)\n');
    else {
      const told = `bomwarden failed, which is a bug: ${error instanceof Error ? error.stack : String(error)}\n`;
      tell(new LogEncoder(false).encode(told, 'text'));
    }
    return 2;
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

function wordsOf(error: NodeJS.ErrnoException): string {
  return isFull(error) ? 'the disk is full' : (error.code ?? 'unknown error');
}
