import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { endOf, worldIn } from '../../server/src/cli/process-system.ts';
import { run } from '../../server/src/cli/run.ts';
import type { Validator } from '../../server/src/host/validator.ts';
import { WorkerValidator } from '../../server/src/validate/worker-validator.ts';
import { root } from './shared.ts';
import { inProcesses } from './tier.ts';

/** What a run of the command line left. */
export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProcessContext {
  readonly cwd: string;
  readonly input?: string | Uint8Array | undefined;
  /** The whole environment of the run; without it that of the tests. */
  readonly env?: NodeJS.ProcessEnv | undefined;
}

const program = resolve(root, 'dist/cli.js');
const version = (JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string }).version;

/**
 * Runs the command line: in this process, but in the whole run every fourth as the built program, which takes most of a
 * second to start. Which ones those are hangs on what is asked alone.
 */
export function runProgram(args: readonly string[], around: ProcessContext): Promise<Ended> {
  const letters = Buffer.from(args.join(' ')).reduce((sum, byte) => sum + byte, 0);
  return inProcesses && letters % 4 === 0 ? spawned(args, around) : inThisProcess(args, around);
}

function spawned(args: readonly string[], { cwd, input = '', env }: ProcessContext): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], { cwd, ...(env ? { env } : {}) });
  const out: Buffer[] = [];
  const error: Buffer[] = [];
  child.stdout.on('data', chunk => out.push(chunk));
  child.stderr.on('data', chunk => error.push(chunk));
  // A run that ends before it has read its input is no failure.
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (status, signal) => done({ status, signal, stdout: textOf(out), stderr: textOf(error) }));
  });
}

async function inThisProcess(args: readonly string[], around: ProcessContext): Promise<Ended> {
  const { cwd, input = '', env = process.env } = around;
  const out: Uint8Array[] = [];
  const error: Uint8Array[] = [];
  const system = worldIn(
    {
      cwd,
      env,
      stdin: async () => (typeof input === 'string' ? Buffer.from(input) : input),
      stdout: { write: text => void out.push(bytesOf(text)) },
      stderr: { write: text => void error.push(bytesOf(text)) },
    },
    {
      version,
      signatures: compiled,
      validator: () => shared(),
      program,
    },
  );
  const status = await endOf(run(args, system), text => void error.push(bytesOf(text)));
  return { status, signal: null, stdout: textOf(out), stderr: textOf(error) };
}

let validator: WorkerValidator | undefined;

/** One thread for all runs: a schema takes long to read. */
function shared(): Validator {
  validator ??= new WorkerValidator(resolve(root, 'dist/server.js'));
  const { validate, validateAll } = validator;
  return {
    validate: validate.bind(validator),
    validateAll: validateAll.bind(validator),
    close: async () => undefined,
  };
}

// measurements start programs too, and have no suites
if (typeof suiteTeardown === 'function') suiteTeardown(() => validator?.close());

let signatures: string | undefined;

/** The signatures of the build. */
export function compiled(): string {
  signatures ??= readFileSync(resolve(root, 'dist/signatures.json'), 'utf8');
  return signatures;
}

function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? Buffer.from(text) : text;
}

function textOf(chunks: readonly Uint8Array[]): string {
  return Buffer.concat(chunks).toString('utf8');
}
