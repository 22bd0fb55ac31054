import type { Language } from '../l10n/language.ts';
import { csvCell } from '../text/csv-cell.ts';
import { layoutOf, type Questionnaire } from './layout.ts';

/** Lines of a cell stay lines. */
function cell(text: string): string {
  const lines = text.split('\n').map(line => csvCell(line, ',', true).slice(1, -1));
  return `"${lines.join('\n')}"`;
}

/** A questionnaire as RFC 4180 has it, with the mark by which spreadsheets know UTF-8; no cell is calculated. */
export function csvQuestionnaire(questionnaire: Questionnaire, language: Language): string {
  const { rows } = layoutOf(questionnaire, language);
  const width = Math.max(...rows.map(({ length }) => length));
  const lines = rows.map(row => Array.from({ length: width }, (_, at) => cell(row[at] ?? '')).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
