import { RequestType } from 'vscode-languageserver';
import { fixAsText } from '../../core/fix/as-text.ts';
import { fixesFor } from '../../core/fix/index.ts';
import type { Finding } from '../../core/model/finding.ts';
import { readWorkbookIn } from '../../core/read/bytes.ts';
import { deviceFormats } from '../../core/read/device/index.ts';
import { WorkbookSource } from '../../core/read/workbook/source.ts';
import { workbookIn } from '../../core/read/workbook/workbook.ts';
import { buildReport, documentBuilder } from '../../core/report/build.ts';
import { type CellMark, type SheetView, workbookPage } from '../../core/report/workbook/page.ts';
import type { Review } from '../../core/review.ts';
import { type Message, message } from '../../core/text/message.ts';
import { Source } from '../../core/text/source.ts';
import type { Feature } from '../feature.ts';
import { nameOf } from '../fixes.ts';
import { guard } from '../guard.ts';
import { pageWords } from '../page-words.ts';
import { pathOf } from '../places.ts';
import { type PageResult, type WorkbookParams, workbookRequest } from '../protocol/pages.ts';
import type { Terms } from '../reviews.ts';
import type { Session } from '../session.ts';

/** Alternatives that are offered to be copied. */
const mostAlternatives = 3;

/** Reviews workbooks for an editor of our client, which no editor of text can show. */
export const workbooks: Feature = (connection, session) => {
  if (!session.client.offers.commands) return {};
  const failed = { refused: session.client.language.say(pageWords.failed) };
  const page = guard<WorkbookParams, PageResult>(workbookRequest, session.host.log, failed, params =>
    pageOf(session, params),
  );
  connection.onRequest<WorkbookParams, PageResult, void>(new RequestType(workbookRequest), page);
  return {};
};

async function pageOf(session: Session, { uri, version }: WorkbookParams): Promise<PageResult> {
  const refused = (why: Message): PageResult => ({ refused: session.client.language.say(why) });
  const terms = await session.reviews.termsFor(uri);
  if (!terms) return refused(pageWords.off);
  if (terms.policy.excluded) return refused(pageWords.leftOut);
  const bytes = await session.files.tree.read(uri);
  if (!bytes) return refused(pageWords.unreadable);
  const workbook = workbookIn(bytes);
  const read = workbook && readWorkbookIn(bytes);
  if (!workbook || !read || !(read.source instanceof WorkbookSource)) return refused(pageWords.noWorkbook);
  const { source } = read;
  const review = await session.reviews.ofReading(terms, source, read.reading);
  const { set } = terms.signatures;
  const document = documentBuilder(set)({ path: pathOf(session, uri), review });
  const report = buildReport([document], set, { version, contexts: [], skipped: 0, notes: [] });
  const told = new Map(document.findings.map(finding => [finding.fingerprint, finding]));
  const sheets = workbook.sheets.map(({ name, hidden, rows }): SheetView => {
    const index = source.sheets.findIndex(sheet => sheet.name === name);
    const [own, next] = [source.sheets[index], source.sheets[index + 1]];
    const isHere = ({ span }: Finding) =>
      own !== undefined && span.start >= own.offset && span.start < (next?.offset ?? source.length + 1);
    const marks = review.findings.filter(isHere).flatMap((finding): readonly CellMark[] => {
      const said = told.get(finding.fingerprint);
      if (!said || finding.level === 'none') return [];
      const { line: row, character: column } = source.rangeOf(finding.span).start;
      return [{ row, column, finding: said, copies: copiesOf(session, uri, finding, review, terms) }];
    });
    return { name, hidden, rows, marks };
  });
  return { page: workbookPage(report, sheets, session.client.language) };
}

/** What can be done about a finding, as texts: nobody types in a workbook here. */
function copiesOf(
  session: Session,
  uri: string,
  finding: Finding,
  { bom, source, contexts }: Review,
  { policy, signatures }: Terms,
): CellMark['copies'] {
  const [format] = deviceFormats;
  if (!bom || !format) return [];
  const { language } = session.client;
  const { waiversUri, waiversFile } = policy;
  const waivers = waiversFile ?? (waiversUri === undefined ? undefined : { uri: waiversUri, text: undefined });
  const fixes = fixesFor(finding, {
    uri,
    source,
    bom,
    format,
    lookups: signatures.reviewer.lookups,
    date: contexts[0]?.asOf ?? session.host.now(),
    readOnly: true,
    waivers: session.trusted ? waivers : undefined,
    say: text => language.say(text),
  });
  const textOf = (file: string) => (file === waivers?.uri ? new Source(waivers.text ?? '') : source);
  const place = source.rangeOf(finding.span).cell ?? '';
  const replacements = finding.vendor === null ? [] : finding.offers.slice(0, mostAlternatives);
  return [
    ...fixes.flatMap(fix => {
      if (fix.kind === 'ask-supplier' && fix.copy !== undefined)
        return [{ title: message('workbook.ask', 'Copy question to the supplier'), text: fix.copy }];
      if (fix.kind === 'waive')
        return [
          {
            title: message('workbook.waive', 'Copy waiver'),
            text: fixAsText(fix, textOf, file => nameOf(session, file)),
          },
        ];
      return [];
    }),
    ...replacements.map(({ vendor, caveats }) => ({
      title: message('workbook.replace', 'Copy replacement: {vendor}', { vendor }),
      text: language.say(
        message('workbook.replacement', '{place}: look at {vendor} in place of “{stated}”. {caveat}', {
          place,
          vendor,
          stated: source.slice(finding.span),
          caveat: caveats[0] ?? '',
        }),
      ),
    })),
  ];
}
