import type { Message } from '../../../text/message.ts';
import type { Budget } from '../budget.ts';
import { type Bytes, joinBytes, latin1, u8 } from '../bytes.ts';
import { checks } from '../checks.ts';
import type { Container, Part } from '../container.ts';
import { packedDamage } from '../said.ts';

/** Lines that are looked at to see whether the file is one. */
const tried = 4;

interface Record {
  readonly address: number;
  readonly data: Bytes;
}

/** `undefined`: the line is none; `null`: it is one and holds no data of the image. */
type Parse = (line: string, state: { base: number }) => Record | null | undefined;

function hexBytes(digits: string): Bytes | undefined {
  if (digits.length % 2 !== 0 || !/^[\da-fA-F]+$/.test(digits)) return undefined;
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  );
}

function sum(bytes: Bytes): number {
  let all = 0;
  for (const byte of bytes) all += byte;
  return all & 0xff;
}

const parseHex: Parse = (line, state) => {
  const bytes = line.startsWith(':') ? hexBytes(line.slice(1)) : undefined;
  if (!bytes || bytes.length < 5 || bytes.length !== u8(bytes, 0) + 5 || sum(bytes) !== 0) return undefined;
  const data = bytes.subarray(4, -1);
  const kind = u8(bytes, 3);
  if (kind === 2) state.base = ((u8(data, 0) << 8) | u8(data, 1)) * 16;
  else if (kind === 4) state.base = ((u8(data, 0) << 8) | u8(data, 1)) * 65536;
  return kind === 0 || (kind > 5 && kind < 16)
    ? { address: state.base + ((u8(bytes, 1) << 8) | u8(bytes, 2)), data }
    : null;
};

const parseSrec: Parse = line => {
  const kind = /^S([0-9])/.exec(line)?.[1];
  const bytes = kind === undefined ? undefined : hexBytes(line.slice(2));
  if (!bytes || bytes.length < 3 || bytes.length !== u8(bytes, 0) + 1 || sum(bytes) !== 0xff) return undefined;
  const width = kind === '1' ? 2 : kind === '2' ? 3 : kind === '3' ? 4 : 0;
  if (width === 0) return null;
  let address = 0;
  for (let index = 0; index < width; index++) address = address * 256 + u8(bytes, 1 + index);
  return { address, data: bytes.subarray(1 + width, -1) };
};

function* linesOf(bytes: Bytes, most = Number.POSITIVE_INFINITY): Generator<string> {
  let at = 0;
  for (let count = 0; at < bytes.length && count < most; count++) {
    const end = bytes.indexOf(10, at);
    const stop = end < 0 ? bytes.length : end;
    yield latin1(bytes.subarray(at, Math.min(stop, at + 1024))).trim();
    at = stop + 1;
  }
}

function textImage(kind: string, title: string, first: string, parse: Parse): Container {
  return {
    kind,
    title,
    magics: [{ at: 0, bytes: [first.charCodeAt(0)] }],
    carved: false,
    find: (bytes, at) => {
      if (at !== 0) return undefined;
      const lines = [...linesOf(bytes, tried)].filter(line => line !== '');
      const state = { base: 0 };
      if (lines.length < 2 || !lines.every(line => parse(line, state) !== undefined)) return undefined;
      return {
        size: bytes.length,
        checked: checks.checksumsOfLines,
        parts: budget => [content(bytes, parse, budget)],
      };
    },
  };
}

/** In the order of their addresses; as they stand where two are for the same one, as where a file holds two images. */
function inOrder(records: readonly Record[]): readonly Record[] {
  if (records.every(({ address }, index) => address > (records[index - 1]?.address ?? -1))) return records;
  const sorted = records.toSorted((one, other) => one.address - other.address);
  const isOne = sorted.every(
    ({ address, data }, index) => address + data.length <= (sorted[index + 1]?.address ?? Number.POSITIVE_INFINITY),
  );
  return isOne ? sorted : records;
}

/** The bytes of the image by their addresses, one after the other; gaps are left out. */
function content(bytes: Bytes, parse: Parse, budget: Budget): Part {
  let unread: Message | undefined;
  const read = () => {
    const state = { base: 0 };
    const records: Record[] = [];
    for (const line of linesOf(bytes)) {
      const record = line === '' ? null : parse(line, state);
      if (record === undefined) {
        unread = packedDamage;
        break;
      }
      if (record) records.push(record);
    }
    const all = joinBytes(inOrder(records).map(({ data }) => data));
    budget.spend(all.length, false);
    return all;
  };
  return { name: undefined, packedAt: 0, stored: bytes.length, read, unread: () => unread };
}

export const intelHex = textImage('intel-hex', 'Intel HEX file', ':', parseHex);
export const srecord = textImage('srecord', 'S-record file', 'S', parseSrec);
