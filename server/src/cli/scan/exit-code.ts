import { atLeast, levels } from '../../core/model/level.ts';
import type { Summary } from '../../core/report/model.ts';
import { isReadEnough, type Total } from '../../core/report/summary.ts';
import type { ExitCode } from '../system.ts';
import type { ScanOptions } from './options.ts';

/** What a run ends with: what could not be reviewed wins over what was found. */
export function exitCodeOf(
  { summary, documents, failing, lacking }: Total,
  {
    failOn,
    allowEmpty,
    requireComplete,
    format,
  }: Pick<ScanOptions, 'failOn' | 'allowEmpty' | 'requireComplete' | 'format'>,
): ExitCode {
  if (summary.unreadable > 0 || summary.incomplete > 0) return 2;
  if (lacking > 0) return 2;
  if (documents === 0 && !allowEmpty) return 2;
  if (requireComplete && !isComplete(summary, format)) return 2;
  if (failOn === 'never') return 0;
  if (failOn === undefined) return failing > 0 ? 1 : 0;
  return levels.some(level => summary[level] > 0 && atLeast(level, failOn)) ? 1 : 0;
}

/** Whether all was read that is known to be there. What a part of a run points at may be in another part. */
export function isComplete(summary: Summary, format: ScanOptions['format']): boolean {
  return isReadEnough(format === 'part' ? { ...summary, linked: 0 } : summary);
}
