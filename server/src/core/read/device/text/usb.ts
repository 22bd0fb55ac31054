import type { Stated } from '../../../model/claim.ts';
import { claimDevice } from '../device.ts';
import { companyEnd } from './leading-company.ts';
import { type Line, type LineContext, type Part, startPart, stated } from './line.ts';
import { Nameless } from './nameless.ts';

/** `lsusb -D` does not say where the device is. */
const bus = /^[ \t]*(?:Bus \d{3} Device \d{3}|Device): ID (?=[0-9a-f]{4}:[0-9a-f]{4}(?= |$))/i;
const idLength = 9;

/** Whether a line lists a device of the USB, as `lsusb` does. */
export function isUsbLine(text: string): boolean {
  return bus.test(text);
}

const descriptor = /^[ \t]+(idVendor|idProduct|iManufacturer|iProduct)[ \t]+(?:0x[0-9a-f]{4}|\d+)(?=[ \t]|$)/i;

/** Reads `Bus 001 Device 002: ID 12d1:1506 Huawei Technologies Co., Ltd. Modem`, and with `-v` what stands below. */
export class UsbLines {
  readonly #context: LineContext;
  #part: Part | undefined;

  constructor(context: LineContext) {
    this.#context = context;
  }

  /** Whether the line was one of these. */
  read(line: Line): boolean {
    const found = bus.exec(line.text);
    if (found) {
      this.#part = startPart(this.#context, line.span);
      claimIdAt(this.#part, line, found[0].length);
      return true;
    }
    const field = this.#part && descriptor.exec(line.text);
    if (!this.#part || !field) return false;
    claimDescribed(this.#part, field[1] ?? '', stated(line, field[0].length));
    const { component } = this.#part;
    component.span = { start: component.span.start, end: line.span.end };
    return true;
  }
}

/** Claims `12d1:1506 Huawei Technologies Co., Ltd. Modem`. */
function claimIdAt({ component, device }: Part, line: Line, at: number): void {
  const end = at + idLength;
  const name = stated(line, end);
  const split = name && companyEnd(name.value);
  component.name = name;
  device.model = name;
  claimDevice(component, 'usb-id', stated(line, at, end));
  if (name && split !== undefined) {
    const from = name.span.start - line.span.start;
    device.manufacturer = stated(line, from, from + split);
    device.model = stated(line, from + split) ?? name;
    claimDevice(component, 'manufacturer', device.manufacturer, { party: 'organization' });
  }
  claimDevice(component, 'name', name);
}

/** What a descriptor says in words: the registered names behind the ids, and what the device calls itself. */
function claimDescribed({ component, device }: Part, key: string, text: Stated<string> | undefined): void {
  if (!text) return;
  switch (key) {
    case 'idVendor':
    case 'iManufacturer': {
      const isKnown = component.claims.some(
        ({ role, value }) => role === 'manufacturer' && value.toLowerCase() === text.value.toLowerCase(),
      );
      // A controller of the computer says which kernel runs it.
      if (isKnown || /^Linux \d/.test(text.value)) return;
      device.manufacturer ??= text;
      claimDevice(component, 'manufacturer', text, { party: 'organization' });
      return;
    }
    case 'idProduct':
      component.name ??= text;
      return;
    case 'iProduct':
      component.name ??= text;
      device.model = text;
      claimDevice(component, 'model-number', text);
  }
}

const listed = /^T:[ \t]+Bus=/;
const listedLine = /^[TBDPSCIE]:[ \t]+\S/;

/** Whether a line begins a device in the output of `usb-devices`. */
export function isListedDevice(text: string): boolean {
  return listed.test(text);
}

/** Whether a line may stand there. */
export function isListedLine(text: string): boolean {
  return listedLine.test(text);
}

/** Reads what `usb-devices` prints: `P:  Vendor=2c7c ProdID=0125`, `S:  Manufacturer=Quectel`, `S:  Product=EC25-AF`. */
export class UsbList {
  readonly #context: LineContext;
  #part: Part | undefined;

  constructor(context: LineContext) {
    this.#context = context;
  }

  /** Whether the line was one of these. */
  read(line: Line): boolean {
    if (!listedLine.test(line.text)) return false;
    if (listed.test(line.text)) this.#part = startPart(this.#context, line.span);
    if (!this.#part) return false;
    const { component } = this.#part;
    component.span = { start: component.span.start, end: line.span.end };
    const vendor = /^P:[ \t]+Vendor=(?=[0-9a-f]{4} )/i.exec(line.text);
    if (vendor) claimDevice(component, 'usb-id', stated(line, vendor[0].length, vendor[0].length + 4));
    const text = /^S:[ \t]+(Manufacturer|Product)=/.exec(line.text);
    if (text) claimDescribed(this.#part, `i${text[1]}`, stated(line, text[0].length));
    return true;
  }
}

const treeRoot = /^[ \t]*\/:[ \t]+Bus (\d+)\.Port \d+: Dev (\d+), Class=([^,]*)/;
const treeBranch = /^([ \t|]*)\|__ Port \d+: Dev (\d+), (?:If \d+, )?Class=([^,]*)/;
const treeId = /^[ \t|]*ID (?=[0-9a-f]{4}:[0-9a-f]{4}(?= |$))/i;

/** Whether a line begins a tree of `lsusb -t`. */
export function isUsbTreeRoot(text: string): boolean {
  return treeRoot.test(text);
}

/** Reads the trees of `lsusb -t`: a device has a line for each of its interfaces, and its ids with `-v` only. */
export class UsbTree {
  readonly #context: LineContext;
  readonly #nameless = new Nameless();
  #isOpen = false;
  #bus = '';
  /** Those that were met, by bus and number. */
  readonly #seen = new Set<string>();
  #device: { readonly line: Line; readonly name: Stated<string> | undefined } | undefined;

  constructor(context: LineContext) {
    this.#context = context;
  }

  /** Whether the line was one of these. */
  read(line: Line): boolean {
    const { text } = line;
    const root = treeRoot.exec(text);
    const branch = root ?? (this.#isOpen ? treeBranch.exec(text) : undefined);
    if (branch) {
      this.#start(line, root?.[1], branch[2] ?? '', branch[3] ?? '');
      return true;
    }
    if (!this.#isOpen) return false;
    const id = treeId.exec(text);
    if (id && this.#device) {
      const part = startPart(this.#context, this.#device.line.span);
      part.component.span = { start: part.component.span.start, end: line.span.end };
      claimIdAt(part, line, id[0].length);
      this.#device = undefined;
    }
    this.#isOpen = /^[ \t]|^$/.test(text);
    return this.#isOpen;
  }

  #start(line: Line, bus: string | undefined, number: string, kind: string): void {
    this.#close();
    this.#isOpen = true;
    if (bus !== undefined) this.#bus = bus;
    const key = `${this.#bus}.${number}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const at = line.text.indexOf(kind, line.text.indexOf('Class='));
    this.#device = { line, name: stated(line, at, at + kind.length) };
  }

  /** A device of which no line told the ids. */
  #close(): void {
    if (this.#device) this.#nameless.add(this.#device.line, this.#device.name);
    this.#device = undefined;
  }

  finish(): void {
    this.#close();
    this.#nameless.finish(this.#context);
  }
}
