import type { Format } from '../../../model/format.ts';
import { Problems } from '../../../text/problems.ts';
import type { Source } from '../../../text/source.ts';
import { BomBuilder } from '../../bom-builder.ts';
import { syntaxOf } from '../../detect.ts';
import { linesOf } from './lines.ts';
import { isPciLine, isRecordLine, isTreeRoot, PciLines, PciRecords, PciTree, startsRecord } from './pci.ts';
import { isListedDevice, isListedLine, isUsbLine, isUsbTreeRoot, UsbLines, UsbList, UsbTree } from './usb.ts';

type Bus = 'lspci-text' | 'lsusb-text';

const looked = 65_536;

/** The bus that a line of one of the two tools lists a device of. */
function busOf(text: string): Bus | undefined {
  if (isPciLine(text) || startsRecord(text) || isTreeRoot(text)) return 'lspci-text';
  return isUsbLine(text) || isUsbTreeRoot(text) || isListedDevice(text) ? 'lsusb-text' : undefined;
}

/** Headings of `lsusb -v`, and what it complains of. */
const heading =
  /^(?:Device (?:Descriptor|Qualifier|Status)|Binary Object Store|Couldn't |can't |cannot |Hub (?:Descriptor|Port)|\(?(?:Bus|Self) Powered)/i;
/** Registers in hexadecimal, as `lspci -x` prints them below each device. */
const dump = /^[0-9a-f]{2,3}: (?:[0-9a-f]{2} ?){1,16}$/i;
/** Titles of sections, and what was typed to get them. */
const title =
  /^(?:[-=#*+_~`]{2,}|\[[^\]]*\]$|(?:[\w.@:~/()[\] -]{0,60}[#$>] ?)?(?:sudo )?(?:lspci|lsusb)\b|[^:]{1,60}:$)/;
const command = /(?:^|[#$>`] ?|\bsudo )(?:lspci|lsusb)\b/;

/**
 * The tool whose output a text is, by its first line of the kind. What stands before may be anything that a log begins
 * with; what stands behind is mostly such lines and those below them.
 */
function firstBus(source: Source): Bus | undefined {
  let first: Bus | undefined;
  let listed = 0;
  let belonging = 0;
  let others = 0;
  let isLed = true;
  for (const { text } of linesOf(source, Math.min(source.length, looked))) {
    if (text.trim() === '') continue;
    const bus = busOf(text);
    if (bus) {
      first ??= bus;
      listed++;
    } else if (!first) {
      if (command.test(text)) isLed = true;
      else if (!title.test(text)) isLed = false;
    } else if (
      /^\s/.test(text) ||
      dump.test(text) ||
      isListedLine(text) ||
      isRecordLine(text) ||
      heading.test(text) ||
      title.test(text)
    )
      belonging++;
    else others++;
  }
  if (listed < (isLed ? 1 : 2)) return undefined;
  const most = listed >= 5 ? 0.5 : 0.2;
  return others <= (listed + belonging + others) * most ? first : undefined;
}

const known = new WeakMap<Source, { readonly bus: Bus | undefined }>();

function busOfText(source: Source): Bus | undefined {
  if (syntaxOf(source) !== 'text' && !/^[ \t]*\[/.test(source.text.slice(0, 200))) return undefined;
  let found = known.get(source);
  if (!found) {
    found = { bus: firstBus(source) };
    known.set(source, found);
  }
  return found.bus;
}

/** A format of lines; a text may hold what both tools print. */
function busFormat(id: Bus): Format {
  return {
    id,
    detect: source => busOfText(source) === id,
    read(source) {
      const problems = new Problems();
      const bom = new BomBuilder();
      const context = { bom, problems };
      const records = new PciRecords(context);
      const pciTree = new PciTree(context);
      const usbTree = new UsbTree(context);
      const readers = [new PciLines(context), records, pciTree, new UsbLines(context), usbTree, new UsbList(context)];
      for (const line of linesOf(source)) readers.some(reader => reader.read(line));
      records.finish();
      pciTree.finish();
      usbTree.finish();
      return { bom: bom.finish(id), problems: problems.list };
    },
  };
}

/** What `lspci` prints, in all its forms. */
export const lspciText: Format = busFormat('lspci-text');

/** What `lsusb` prints, in all its forms. */
export const lsusbText: Format = busFormat('lsusb-text');
