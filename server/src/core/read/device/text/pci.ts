import { claimDevice } from '../device.ts';
import { claimNamed, type Made, startBoard } from './claims.ts';
import { type Line, type LineContext, type Part, startPart, stated } from './line.ts';
import { cellAt, type Named, namedAt } from './named.ts';
import { Nameless } from './nameless.ts';

/** With `-P` the bridges on the way stand in front of it: `00:1c.0/00.0`. */
const slot =
  /^[ \t]*(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7](?:\/(?:[0-9a-f]{2}:)?[0-9a-f]{2}\.[0-7]){0,16} (?=\S)/i;
const numbers = /^(?:class )?\[?[0-9a-f]{4}\]?: (?=[0-9a-f]{4}:[0-9a-f]{4}(?= |$))/i;

/** Whether a line lists a device of the PCI bus, as `lspci` does in all its forms but records and trees. */
export function isPciLine(text: string): boolean {
  const found = slot.exec(text);
  if (!found) return false;
  const rest = text.slice(found[0].length);
  return rest.startsWith('"') ? /^"[^"]*" "/.test(rest) : rest.includes(': ');
}

/** `Subsystem:` below a line of the PCI bus, where options make it more than a line. */
const subsystem = /^[ \t]+Subsystem:[ \t]*(?=\S)/;

/** Reads the lines of `lspci`, `-n`, `-nn`, `-k`, `-v` and `-mm`; the lines below a device speak of it. */
export class PciLines {
  readonly #context: LineContext;
  #chip: Made | undefined;

  constructor(context: LineContext) {
    this.#context = context;
  }

  /** Whether the line was one of these. */
  read(line: Line): boolean {
    const { text } = line;
    if (isPciLine(text)) {
      this.#chip = this.#readDevice(line, slot.exec(text)?.[0].length ?? 0);
      return true;
    }
    const below = this.#chip && subsystem.exec(text);
    if (this.#chip && below) {
      startBoard(this.#context, line, this.#chip, namedAt(line, below[0].length));
      return true;
    }
    if (/^\S/.test(text)) this.#chip = undefined;
    return false;
  }

  #readDevice(line: Line, from: number): Made {
    const { text } = line;
    if (text.charAt(from) === '"') return readQuoted(this.#context, line, from);
    const rest = text.slice(from);
    const at = from + (numbers.exec(rest)?.[0].length ?? rest.indexOf(': ') + 2);
    const named = namedAt(line, at);
    claimNamed(startPart(this.#context, line.span), named, 'pci-id');
    return named;
  }
}

/** `00:02.0 "VGA compatible controller [0300]" "Huawei Technologies Co., Ltd. [19e5]" "Hi1710 [1711]" -r01 "…" "…"` */
function readQuoted(context: LineContext, line: Line, from: number): Made {
  const [, vendor, device, ownVendor, ownDevice] = [...line.text.slice(from).matchAll(/"([^"]*)"/g)].map(found => {
    const start = from + found.index + 1;
    return cellAt(line, start, start + (found[1]?.length ?? 0));
  });
  const chip = claimCells(startPart(context, line.span), vendor, device);
  const named = namedOf(ownVendor, ownDevice);
  startBoard(context, line, chip, named);
  return chip;
}

type Cell = ReturnType<typeof cellAt>;

function claimCells(part: Part, vendor: Cell | undefined, device: Cell | undefined): Made {
  const { component, device: facts } = part;
  facts.manufacturer = vendor?.name;
  claimDevice(component, 'manufacturer', vendor?.name, { party: 'organization' });
  // forms that keep maker and device apart: the number of the device says which of the maker's it is
  claimDevice(component, 'pci-id', vendor?.id, device?.id ? { label: `device ${device.id.value}` } : undefined);
  const name = device?.name ?? device?.whole;
  component.name = name;
  facts.model = name;
  claimDevice(component, 'name', name);
  return { maker: vendor?.name, id: vendor?.id };
}

function namedOf(vendor: Cell | undefined, device: Cell | undefined): Named {
  return { whole: device?.name ?? vendor?.name, maker: vendor?.name, model: device?.name, id: vendor?.id };
}

const member =
  /^[ \t]*(Slot|Class|Vendor|Device|SVendor|SDevice|PhySlot|Rev|ProgIf|Driver|Module|NUMANode|IOMMUGroup|DTNode):\t?[ \t]*/;
const slotValue = /^(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]$/i;

/** Whether a line begins a record of `lspci -vmm`, or of `-vm`, which calls the slot the device. */
export function startsRecord(text: string): boolean {
  const found = member.exec(text);
  const key = found?.[1];
  return (key === 'Slot' || key === 'Device') && slotValue.test(text.slice(found?.[0].length).trim());
}

/** Whether a line may stand in such a record. */
export function isRecordLine(text: string): boolean {
  return member.test(text);
}

interface Record {
  readonly part: Part;
  vendor: Cell | undefined;
  device: Cell | undefined;
  /** The board around it, with the line that it begins on. */
  board: { readonly line: Line; readonly vendor: Cell } | undefined;
  ownDevice: Cell | undefined;
}

/** Reads the records of `lspci -vmm`. */
export class PciRecords {
  readonly #context: LineContext;
  #record: Record | undefined;

  constructor(context: LineContext) {
    this.#context = context;
  }

  /** Whether the line was one of these. */
  read(line: Line): boolean {
    const { text, span } = line;
    const found = member.exec(text);
    if (startsRecord(text)) {
      this.finish();
      const part = startPart(this.#context, span);
      this.#record = { part, vendor: undefined, device: undefined, board: undefined, ownDevice: undefined };
      return true;
    }
    const record = this.#record;
    if (!record || !found) {
      if (text.trim() !== '') this.finish();
      return false;
    }
    const cell = cellAt(line, found[0].length);
    record.part.component.span = { start: record.part.component.span.start, end: span.end };
    if (found[1] === 'Vendor') record.vendor = cell;
    else if (found[1] === 'Device') record.device = cell;
    else if (found[1] === 'SVendor') record.board = { line, vendor: cell };
    else if (found[1] === 'SDevice') record.ownDevice = cell;
    return true;
  }

  /** Reads the record that the lines before made up. */
  finish(): void {
    const record = this.#record;
    this.#record = undefined;
    if (!record) return;
    const chip = claimCells(record.part, record.vendor, record.device);
    if (!record.board) return;
    const named = namedOf(record.board.vendor, record.ownDevice);
    const { line } = record.board;
    const end = record.ownDevice?.whole?.span.end ?? line.span.end;
    startBoard(this.#context, { text: line.text, span: { start: line.span.start, end } }, chip, named);
  }
}

const root = /^[ \t]*[-+\\]{1,2}-?\[[0-9a-f]{4,8}(?::[0-9a-f]{2}(?:-[0-9a-f]{2})?)?\]-/i;
const leaf = /[-+\\ ]([0-9a-f]{2}\.[0-7])(?=$| {2}\S)/i;

/** Whether a line begins a tree of `lspci -t`. */
export function isTreeRoot(text: string): boolean {
  return root.test(text);
}

/** Reads the trees of `lspci -t`, which names devices with `-v` only. */
export class PciTree {
  readonly #context: LineContext;
  readonly #nameless = new Nameless();
  #isOpen = false;

  constructor(context: LineContext) {
    this.#context = context;
  }

  /** Whether the line was one of these. */
  read(line: Line): boolean {
    const { text } = line;
    this.#isOpen = isTreeRoot(text) || (this.#isOpen && /^[ \t][|+\\ \t-]*[-+\\]/.test(text));
    if (!this.#isOpen) return false;
    const found = leaf.exec(text);
    if (!found) return true;
    const end = found.index + found[0].length;
    const named = namedAt(line, end);
    if (named.whole || named.id) claimNamed(startPart(this.#context, line.span), named, 'pci-id');
    else this.#nameless.add(line, stated(line, end - 4, end));
    return true;
  }

  finish(): void {
    this.#nameless.finish(this.#context);
  }
}
