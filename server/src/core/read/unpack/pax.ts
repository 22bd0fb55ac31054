const utf8 = new TextDecoder('utf-8');
/** Digits of a length; nothing that fits into memory has more. */
const mostDigits = 9;

/**
 * What a header of pax says of the entry behind it: records of "length key=value\n", up to the first that is none.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
export function* paxRecords(bytes: Uint8Array): Generator<readonly [key: string, value: string]> {
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    if (space < 0 || space - at > mostDigits) return;
    const stated = utf8.decode(bytes.subarray(at, space));
    const length = /^\d+$/.test(stated) ? Number(stated) : 0;
    // a length counts itself, so that each record leads on
    if (length <= space - at || at + length > bytes.length) return;
    const record = utf8.decode(bytes.subarray(space + 1, at + length - 1));
    const equals = record.indexOf('=');
    if (equals < 1) return;
    yield [record.slice(0, equals), record.slice(equals + 1)];
    at += length;
  }
}
