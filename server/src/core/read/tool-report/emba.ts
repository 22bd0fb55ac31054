import type { Role, Stated } from '../../model/claim.ts';
import type { Source } from '../../text/source.ts';
import { headOf, syntaxOf } from '../detect.ts';
import { linesOf } from '../device/text/lines.ts';
import { mostFound, type ReportedPackage, type ToolReport } from './report.ts';

/** The table of packages of EMBA’s module S08, and the columns of it that are read. */
const heading = /^Packaging system;package file;[^;\r\n]{0,40};package;original version;/m;
const columns: ReadonlyMap<string, Role | 'name' | 'version'> = new Map([
  ['package', 'name'],
  ['original version', 'version'],
  ['maintainer', 'author'],
  ['CPE identifier', 'cpe'],
  ['PURL', 'purl'],
]);

export function isEmbaCsv(source: Source): boolean {
  return syntaxOf(source) === 'text' && heading.test(headOf(source));
}

export function embaReport(source: Source): ToolReport {
  const packages: ReportedPackage[] = [];
  let roles: readonly (Role | 'version' | undefined)[] | undefined;
  for (const { text, span } of linesOf(source)) {
    if (heading.test(text)) {
      roles = text.split(';').map(title => columns.get(title.trim()));
      continue;
    }
    if (!roles || packages.length >= mostFound) continue;
    const cells = cellsOf(text, span.start);
    const of = (wanted: Role | 'version') => {
      const cell = cells[roles?.indexOf(wanted) ?? -1];
      // `NA` and an empty CPE say that nothing is known
      return cell && !/^(?:NA|-|unknown|:*)$/i.test(cell.value) ? cell : undefined;
    };
    const name = of('name');
    if (!name) continue;
    const claims = (['purl', 'cpe', 'author'] as const).flatMap(role => {
      const stated = of(role);
      const isOne = stated && (role !== 'cpe' || stated.value.startsWith('cpe:'));
      return isOne ? [{ role, stated }] : [];
    });
    packages.push({ name, version: of('version'), claims });
  }
  return { tool: 'EMBA', images: [{ file: undefined, found: [], packages }] };
}

function cellsOf(line: string, start: number): readonly Stated<string>[] {
  const cells: Stated<string>[] = [];
  let from = 0;
  for (const value of line.split(';')) {
    cells.push({ value, span: { start: start + from, end: start + from + value.length } });
    from += value.length + 1;
  }
  return cells;
}
