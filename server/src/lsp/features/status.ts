import type { Level } from '../../core/model/level.ts';
import type { Feature } from '../feature.ts';
import { type ReviewedParams, reviewedNotification } from '../protocol.ts';
import type { Reviewed } from '../reviews.ts';

/** Tells our own client of every review: for whom, as of which day, what was found, what was left out. */
export const status: Feature = (connection, session) => {
  if (!session.client.offers.commands) return {};
  session.listeners.push({
    reviewed: reviewed => {
      connection
        .sendNotification(reviewedNotification, summaryOf(reviewed))
        .catch(() => session.host.log('status: not sent'));
    },
  });
  return {};
};

function summaryOf({ document, review, notices }: Reviewed): ReviewedParams {
  const count = (level: Level) =>
    review.findings.filter(finding => finding.level === level && finding.waiver === null).length;
  return {
    uri: document.uri,
    version: document.version,
    bom: review.bom !== undefined,
    profiles: review.contexts.flatMap(context => context.profile ?? []),
    asOf: review.contexts[0]?.asOf ?? '',
    counts: {
      error: count('error'),
      warning: count('warning'),
      information: count('information'),
      none: count('none'),
      waived: review.findings.filter(finding => finding.waiver !== null).length,
    },
    notices: notices.map(notice => notice.message),
  };
}
