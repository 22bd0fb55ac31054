import type { FailOn } from '../cli/arguments.ts';

/** What the workflow asks for. An input that is not given is left to the configuration file, or to the event. */
export interface Inputs {
  readonly paths: readonly string[];
  readonly profiles: readonly string[];
  readonly config: string | undefined;
  readonly asOf: string | undefined;
  /** With what to compare; undefined: the base of the pull request, nothing for other events; `none`: nothing. */
  readonly baseRef: string | undefined;
  /** The commit that a check run is written to; undefined: that of the event. */
  readonly headRef: string | undefined;
  readonly baseline: string | undefined;
  readonly failOn: FailOn | undefined;
  readonly scope: 'changed' | 'all';
  readonly trustHead: boolean;
  /** Whatever was not read fails the step. */
  readonly requireComplete: boolean;
  readonly annotations: 'commands' | 'checks' | 'none';
  /** The most annotations that the check run may have. */
  readonly mostAnnotations: number;
  readonly comment: 'never' | 'on-failure' | 'always';
  readonly sarifFile: string;
  readonly lang: 'en' | 'fr';
  readonly workingDirectory: string;
  readonly token: string | undefined;
}

/** What is wrong with an input, in a sentence that shows no value of it. */
export class InputError extends Error {}

const levels: Readonly<Record<string, FailOn>> = {
  error: 'error',
  warning: 'warning',
  info: 'information',
  information: 'information',
  never: 'never',
  // what earlier versions called it
  none: 'never',
};

/**
 * The inputs as the runner hands them over: `INPUT_` and the name in capitals, everything a text.
 * @throws InputError
 */
export function readInputs(environment: Readonly<Record<string, string | undefined>>): Inputs {
  const text = (name: string) => environment[`INPUT_${name.toUpperCase()}`]?.trim() || undefined;
  const lines = (name: string) =>
    (text(name) ?? '')
      .split(/\r?\n/)
      .map(line => line.trim())
      .filter(line => line !== '');
  const failOn = choice('fail-on', text('fail-on'), Object.keys(levels));
  return {
    paths: lines('paths'),
    profiles: lines('profiles').flatMap(line => line.split(/[\s,]+/).filter(id => id !== '')),
    config: text('config'),
    asOf: text('as-of'),
    baseRef: text('base-ref'),
    headRef: text('head-ref'),
    baseline: text('baseline'),
    failOn: failOn === undefined ? undefined : levels[failOn],
    scope: choice('scope', text('scope'), ['changed', 'all'] as const) ?? 'all',
    trustHead: choice('trust-head', text('trust-head'), ['true', 'false'] as const) === 'true',
    requireComplete: choice('require-complete', text('require-complete'), ['true', 'false'] as const) === 'true',
    annotations: choice('annotations', text('annotations'), ['commands', 'checks', 'none'] as const) ?? 'commands',
    mostAnnotations: number('max-annotations', text('max-annotations')) ?? 50,
    comment: choice('comment', text('comment'), ['never', 'on-failure', 'always'] as const) ?? 'never',
    sarifFile: text('sarif-file') ?? 'bomwarden.sarif',
    lang: choice('lang', text('lang'), ['en', 'fr'] as const) ?? 'en',
    workingDirectory: text('working-directory') ?? '.',
    token: text('token'),
  };
}

function choice<T extends string>(name: string, value: string | undefined, known: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find(one => one === value);
  if (found === undefined) throw new InputError(`The input "${name}" is one of: ${known.join(', ')}.`);
  return found;
}

function number(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,4}$/.test(value)) throw new InputError(`The input "${name}" is a whole number, 9999 at most.`);
  return Number(value);
}
