import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { gitArguments, gitEnvironment, gitProgram } from './program.ts';

interface Waiting {
  readonly resolve: (content: Buffer | undefined) => void;
  readonly reject: (reason: Error) => void;
}

/** Reads contents of a repository one after the other with one `git cat-file --batch`, which starts when the first is asked for. */
export class Blobs {
  readonly #folder: string;
  readonly #waiting: Waiting[] = [];
  #process: ChildProcessWithoutNullStreams | undefined;
  #received: Buffer[] = [];
  #length = 0;
  /** Bytes that complete the answer that is under way; 0 where its first line is not here yet. */
  #needed = 0;

  /** @param folder any folder of the repository */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * The content with an id; undefined where the repository lacks it.
   * @param id hexadecimal, as git gave it
   */
  read(id: string): Promise<Buffer | undefined> {
    if (!/^[0-9a-f]{40,64}$/.test(id)) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#started().stdin.write(`${id}\n`);
    });
  }

  /** Ends git; what is still waited for fails. */
  close(): void {
    this.#process?.stdin.end();
    this.#process = undefined;
  }

  #started(): ChildProcessWithoutNullStreams {
    if (this.#process) return this.#process;
    const args = gitArguments(['cat-file', '--batch']);
    const started = spawn(gitProgram(), args, { cwd: this.#folder, env: gitEnvironment() });
    started.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
    started.stderr.resume();
    const fail = () => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error('git ended before it answered'));
    };
    started.on('error', fail);
    started.stdin.on('error', fail);
    started.on('close', fail);
    this.#process = started;
    return started;
  }

  #take(chunk: Buffer): void {
    this.#received.push(chunk);
    this.#length += chunk.length;
    while (this.#length > 0 && this.#length >= this.#needed) {
      const bytes = this.#received.length === 1 ? (this.#received[0] ?? chunk) : Buffer.concat(this.#received);
      this.#received = [bytes];
      const lineEnd = bytes.indexOf(10);
      if (lineEnd < 0) return;
      const line = bytes.toString('latin1', 0, lineEnd);
      const size = /^\S+ \S+ (\d+)$/.exec(line)?.[1];
      // `<id> missing` has no content
      const end = size === undefined ? lineEnd + 1 : lineEnd + 1 + Number(size) + 1;
      this.#needed = end;
      if (bytes.length < end) return;
      this.#needed = 0;
      this.#length -= end;
      this.#received = this.#length > 0 ? [bytes.subarray(end)] : [];
      this.#waiting.shift()?.resolve(size === undefined ? undefined : bytes.subarray(lineEnd + 1, end - 1));
    }
  }
}
