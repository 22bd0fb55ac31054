import { InvalidArgumentError, Option } from 'commander';
import { levels } from '../core/report/model.ts';

/** An option that may be given several times. */
export function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

/** A day that exists, as YYYY-MM-DD. */
export function day(value: string): string {
  const moment = new Date(`${value}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(moment.getTime());
  if (!real || moment.toISOString().slice(0, 10) !== value)
    throw new InvalidArgumentError('Write a day as YYYY-MM-DD.');
  return value;
}

/** A number of things, 0 or more. */
export function whole(value: string): number {
  if (!/^\d{1,4}$/.test(value)) throw new InvalidArgumentError('Write a whole number.');
  return Number(value);
}

/** Whatever was not read fails a run. */
export function requireCompleteOption(): Option {
  return new Option(
    '--require-complete',
    'exit with 2 if anything was not read: a part of a document, a linked BOM, a file that looks like a BOM',
  ).default(false);
}

/** The level from which findings fail a run. */
export function failOnOption(): Option {
  return new Option(
    '--fail-on <level>',
    'exit with 1 if there is a finding of this level or stronger (default: error with a profile, warning without)',
  ).choices(levels);
}
