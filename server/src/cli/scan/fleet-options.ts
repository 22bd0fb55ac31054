import { type Command, Option } from 'commander';
import type { Shard } from '../../core/report/part.ts';
import { whole } from '../arguments.ts';
import { keyVariable } from '../sources/dependency-track.ts';
import { shardOf } from './shard.ts';

/** What matters to whoever reviews very many documents. */
export interface FleetOptions {
  /** A file with more paths; `-` is the standard input. */
  readonly filesFrom: string | undefined;
  /** Threads that review; 1: the main one does. 0: as many as there are processors. */
  readonly jobs: number;
  /** Undefined: everything. */
  readonly shard: Shard | undefined;
  /** A folder for results. */
  readonly cache: string | undefined;
  /** A file that is no SBOM is passed over, even if somebody asked for it. */
  readonly ignoreUnknown: boolean;
  /** What the paths are; undefined: paths. */
  readonly from: 'dependency-track' | undefined;
  /** Print what would be reviewed, and review nothing. */
  readonly listFiles: boolean;
  /** Tell how far the run is; undefined: where somebody looks at a terminal. */
  readonly progress: boolean | undefined;
}

/** The options as commander names them. */
export type RawFleetOptions = Partial<FleetOptions>;

export function defineFleet(command: Command): Command {
  return command
    .option(
      '--files-from <file>',
      'read more paths from there, each ended by NUL or a line end; - is the standard input',
    )
    .option('--jobs <number>', 'review in so many threads, 0 being as many as there are processors (default: 1)', whole)
    .option('--shard <i/N>', 'review only part i, from 1, of N; with --format part for bomwarden merge', shardOf)
    .option('--cache <folder>', 'keep results there, and use those of the same text, signatures, policy and version')
    .option('--ignore-unknown', 'pass over files that are no SBOM, even if they are named', false)
    .addOption(
      new Option(
        '--from <source>',
        `review the projects of a server, whose address is given as path; its key is taken from ${keyVariable}`,
      ).choices(['dependency-track']),
    )
    .option(
      '--list-files',
      'print the files that would be reviewed, and review nothing; with --output each ends with NUL, for --files-from',
      false,
    )
    .option('--progress', 'tell how far the run is, also where the standard error is no terminal')
    .option('--no-progress', 'tell nothing while it runs');
}

export function fleetOptionsOf(raw: RawFleetOptions): FleetOptions {
  const { filesFrom, jobs = 1, shard, cache, ignoreUnknown = false, from, listFiles = false, progress } = raw;
  return { filesFrom, jobs, shard, cache, ignoreUnknown, from, listFiles, progress };
}
