import type { Medium } from '../core/text/ci-log.ts';
import type { Host } from '../host/host.ts';
import type { Validator } from '../host/validator.ts';
import type { ServeAgents } from './agents/service.ts';
import type { CacheKey } from './scan/cache-key.ts';

/** What the command line may do to the system: tests give it another one. */
export interface System {
  readonly host: Host;
  readonly version: string;
  /** The compiled signatures as JSON text. */
  readonly signatures: () => string;
  /** Checks documents against schemas; made when it is first needed. */
  readonly validator: () => Validator;
  /** Absolute path of the folder that paths are relative to. */
  readonly folder: string;
  /** Absolute path of a folder outside of which nothing is read; undefined: only links do not lead out of the repository. */
  readonly root?: string;
  /** File of this program; started as a thread it serves reviews. */
  readonly program: string;
  /** For reading from a Dependency-Track server. */
  readonly dependencyTrackKey: string | undefined;
  /** Authenticates results that are kept; asked for when there are any. */
  readonly cacheKey: () => CacheKey;
  readonly stdin: () => Promise<Uint8Array>;
  /** Writes to the standard output, which may be the log of a runner: nothing of a document is a command there. */
  readonly print: (text: string, medium?: Medium) => void;
  /** The same for what is inert already, done when more can be written without piling up. */
  readonly stream: (text: string | Uint8Array) => Promise<void>;
  /** Writes to the standard error, as `print` does. */
  readonly complain: (text: string) => void;
  /** Shows one line of text, inert too, in place of the one before; undefined where nobody would see it. */
  readonly progress: ((line: string) => void) | undefined;
  /** Asks on the terminal; undefined where nobody could answer. The answer is undefined when the input ends. */
  readonly ask: ((question: string) => Promise<string | undefined>) | undefined;
  /** What speaks with agents; undefined where this build has nothing that does. */
  readonly agents?: () => ServeAgents;
  /** The standard output: its columns, and whether it shows colours. */
  readonly terminal: { readonly width: number; readonly colour: boolean };
}

/** 0: nothing at or above the level that fails. 1: findings. 2: usage, unreadable, incomplete or nothing to review; it wins over 1. */
export type ExitCode = 0 | 1 | 2;
