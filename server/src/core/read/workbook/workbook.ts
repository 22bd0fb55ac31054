import { isZip } from '../archive/zip.ts';
import { readOds } from './ods.ts';
import { readXlsx, type Workbook } from './xlsx.ts';

/** The sheets of a workbook, of Excel or of OpenDocument; undefined for bytes that are none. */
export function workbookIn(bytes: Uint8Array): Workbook | undefined {
  return isZip(bytes) ? (readXlsx(bytes) ?? readOds(bytes)) : undefined;
}
