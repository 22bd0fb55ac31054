import type { Stated } from '../../../model/claim.ts';
import type { Format } from '../../../model/format.ts';
import { Problems } from '../../../text/problems.ts';
import type { Source } from '../../../text/source.ts';
import { BomBuilder, type ComponentDraft } from '../../bom-builder.ts';
import { syntaxOf } from '../../detect.ts';
import { claimDevice, type DeviceDraft, newDevice } from '../device.ts';
import { areMostly, linesOf } from './lines.ts';

interface Line {
  readonly component: ComponentDraft;
  readonly device: DeviceDraft;
  readonly text: string;
  readonly start: number;
}

function part({ text, start }: Line, from: number, to: number): Stated<string> {
  return { value: text.slice(from, to), span: { start: start + from, end: start + to } };
}

/** A format of one part of a computer per line. */
function lineFormat(id: Format['id'], form: RegExp, readLine: (line: Line) => void): Format {
  return {
    id,
    detect: (source: Source) => syntaxOf(source) === 'text' && areMostly(source, form),
    read(source) {
      const problems = new Problems();
      const bom = new BomBuilder();
      for (const { text, span } of linesOf(source)) {
        if (!form.test(text)) continue;
        const component = bom.start('component', span.start);
        component.kind = 'hardware';
        component.span = span;
        const device = newDevice();
        component.device = device;
        bom.componentCount++;
        readLine({ component, device, text, start: span.start });
      }
      return { bom: bom.finish(id), problems: problems.list };
    },
  };
}

const slot = /^(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7] (?=\S)/i;

/** `00:02.0 VGA compatible controller [0300]: Huawei Technologies Co., Ltd. Hi1710 [19e5:1711] (rev 01)` */
function readPci(line: Line): void {
  const { text, component } = line;
  if (text.includes('"')) {
    readQuotedPci(line);
    return;
  }
  const colon = text.indexOf(': ', slot.exec(text)?.[0].length ?? 0);
  if (colon < 0) return;
  const ids = /\[([0-9a-f]{4}:[0-9a-f]{4})\]/i.exec(text.slice(colon));
  const nameEnd = ids ? colon + ids.index : text.length;
  const name = trimmed(line, colon + 2, nameEnd);
  component.name = name;
  line.device.model = name;
  claimDevice(component, 'name', name);
  if (ids) claimDevice(component, 'pci-id', part(line, nameEnd + 1, nameEnd + 10));
}

/** `00:02.0 "VGA compatible controller [0300]" "Huawei Technologies Co., Ltd. [19e5]" "Hi1710 [1711]" -r01 …` */
function readQuotedPci(line: Line): void {
  const { component } = line;
  const cells = [...line.text.matchAll(/"([^"]*)"/g)].map(found => ({ start: found.index + 1, text: found[1] ?? '' }));
  const [, vendor, device] = cells;
  if (!vendor) return;
  const maker = splitId(line, vendor);
  line.device.manufacturer = maker.name;
  claimDevice(component, 'manufacturer', maker.name, { party: 'organization' });
  claimDevice(component, 'pci-id', maker.id);
  if (!device) return;
  const { name } = splitId(line, device);
  component.name = name;
  line.device.model = name;
  claimDevice(component, 'name', name);
}

function splitId(line: Line, cell: { readonly start: number; readonly text: string }) {
  const found = /\[([0-9a-f]{4})\]$/i.exec(cell.text);
  const end = cell.start + (found ? cell.text.slice(0, found.index).trimEnd().length : cell.text.length);
  const idStart = found ? cell.start + cell.text.length - 5 : 0;
  return { name: part(line, cell.start, end), id: found ? part(line, idStart, idStart + 4) : undefined };
}

const bus = /^Bus \d{3} Device \d{3}: ID [0-9a-f]{4}:[0-9a-f]{4}(?= |$)/i;

/** `Bus 001 Device 002: ID 12d1:1506 Huawei Technologies Co., Ltd. Modem` */
function readUsb(line: Line): void {
  const end = bus.exec(line.text)?.[0].length ?? 0;
  const name = trimmed(line, end, line.text.length);
  line.component.name = name;
  line.device.model = name;
  claimDevice(line.component, 'usb-id', part(line, end - 9, end));
  claimDevice(line.component, 'name', name);
}

function trimmed(line: Line, from: number, to: number): Stated<string> | undefined {
  const text = line.text.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  const end = from + text.trimEnd().length;
  return start < end ? part(line, start, end) : undefined;
}

/** What `lspci -nn` and `lspci -mm -nn` print. */
export const lspciText: Format = lineFormat('lspci-text', slot, readPci);

/** What `lsusb` prints. */
export const lsusbText: Format = lineFormat('lsusb-text', bus, readUsb);
