import type { Language } from '../l10n/language.ts';
import { writeZip } from '../read/archive/zip-rewrite.ts';
import { cellName, columnName } from '../read/workbook/grid.ts';
import { layoutOf, type Questionnaire } from './layout.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Styles by their place in `styles`. */
const [plain, header, open, title] = [0, 1, 2, 3];
/** Widths of the columns in characters. */
const widths = [19, 30, 12, 36, 28, 44, 60, 30, 24, 28, 30];

const styles = `<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf xfId="0" fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf xfId="0" numFmtId="49" fillId="3" borderId="1" applyNumberFormat="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf xfId="0" fontId="2" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** A questionnaire as a workbook of one sheet. Every cell is a text: nothing in it is a formula. */
export function xlsxQuestionnaire(questionnaire: Questionnaire, language: Language): Uint8Array {
  const { rows, header: headerRow, open: opened, choice } = layoutOf(questionnaire, language);
  const isOpen = new Set(opened.map(cellName));
  const cells = rows.map((row, at) => {
    const width = at === 2 || at === 3 ? 3 : row.length;
    const made = Array.from({ length: width }, (_, column) => {
      const name = cellName({ row: at, column });
      const style = isOpen.has(name)
        ? open
        : at === headerRow
          ? header
          : at === 0 && column === 2
            ? title
            : at === 1
              ? title + 1
              : plain;
      return cellXml(name, row[column] ?? '', style > title ? plain : style, at === 1);
    });
    return `<row r="${at + 1}">${made.join('')}</row>`;
  });
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const below = `A${headerRow + 2}`;
  const column = columnName(choice.column);
  const choices = `<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="${column}${headerRow + 2}:${column}${rows.length}"><formula1>"${escaped(choice.words.join(','))}"</formula1></dataValidation></dataValidations>`;
  const sheet = `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${headerRow + 1}" topLeftCell="${below}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData>${cells.join('')}</sheetData>${rows.length > headerRow + 1 ? choices : ''}<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Questions" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/worksheets/sheet1.xml': sheet,
    'xl/styles.xml': styles,
  };
  const encoder = new TextEncoder();
  return writeZip(new Map(Object.entries(parts).map(([name, xml]) => [name, encoder.encode(declaration + xml)])));
}

function cellXml(name: string, text: string, style: number, isLong: boolean): string {
  // the sentence at the top runs over the columns beside it
  const styled = style === plain && isLong ? '' : ` s="${style}"`;
  if (text === '') return `<c r="${name}"${styled}/>`;
  return `<c r="${name}"${styled} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packaged}/relationships">${each.join('')}</Relationships>`;
}

/** Control characters are gone already; `_x0041_` would be read as a letter. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
