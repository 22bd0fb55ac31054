import type { Bom, Reading } from '../model/component.ts';
import type { Cursor } from '../syntax/cursor.ts';
import { decodeJson } from '../syntax/json.ts';
import type { Problems } from '../text/problems.ts';
import type { Source } from '../text/source.ts';
import { descend, wrapperOf } from './detect.ts';

/** Reads a bill of materials in JSON, wherever in the document it stands. One in an attestation is signed, or about to be. */
export function readJson(source: Source, decode: (cursor: Cursor, problems: Problems) => Bom | undefined): Reading {
  const path = wrapperOf(source);
  const { value, problems } = decodeJson(source, (cursor, found) => {
    cursor.tellTo(found);
    if (path.length === 0) return decode(cursor, found);
    if (!descend(cursor, path)) return undefined;
    const { start, end } = cursor.keySpan;
    found.add('wrapped-document', 'information', messageOf(path), start, end);
    return decode(cursor, found);
  });
  const bom = value && path[0] === 'predicate' ? { ...value, signed: true } : value;
  return { bom, problems };
}

function messageOf(path: readonly string[]): string {
  return path[0] === 'predicate'
    ? 'The bill of materials stands in an attestation; it is read here and never edited.'
    : 'The bill of materials stands in the export of a forge; what is around it is not read.';
}
