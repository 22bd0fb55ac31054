import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import { git } from '../cli/git/program.ts';
import { parseArguments } from '../cli/options.ts';
import { written } from '../cli/scan/deliver.ts';
import type { ScanOptions } from '../cli/scan/options.ts';
import { scan } from '../cli/scan/run.ts';
import type { System } from '../cli/system.ts';
import { languageOf } from '../core/l10n/language.ts';
import { data } from '../core/report/github.ts';
import { verdictLine } from '../core/report/verdict-line.ts';
import { Denied, GitHubApi } from './api.ts';
import { writeCheckRun } from './check-run.ts';
import { writeComment } from './comment.ts';
import { type Event, readEvent } from './event.ts';
import { InputError, type Inputs, readInputs } from './inputs.ts';
import { outcomeOf, type RunOutcome } from './outcome.ts';
import { newestOf } from './tip.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The files of one run. */
interface Files {
  readonly json: string;
  readonly sarif: string;
  /** The files that a pull request touches. */
  readonly changed: string;
}

/**
 * Reviews as the inputs say and tells it where GitHub shows it: annotations, the summary of the run, files, and where the
 * token allows it a check run and a comment.
 * @returns the exit status of the step
 */
export async function runAction(environment: Environment, system: System): Promise<number> {
  try {
    return await reviewed(environment, readInputs(environment), system);
  } catch (reason) {
    if (!(reason instanceof InputError)) throw reason;
    return told(reason.message, system);
  }
}

/** @throws InputError */
async function reviewed(environment: Environment, inputs: Inputs, system: System): Promise<number> {
  const folder = resolve(environment['GITHUB_WORKSPACE'] ?? system.folder);
  const event = await eventOf(environment);
  const files = await filesOf(environment, inputs, folder);
  const complaints: string[] = [];
  const own = { ...system, folder, complain: (text: string) => void complaints.push(text) };
  const base = await baseOf(inputs, event, environment, folder);
  const changed =
    inputs.scope === 'changed' && base !== undefined ? await changedFiles(inputs, base, folder) : undefined;
  if (changed !== undefined) await writeFile(files.changed, changed);
  const options = optionsOf(inputs, base, changed && files.changed, files, own);
  const { code, report } = await scan(options, own);
  if (!report) return failedToReview(complaints, system);
  const show = (format: 'markdown' | 'github') => written(report, { ...options, format, output: files.json }, own);
  const summary = show('markdown');
  const outcome = outcomeOf(report, code, verdictLine(report, languageOf(options.language)));
  for (const line of complaints.filter(text => text.startsWith('error: '))) {
    system.print(`::error title=bomwarden::${data(line.slice('error: '.length).trimEnd())}\n`, 'github');
  }
  await annotate(inputs, event, environment, outcome, summary, () => show('github'), system);
  await comment(inputs, event, environment, outcome, summary, system);
  const isTold = [
    await tell(environment, 'GITHUB_STEP_SUMMARY', summary, system),
    await tell(environment, 'GITHUB_OUTPUT', outputsOf(outcome, files, inputs), system),
  ];
  return isTold.includes(false) ? 2 : code;
}

async function baseOf(
  { baseRef }: Inputs,
  { pullRequest }: Event,
  environment: Environment,
  folder: string,
): Promise<string | undefined> {
  if (baseRef !== undefined) return baseRef === 'none' ? undefined : baseRef;
  return pullRequest && newestOf(pullRequest, environment, folder);
}

function told(why: string, system: System): number {
  system.print(`::error title=bomwarden::${data(why)}\n`, 'github');
  return 2;
}

/** There is no report: what the review complained of is the reason. */
function failedToReview(complaints: readonly string[], system: System): number {
  const why =
    complaints
      .join('')
      .replace(/^error: /, '')
      .trim() || 'Nothing could be reviewed.';
  return told(why, system);
}

async function eventOf(environment: Environment): Promise<Event> {
  const path = environment['GITHUB_EVENT_PATH'];
  return readEvent((path && (await read(path))) ?? '', environment['GITHUB_SHA']);
}

async function filesOf(environment: Environment, inputs: Inputs, folder: string): Promise<Files> {
  const temporary = await mkdtemp(join(environment['RUNNER_TEMP'] ?? folder, 'bomwarden-')).catch(() => {
    throw new InputError('The folder of RUNNER_TEMP cannot be written to.');
  });
  return {
    json: join(temporary, 'report.json'),
    changed: join(temporary, 'changed.txt'),
    sarif: resolve(folder, inputs.workingDirectory, inputs.sarifFile),
  };
}

function pathsOf({ paths, workingDirectory }: Inputs): readonly string[] {
  return (paths.length > 0 ? paths : ['.']).map(path => posix.join(workingDirectory, path));
}

/**
 * The paths that came or changed since the base, each ended by NUL; undefined where git cannot tell, which the comparison
 * with that base then explains.
 */
async function changedFiles(inputs: Inputs, base: string, folder: string): Promise<Uint8Array | undefined> {
  if (!isRevisionName(base)) return undefined;
  const range = `${base}...HEAD`;
  const args = ['diff', '--name-only', '-z', '--diff-filter=ACMRT', '--relative', range, '--', ...pathsOf(inputs)];
  const answer = await git(args, folder);
  return answer.ok ? answer.output : undefined;
}

/** A revision that git cannot take for an option. */
function isRevisionName(text: string): boolean {
  return /^[\w./~^@{}-]+$/.test(text) && !text.startsWith('-');
}

/** The scan that does what the inputs ask for. Paths are those of the repository, as annotations name them. */
function optionsOf(
  inputs: Inputs,
  base: string | undefined,
  changed: string | undefined,
  files: Files,
  system: System,
): ScanOptions {
  const inRepository = (path: string) => posix.join(inputs.workingDirectory, path);
  const option = (name: string, value: string | undefined) => (value === undefined ? [] : [name, value]);
  const argv = [
    'scan',
    ...['--format', 'json', '--output', files.json],
    ...['--also', `sarif=${files.sarif}`, '--sarif-profile', 'github'],
    ...['--lang', inputs.lang],
    ...inputs.profiles.flatMap(profile => ['--profile', profile]),
    ...option('--config', inputs.config && inRepository(inputs.config)),
    ...option('--as-of', inputs.asOf),
    ...option('--base', base),
    ...option('--baseline', inputs.baseline && inRepository(inputs.baseline)),
    ...option('--fail-on', inputs.failOn),
    ...(inputs.requireComplete ? ['--require-complete'] : []),
    ...(changed === undefined ? [] : ['--files-from', changed, '--ignore-unknown']),
    ...(base !== undefined && inputs.trustHead ? ['--trust-head'] : []),
    // A pull request that touches no SBOM, or removes the last one, is none that fails.
    ...(base === undefined ? [] : ['--allow-empty']),
    '--',
    ...(changed === undefined ? pathsOf(inputs) : []),
  ];
  // What the options mean where an input says nothing is said in one place.
  const choice = parseArguments(argv, system.version);
  if (choice.command === 'scan') return choice.options;
  throw new InputError(choice.command === 'tell' ? choice.error.replace(/^error: /, '').trim() : choice.command);
}

/** As a check run where that is asked for and allowed, else as workflow commands, which need no token. */
async function annotate(
  inputs: Inputs,
  { commit }: Event,
  environment: Environment,
  outcome: RunOutcome,
  summary: string,
  commands: () => string,
  system: System,
): Promise<void> {
  if (inputs.annotations === 'none') return;
  if (inputs.annotations === 'checks') {
    const head = inputs.headRef ?? commit;
    const written = await allowed('a check run', system, async () => {
      const { api, repository } = apiOf(inputs, environment);
      if (head === undefined) throw new Denied('no commit is known');
      const { conclusion, verdictLine, annotations } = outcome;
      const shown = annotations.slice(0, inputs.mostAnnotations);
      await writeCheckRun(api, repository, head, conclusion, verdictLine, summary, shown);
    });
    if (written) return;
  }
  system.print(commands(), 'github');
}

async function comment(
  inputs: Inputs,
  { pullRequest }: Event,
  environment: Environment,
  { conclusion }: RunOutcome,
  summary: string,
  system: System,
): Promise<void> {
  if (inputs.comment === 'never' || pullRequest === undefined) return;
  // What failed and no longer does is not to stand there as if it still did.
  const add = inputs.comment === 'always' || conclusion === 'failure';
  await allowed('a comment', system, async () => {
    const { api, repository } = apiOf(inputs, environment);
    await writeComment(api, repository, pullRequest.number, summary, add);
  });
}

/** @throws Denied */
function apiOf({ token }: Inputs, environment: Environment): { readonly api: GitHubApi; readonly repository: string } {
  const repository = environment['GITHUB_REPOSITORY'];
  if (token === undefined) throw new Denied('there is no token');
  if (repository === undefined) throw new Denied('no repository is known');
  return { api: new GitHubApi(environment['GITHUB_API_URL'] ?? 'https://api.github.com', token), repository };
}

/** Does what a token may forbid, as it does for pull requests from forks: told, and no failure. */
async function allowed(what: string, system: System, action: () => Promise<void>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (reason) {
    if (!(reason instanceof Denied)) throw reason;
    system.print(`::warning title=bomwarden::${data(`${what} could not be written: ${reason.message}.`)}\n`, 'github');
    return false;
  }
}

function outputsOf(outcome: RunOutcome, files: Files, inputs: Inputs): string {
  const values: Readonly<Record<string, string>> = {
    'findings-count': `${outcome.findings}`,
    'new-findings-count': `${outcome.newFindings}`,
    'highest-level': outcome.highest,
    'sarif-file': posix.join(inputs.workingDirectory, inputs.sarifFile),
    'report-json': files.json,
    conclusion: outcome.conclusion,
  };
  const end = randomUUID();
  return Object.entries(values)
    .map(([name, value]) => `${name}<<${end}\n${value}\n${end}\n`)
    .join('');
}

/** False where the runner's file cannot be written, which is told: the findings stand in the annotations all the same. */
async function tell(environment: Environment, name: string, text: string, system: System): Promise<boolean> {
  const file = environment[name];
  if (file === undefined || file === '') return true;
  try {
    await appendFile(file, text);
    return true;
  } catch {
    told(`The file of ${name} cannot be written.`, system);
    return false;
  }
}

async function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
