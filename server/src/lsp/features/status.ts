import type { Language } from '../../core/l10n/language.ts';
import type { Level } from '../../core/model/level.ts';
import type { OpenDocument } from '../documents.ts';
import type { Feature } from '../feature.ts';
import { verdictOf } from '../found.ts';
import { guard } from '../guard.ts';
import { type ReviewedParams, reviewedNotification } from '../protocol/documents.ts';
import { type ProfilesParams, profilesRequest } from '../protocol/start.ts';
import type { ReviewedDocument } from '../reviews.ts';
import { profileFacts } from '../session.ts';

/** Tells our own client of every review: for whom, as of which day, what was found, what was left out; and who one may review for. */
export const status: Feature = (connection, session) => {
  if (!session.client.offers.commands) return {};
  session.listeners.push({
    reviewed: reviewed => {
      connection
        .sendNotification(reviewedNotification, summaryOf(reviewed, session.client.language))
        .catch(() => session.host.log('status: not sent'));
    },
    leftOut: document => {
      connection
        .sendNotification(reviewedNotification, leftOut(document))
        .catch(() => session.host.log('status: not sent'));
    },
  });
  connection.onRequest(
    profilesRequest,
    guard(profilesRequest, session.host.log, profileFacts(session.signatures.shipped), async (params: ProfilesParams) =>
      profileFacts(await session.signaturesFor(params.uri)),
    ),
  );
  return {};
};

/** What is told of a document that was not reviewed: only that it was not. */
function leftOut({ uri, version }: OpenDocument): ReviewedParams {
  const counts = { error: 0, warning: 0, information: 0, none: 0, waived: 0 };
  const said = { profiles: [], origins: [], asOf: '', signatures: { date: '', packs: [] }, counts, notices: [] };
  return { uri, version, bom: false, excluded: true, verdict: '', ...said };
}

function summaryOf(reviewed: ReviewedDocument, language: Language): ReviewedParams {
  const { document, review, signatures, notices } = reviewed;
  const count = (level: Level) =>
    review.findings.filter(finding => finding.level === level && finding.waiver === null).length;
  return {
    uri: document.uri,
    version: document.version,
    bom: review.bom !== undefined,
    excluded: false,
    verdict: verdictOf(reviewed, language),
    profiles: review.contexts.flatMap(context => context.profile ?? []),
    origins: [...new Set(review.contexts.flatMap(context => context.origin ?? []))],
    asOf: review.contexts[0]?.asOf ?? '',
    signatures: {
      date: signatures.set.date,
      packs: signatures.packs.flatMap(({ folder, refused }) => (refused === undefined ? folder : [])),
    },
    counts: {
      error: count('error'),
      warning: count('warning'),
      information: count('information'),
      none: count('none'),
      waived: review.findings.filter(finding => finding.waiver !== null).length,
    },
    notices: notices.map(notice => language.say(notice.message)),
  };
}
