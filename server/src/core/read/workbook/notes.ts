import { walkXml } from '../../syntax/xml-walk.ts';
import { decodeText } from '../../text/decode.ts';
import { cellText } from './cell-text.ts';
import { type Cell, cellName } from './grid.ts';
import type { Package } from './package.ts';

/** A note on a cell. */
export interface Note extends Cell {
  readonly text: string;
}

const author = 'bomwarden';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const typesPart = '[Content_Types].xml';
const drawingType = 'application/vnd.openxmlformats-officedocument.vmlDrawing';
const notesType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';

/**
 * Writes notes into the parts that hold them, beside those that are there; a cell that has one keeps it and gets no other.
 * @param changed takes the parts that are written
 * @returns the id of the relation to a drawing that the sheet has to refer to; undefined where it does already
 */
export function addNotes(
  file: Package,
  sheet: string,
  notes: readonly Note[],
  changed: Map<string, Uint8Array>,
): { readonly drawing: string } | undefined {
  const related = [...file.relations(sheet).entries()];
  const known = related.find(([, { type }]) => type === 'comments')?.[1];
  const drawn = related.find(([, { type }]) => type === 'vmlDrawing')?.[1];
  const comments = known && file.read(known.part);
  const drawing = drawn && file.read(drawn.part);
  if (known && drawn && comments && drawing) {
    const taken = cellsIn(comments);
    const own = notes.filter(note => !taken.cells.has(cellName(note)));
    changed.set(file.name(known.part), joinedComments(comments, own, taken.authors));
    changed.set(file.name(drawn.part), insertedBefore(drawing, /<\/xml>\s*$/i, own.map(shapeOf).join('')));
    return undefined;
  }
  // a sheet with one of them and without the other has pictures that notes must not disturb
  if (known || drawn) return undefined;
  const nth = /\d{1,6}(?=\.xml$)/.exec(sheet)?.[0] ?? '';
  const commentsName = `xl/bomwarden-notes${nth}.xml`;
  const drawingName = `xl/drawings/bomwarden-notes${nth}.vml`;
  changed.set(commentsName, newComments(notes));
  changed.set(drawingName, newDrawing(notes));
  const entries =
    `<Relationship Id="bomwardenNotes" Type="${office}/comments" Target="/${commentsName}"/>` +
    `<Relationship Id="bomwardenDrawing" Type="${office}/vmlDrawing" Target="/${drawingName}"/>`;
  const slash = sheet.lastIndexOf('/');
  const relationsName = `${sheet.slice(0, slash + 1)}_rels/${sheet.slice(slash + 1)}.rels`;
  const before = file.read(relationsName);
  changed.set(
    file.name(relationsName),
    before
      ? insertedBefore(before, /<\/(?:\w+:)?Relationships>\s*$/, entries)
      : encoded(`<Relationships xmlns="${relations}">${entries}</Relationships>`),
  );
  const types = changed.get(typesPart) ?? file.read(typesPart);
  if (types) {
    const isKnown = /Extension\s*=\s*["']vml["']/i.test(decodeText(types).value);
    const declared = `${isKnown ? '' : `<Default Extension="vml" ContentType="${drawingType}"/>`}<Override PartName="/${commentsName}" ContentType="${notesType}"/>`;
    changed.set(typesPart, insertedBefore(types, /<\/(?:\w+:)?Types>\s*$/, declared));
  }
  return { drawing: 'bomwardenDrawing' };
}

function cellsIn(bytes: Uint8Array): { readonly cells: ReadonlySet<string>; readonly authors: number } {
  const cells = new Set<string>();
  let authors = 0;
  walkXml(bytes, {
    open: (name, { ref }) => {
      if (name === 'comment' && ref !== undefined) cells.add(ref);
      if (name === 'author') authors++;
    },
    text: () => {},
    close: () => {},
  });
  return { cells, authors };
}

function joinedComments(bytes: Uint8Array, notes: readonly Note[], authors: number): Uint8Array {
  const prefix = /<((?:\w+:)?)comments\b/.exec(decodeText(bytes).value)?.[1] ?? '';
  const named = insertedBefore(bytes, /<\/(?:\w+:)?authors>/, `<${prefix}author>${author}</${prefix}author>`);
  return insertedBefore(
    named,
    /<\/(?:\w+:)?commentList>/,
    notes.map(note => commentOf(note, authors, prefix)).join(''),
  );
}

function commentOf(note: Note, by: number, p = ''): string {
  return `<${p}comment ref="${cellName(note)}" authorId="${by}"><${p}text><${p}r><${p}t xml:space="preserve">${cellText(note.text)}</${p}t></${p}r></${p}text></${p}comment>`;
}

function newComments(notes: readonly Note[]): Uint8Array {
  const list = notes.map(note => commentOf(note, 0)).join('');
  return encoded(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${main}"><authors><author>${author}</author></authors><commentList>${list}</commentList></comments>`,
  );
}

function newDrawing(notes: readonly Note[]): Uint8Array {
  return encoded(
    `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${notes.map(shapeOf).join('')}</xml>`,
  );
}

/** What Excel draws a note in. https://learn.microsoft.com/openspecs/office_standards/ms-oi29500 */
function shapeOf({ row, column }: Note): string {
  return `<v:shape id="bomwarden_${row}_${column}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:280pt;height:90pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
}

function insertedBefore(bytes: Uint8Array, mark: RegExp, text: string): Uint8Array {
  const { value } = decodeText(bytes);
  const at = value.search(mark);
  return at < 0 ? bytes : encoded(value.slice(0, at) + text + value.slice(at));
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
