import { type CsvDelimiter, csvDelimiters } from './csv.ts';

/** The delimiter that a first line `sep=;` declares, as spreadsheets write and read it. */
export function declaredDelimiter(text: string): CsvDelimiter | undefined {
  const declared = /^\ufeff?(?:"sep=([^"\r\n])"|sep=([^\r\n]))\r?(?:\n|$)/i.exec(text);
  const sign = declared?.[1] ?? declared?.[2];
  return csvDelimiters.find(each => each === sign);
}
