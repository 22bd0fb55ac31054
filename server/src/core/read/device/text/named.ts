import type { Stated } from '../../../model/claim.ts';
import { companyEnd } from './leading-company.ts';
import { type Line, stated } from './line.ts';

/** What a tool prints for one device: its name, with its maker in front, and its ids in numbers. */
export interface Named {
  readonly whole: Stated<string> | undefined;
  readonly maker: Stated<string> | undefined;
  readonly model: Stated<string> | undefined;
  readonly id: Stated<string> | undefined;
}

const bracketed = /\[([0-9a-f]{4}:[0-9a-f]{4})\]/i;
/** What is not in the registry that the tool looks names up in is printed as `Device` and its number. */
const bare = /^(?:(?:Unknown )?Device )?([0-9a-f]{4}:[0-9a-f]{4})(?= |$)/i;
const behind = /\s\((?:rev|prog-if) /i;

/** Reads `Huawei Technologies Co., Ltd. Hi171x Series [19e5:1711] (rev 01)`, with or without names, with or without ids. */
export function namedAt(line: Line, from: number): Named {
  const text = line.text.slice(from);
  const lead = text.length - text.trimStart().length;
  const number = bare.exec(text.slice(lead));
  if (number?.[1] !== undefined) {
    const end = from + lead + number[0].length;
    const id = stated(line, end - number[1].length, end);
    return { whole: undefined, maker: undefined, model: undefined, id };
  }
  const found = bracketed.exec(text);
  const end = from + (found?.index ?? behind.exec(text)?.index ?? text.length);
  const id = found ? stated(line, end + 1, end + 10) : undefined;
  const whole = stated(line, from, end);
  const split = whole && companyEnd(whole.value);
  if (!whole || split === undefined) return { whole: namesAnything(whole), maker: undefined, model: undefined, id };
  const at = whole.span.start - line.span.start;
  return { whole, maker: stated(line, at, at + split), model: namesAnything(stated(line, at + split, end)), id };
}

function namesAnything(name: Stated<string> | undefined): Stated<string> | undefined {
  return name && /^Device$/i.test(name.value) ? undefined : name;
}

const hexadecimal = /^[0-9a-f]{4}$/i;

/** Reads `Huawei Technologies Co., Ltd. [19e5]`, `19e5` or `Vendor 19e5`: one cell of the forms that keep maker and device apart. */
export function cellAt(line: Line, from: number, to = line.text.length) {
  const whole = stated(line, from, to);
  if (!whole) return { whole, name: undefined, id: undefined };
  const at = whole.span.start - line.span.start;
  const end = at + whole.value.length;
  if (hexadecimal.test(whole.value)) return { whole, name: undefined, id: whole };
  if (/^(?:unknown )?(?:vendor|device) [0-9a-f]{4}$/i.test(whole.value)) {
    return { whole, name: undefined, id: stated(line, end - 4, end) };
  }
  if (!/\[[0-9a-f]{4}\]$/i.test(whole.value)) return { whole, name: whole, id: undefined };
  return { whole, name: namesAnything(stated(line, at, end - 6)), id: stated(line, end - 5, end - 1) };
}
