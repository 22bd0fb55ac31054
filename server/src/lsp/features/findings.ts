import { type CancellationToken, type Connection, RequestType } from 'vscode-languageserver';
import { message } from '../../core/text/message.ts';
import { DocumentsOnDisk, type OnDisk } from '../documents-on-disk.ts';
import type { Feature } from '../feature.ts';
import { notReviewed } from '../found.ts';
import { describe, guard, Superseded } from '../guard.ts';
import {
  type FindingsParams,
  type FoundDocument,
  type FoundParams,
  findingsRequest,
  foundNotification,
  type ReviewFilesParams,
  type ReviewFilesResult,
  reviewFilesRequest,
  staleNotification,
} from '../protocol/findings.ts';
import { type ReportParams, type ReportResult, reportRequest } from '../protocol/pages.ts';
import { reportOn } from '../reports.ts';
import type { Session } from '../session.ts';

/** Documents are told of after so many milliseconds at the latest: each by itself would flood the client. */
const patience = 100;

const reportFailed = message('report.failed', 'The report failed; the log says why.');

/** Lists what is marked, document by document, for our own client: it shows documents that nobody has open. */
export const findings: Feature = (connection, session) => {
  if (!session.client.offers.commands) return {};
  const documents = new DocumentsOnDisk(session);
  connection.onRequest(
    findingsRequest,
    guard(
      findingsRequest,
      session.host.log,
      notReviewed('', 'failed', session.client.language),
      async ({ uri }: FindingsParams): Promise<FoundDocument> => (await documents.of(uri)).found,
    ),
  );
  connection.onRequest(
    reviewFilesRequest,
    guard(
      reviewFilesRequest,
      session.host.log,
      { reviewed: 0, kept: 0, rest: [] },
      (params: ReviewFilesParams, token) => reviewFiles(connection, session, documents, params, token),
    ),
  );
  const failed: ReportResult = { refused: session.client.language.say(reportFailed) };
  const report = guard<ReportParams, ReportResult>(reportRequest, session.host.log, failed, params =>
    reportOn(session, documents, params),
  );
  connection.onRequest<ReportParams, ReportResult, void>(new RequestType(reportRequest), report);
  session.listeners.push({
    surroundingsChanged: () => {
      connection.sendNotification(staleNotification).catch(() => session.host.log('stale: not sent'));
    },
  });
  return {};
};

async function reviewFiles(
  connection: Connection,
  session: Session,
  documents: DocumentsOnDisk,
  { uris, run }: ReviewFilesParams,
  token: CancellationToken,
): Promise<ReviewFilesResult> {
  let reviewed = 0;
  let kept = 0;
  let done = 0;
  let told = 0;
  let waiting: FoundDocument[] = [];
  const tell = async () => {
    told = Date.now();
    const params: FoundParams = { run, done, documents: waiting };
    waiting = [];
    await connection.sendNotification(foundNotification, params);
  };
  for (const uri of uris) {
    // whoever cancels, types or hovers meanwhile comes first
    await new Promise(resolve => setTimeout(resolve));
    if (token.isCancellationRequested) break;
    const outcome = await reviewOne(session, documents, uri, token);
    if (!outcome) break;
    done++;
    if (outcome.kept) kept++;
    if (outcome.found.state === 'reviewed') reviewed++;
    if (outcome.found.state !== 'other') waiting.push(outcome.found);
    if (Date.now() - told >= patience) await tell();
  }
  return { reviewed, kept, rest: waiting };
}

/** Undefined where the review was given up in the midst of a file. */
async function reviewOne(
  session: Session,
  documents: DocumentsOnDisk,
  uri: string,
  token: CancellationToken,
): Promise<OnDisk | undefined> {
  try {
    return await documents.of(uri, () => {
      if (token.isCancellationRequested) throw new Superseded('given up');
    });
  } catch (reason) {
    if (token.isCancellationRequested) return undefined;
    session.host.log(`review of a file: ${describe(reason)}`);
    return { found: notReviewed(uri, 'failed', session.client.language) };
  }
}
