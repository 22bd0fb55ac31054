import { Denied, type GitHubApi } from './api.ts';
import { shortened } from './comment.ts';
import { member } from './event.ts';

/** An annotation as the API takes it. Lines and columns from 1. */
export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  /** Only within one line. */
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** One request takes so many; more are added by the next. */
const perRequest = 50;
/** The text of a summary may have so many characters. */
const longest = 65_535;

/**
 * Writes a check run with annotations, which are not limited to ten as workflow commands are.
 * @param repository `owner/name`
 * @param commit in full
 * @throws Denied
 */
export async function writeCheckRun(
  api: GitHubApi,
  repository: string,
  commit: string,
  conclusion: 'success' | 'failure',
  title: string,
  summary: string,
  annotations: readonly CheckAnnotation[],
): Promise<void> {
  const output = (from: number) => ({
    title,
    summary: shortened(summary, longest),
    annotations: annotations.slice(from, from + perRequest),
  });
  const created = await api.request('POST', `/repos/${repository}/check-runs`, {
    name: 'bomwarden',
    head_sha: commit,
    status: 'completed',
    conclusion,
    output: output(0),
  });
  const id = member(created, 'id');
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) throw new Denied('GitHub does not say which it is');
  for (let from = perRequest; from < annotations.length; from += perRequest) {
    await api.request('PATCH', `/repos/${repository}/check-runs/${id}`, { output: output(from) });
  }
}
