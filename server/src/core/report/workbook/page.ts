import type { Language } from '../../l10n/language.ts';
import { type Message, message } from '../../text/message.ts';
import { html, list } from '../html-text.ts';
import type { Report, ReportFinding } from '../model.ts';
import { type Dress, framed } from '../page-frame.ts';
import { coverageLine, verdictLine } from '../verdict-line.ts';
import { evidenceWords, verdictWords } from '../verdict-words.ts';
import { problemWords, strengthOf } from '../words.ts';
import { markupText } from '../xml-text.ts';
import { workbookScript, workbookScriptHash, workbookStyle, workbookStyleHash } from './dress.ts';

/** Rows of a sheet that are shown without a mark in them, and columns. */
const mostRows = 500;
const mostColumns = 60;
/** How much of a long text is shown in its cell. */
const longestCell = 300;
const mostProblems = 20;
/** Evidence that is told of one finding. */
const mostEvidence = 3;

/** A sheet as people see it. Rows and columns count from zero. */
export interface SheetView {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly { readonly row: number; readonly cells: readonly (string | undefined)[] }[];
  readonly marks: readonly CellMark[];
}

/** A finding at a cell, with what can be copied about it. */
export interface CellMark {
  readonly row: number;
  readonly column: number;
  readonly finding: ReportFinding;
  readonly copies: readonly { readonly title: Message; readonly text: string }[];
}

const dress: Dress = {
  style: workbookStyle,
  styleHash: workbookStyleHash,
  script: { text: workbookScript, hash: workbookScriptHash },
};

/** The sheets of a workbook with what was found in them: nothing is loaded, nothing but our own script runs, nothing is changed. */
export function workbookPage(report: Report, sheets: readonly SheetView[], language: Language): string {
  const [document] = report.documents;
  const problems = (document?.problems ?? []).slice(0, mostProblems).map(problem => {
    const place = problem.range.cell === undefined ? '' : `${markupText(problem.range.cell)}: `;
    return `${place}${markupText(problemWords(problem, language))}`;
  });
  const marks = sheets.flatMap(sheet => sheet.marks);
  const title = html(message('workbook.title', 'Workbook review'), language);
  const content = `<main>
<h1>${title} <span class="dim">${markupText(document?.path ?? '')}</span></h1>
<p class="verdict">${markupText(verdictLine(report, language))}</p>
<p class="dim">${markupText(coverageLine(report, language))}</p>
${marks.length === 0 ? '' : walk(language)}
${list(problems)}
${sheets.map((sheet, index) => sheetHtml(sheet, index, language)).join('\n')}
</main>
<aside aria-live="polite" aria-label="${html(message('workbook.found', 'What was found in the cell'), language)}">
${sheets.flatMap((sheet, index) => groups(sheet).map(group => toldHtml(group, index, language))).join('\n')}
</aside>`;
  return framed({ language: language.tag, title, content }, dress);
}

function walk(language: Language): string {
  const button = (way: string, words: Message) => `<button data-way="${way}">${html(words, language)}</button>`;
  return `<div class="acts">${button('-1', message('workbook.previous', 'Previous mark'))}${button('1', message('workbook.next', 'Next mark'))}</div>`;
}

/** The marks of each cell together. */
function groups({ marks }: SheetView): readonly (readonly CellMark[])[] {
  const cells = new Map<string, CellMark[]>();
  for (const mark of marks) {
    const key = `${mark.row} ${mark.column}`;
    const known = cells.get(key);
    if (known) known.push(mark);
    else cells.set(key, [mark]);
  }
  return [...cells.values()];
}

function idOf(sheet: number, { row, column }: Pick<CellMark, 'row' | 'column'>): string {
  return `m${sheet}-${row}-${column}`;
}

function sheetHtml(sheet: SheetView, index: number, language: Language): string {
  const { name, hidden, rows } = sheet;
  const cells = groups(sheet);
  const marked = new Map(
    cells.flatMap(group => (group[0] ? [[`${group[0].row} ${group[0].column}`, group] as const] : [])),
  );
  const markedRows = new Set(sheet.marks.map(({ row }) => row));
  const shown = rows.filter(({ row }, nth) => nth < mostRows || markedRows.has(row));
  const furthest = sheet.marks.reduce((most, { column }) => Math.max(most, column + 1), 0);
  const width = Math.max(
    furthest,
    Math.min(
      mostColumns,
      rows.reduce((most, { cells: own }) => Math.max(most, own.length), 0),
    ),
  );
  const columns = Array.from({ length: width }, (_, column) => column);
  const head = columns.map(column => `<th scope="col">${letters(column)}</th>`).join('');
  const body = shown.map(({ row, cells: own }) => {
    const data = columns
      .map(column => cellHtml(own[column] ?? '', marked.get(`${row} ${column}`), index, language))
      .join('');
    return `<tr><th scope="row">${row + 1}</th>${data}</tr>`;
  });
  const rest = rows.length - shown.length;
  const text = { one: '{n} row without a mark is not shown.', other: '{n} rows without a mark are not shown.' };
  const note = hidden ? ` <span class="dim">${html(message('workbook.hidden', 'hidden'), language)}</span>` : '';
  const label = markupText(name, 100);
  return `<section>
<h2 id="s${index}">${label}${note}</h2>
<div class="sheet"><table role="grid" aria-labelledby="s${index}"><thead><tr><td></td>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div>
${rest > 0 ? `<p class="dim">${html(message('workbook.more-rows', text, { n: rest }), language)}</p>` : ''}
</section>`;
}

function letters(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

function cellHtml(text: string, marks: readonly CellMark[] | undefined, sheet: number, language: Language): string {
  const shown = markupText(text, longestCell);
  const [first] = marks ?? [];
  if (!marks || !first) return `<td role="gridcell" tabindex="-1">${shown}</td>`;
  const said = marks.map(({ finding }) => markupText(language.say(finding.message))).join(' · ');
  const level = html(strengthOf(first.finding), language);
  const waived = first.finding.waiver ? ' waived' : '';
  return `<td role="gridcell" tabindex="-1" class="marked l-${first.finding.level}${waived}" data-told="${idOf(sheet, first)}" title="${said}">${shown}<span class="ear">, ${level}</span></td>`;
}

function toldHtml(marks: readonly CellMark[], sheet: number, language: Language): string {
  const [first] = marks;
  if (!first) return '';
  const parts = marks.map(({ finding, copies }) => {
    const verdicts = finding.judgements.flatMap(({ verdicts: own }) => own).slice(0, 1);
    const facts = [
      ...verdicts.map(verdict => html(verdictWords(verdict, undefined), language)),
      ...finding.evidence.slice(0, mostEvidence).map(one => html(evidenceWords(one), language)),
      ...(finding.waiver
        ? [html(message('html.waived', 'waived until {day}', { day: finding.waiver.expires }), language)]
        : []),
    ];
    const buttons = copies.map(
      ({ title, text }) => `<button data-copy="${markupText(text, 20_000)}">${html(title, language)}</button>`,
    );
    return `<h3 class="told l-${finding.level}">${html(finding.message, language)}</h3>${list(facts)}<div class="acts">${buttons.join('')}</div>`;
  });
  const place = markupText(first.finding.range.cell ?? '');
  return `<div class="told" id="${idOf(sheet, first)}" hidden><p class="dim">${place}</p>${parts.join('\n')}</div>`;
}
