import type { Language } from '../l10n/language.ts';
import { type Level, levels } from '../model/level.ts';
import { levelWords } from '../model/words.ts';
import { type Message, message } from '../text/message.ts';
import { comparisonLines, isFresh, resolvedPlace, resolvedSubject } from './changes.ts';
import { groupFindings } from './group.ts';
import { groupHtml } from './html-finding.ts';
import { script, style } from './html-page.ts';
import { panelScript, panelStyle, panelStyleHash } from './html-panel.ts';
import { html, list } from './html-text.ts';
import { minimumDetails, minimumLines } from './minimum.ts';
import type { Report, ReportDocument } from './model.ts';
import { notUnderstoodLines } from './not-understood.ts';
import { type Dress, framed } from './page-frame.ts';
import { coveragePicture } from './picture-coverage.ts';
import { outcomesPicture } from './picture-outcomes.ts';
import { pathsPicture } from './picture-paths.ts';
import { saidAt } from './place.ts';
import { formatWords } from './text-details.ts';
import { coverageLine, listsTold, profileLines, verdictLine } from './verdict-line.ts';
import { problemWords, remark, verbatim } from './words.ts';
import { markupText } from './xml-text.ts';

/** SHA-256 of the page's only script and only style sheet, in base64: nothing else runs or paints, whatever a document says. */
const scriptHash = 'zcfdxT38SC4IhU+7hlL43rzBe52OqL5YLBOZqmOUt/s=';
const styleHash = 'QWwz4S/tJxE9SSfFhkJij4x3/nbfWlEMkLlbNuyOGBY=';

const panelScriptHash = 'B7q/lY7WjAGV57NqPqTDylE+1yuSFz8kbSjiHm9MQoQ=';

const words = {
  title: message('html.title', 'bomwarden review'),
  search: message('html.search', 'vendor, component, law …'),
  filter: message('html.filter', 'Filter by words'),
  open: message('html.open', 'Show in the document'),
  disclaimer: message(
    'html.disclaimer',
    'Not legal advice: a mark says what a document states and what an instrument says; no mark does not mean compliant.',
  ),
};

/** One self-contained page: nothing is loaded, nothing but our own script runs, and it prints well. */
export function htmlReport(report: Report, language: Language): string {
  return page(report, language, { style, styleHash, script: { text: script, hash: scriptHash } });
}

/** The same page for a panel of the editor: in its colours, and with a way from each finding to its document. */
export function panelReport(report: Report, language: Language): string {
  const script = { text: panelScript, hash: panelScriptHash };
  return page(report, language, { style: panelStyle, styleHash: panelStyleHash, script }, words.open);
}

/** @param button what the page asks of the panel that shows it: the words of its buttons */
function page(report: Report, language: Language, dress: Dress, button?: Message): string {
  const { tool } = report;
  const title = html(words.title, language);
  const lines = [
    ...comparisonLines(report, language),
    ...profileLines(report, language),
    coverageLine(report, language),
    ...minimumLines(report, language),
    remark(language),
  ];
  const told = listsTold(report);
  const lists = told ? [html(told, language)] : [];
  const attributes = button ? ` data-open="${html(button, language)}"` : '';
  const content = `<main>
<h1>${title}</h1>
<p class="verdict">${markupText(verdictLine(report, language))}</p>
${paragraphs([...lines.map(line => markupText(line)), ...lists])}${paragraphs(report.notes.map(note => html(verbatim(note), language)))}${pictures(report, language)}${filters(report, language)}
${paragraphs(notUnderstoodLines(report, language).map(line => markupText(line)))}${report.documents.map(document => section(document, report, language)).join('\n')}
${resolved(report, language)}</main>
<footer class="dim"><p>bomwarden ${markupText(tool.version)}, ${markupText(tool.signatures.digest)}. ${html(words.disclaimer, language)}</p></footer>`;
  return framed({ language: language.tag, title, content, attributes }, dress);
}

function paragraphs(lines: readonly string[]): string {
  return lines.flatMap(line => (line === '' ? [] : [`<p>${line}</p>\n`])).join('');
}

/** What there is to be seen at one look. */
function pictures(report: Report, language: Language): string {
  const drawn = [outcomesPicture, coveragePicture, pathsPicture]
    .map(picture => picture(report, language))
    .filter(picture => picture !== '');
  return drawn.length === 0 ? '' : `<div class="pictures">\n${drawn.join('\n')}\n</div>\n`;
}

function filters({ documents }: Report, language: Language): string {
  const findings = documents.flatMap(document => document.findings);
  const box = (level: Level) => {
    const number = findings.filter(finding => finding.level === level).length;
    const checked = level === 'none' ? '' : ' checked';
    return `<label><input type="checkbox" name="level" value="${level}"${checked}> ${html(levelWords[level], language)} (${number})</label>`;
  };
  const search = `<input type="search" placeholder="${html(words.search, language)}" aria-label="${html(words.filter, language)}">`;
  return `<form hidden>${levels.map(box).join('\n')}${search}</form>`;
}

function section(document: ReportDocument, report: Report, language: Language): string {
  const troubles = document.problems.map(problem => {
    const said = problemWords(problem, language);
    return html(saidAt(problem.range, said), language);
  });
  const groups = groupFindings(document, () => true).sort(
    (a, b) => Number(isFresh(b.first)) - Number(isFresh(a.first)),
  );
  return [
    `<section data-document="${report.documents.indexOf(document)}">\n<h2>${markupText(document.path)} <span class="dim">${markupText(formatWords(document, report, language))}</span></h2>`,
    list(troubles),
    ...(document.minimum ? [list(minimumDetails(document, language).map(line => markupText(line)))] : []),
    ...groups.map(group => groupHtml(group, language, { inBytes: document.image !== undefined })),
    '</section>',
  ].join('\n');
}

function resolved({ comparison }: Report, language: Language): string {
  const items = (comparison?.resolved ?? []).map(finding =>
    markupText(`${resolvedSubject(finding, language)}  ${resolvedPlace(finding)}`.trimEnd()),
  );
  if (items.length === 0) return '';
  return `<section>\n<h2>${html(message('heading.resolved', 'Resolved'), language)}</h2>\n${list(items)}\n</section>\n`;
}
