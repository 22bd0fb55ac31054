import type { Stated } from '../../../model/claim.ts';
import type { Format } from '../../../model/format.ts';
import type { Source } from '../../../text/source.ts';
import type { Fields } from '../../members.ts';
import { readEach, readObject } from '../../members.ts';
import { claim, type DeviceContext, startDevice, type Target, textOf } from '../decode.ts';
import { jsonFormat } from '../format.ts';
import { hasAll, keysAt } from './outline.ts';

/** A node of the tree while it is read; what its identifiers mean depends on members that stand beside them. */
interface Node extends Target {
  class: string;
  /** `PCI:0000:00:02.0`, `USB:1:2`. */
  bus: string;
  vendor: Stated<string> | undefined;
  product: Stated<string> | undefined;
  serial: Stated<string> | undefined;
}

const nodeFields: Fields<DeviceContext, Node> = new Map<string, (context: DeviceContext, node: Node) => void>([
  ['class', (context, node) => void (node.class = textOf(context)?.value ?? '')],
  ['handle', (context, node) => void (node.bus ||= textOf(context)?.value ?? '')],
  ['businfo', (context, node) => void (node.bus ||= textOf(context)?.value ?? '')],
  ['vendor', (context, node) => void (node.vendor = textOf(context))],
  ['product', (context, node) => void (node.product = textOf(context))],
  ['version', (context, { component }) => void (component.version = textOf(context))],
  ['serial', (context, node) => void (node.serial = textOf(context))],
  ['children', (context, node) => readNodes(context, node)],
]);

function readNodes(context: DeviceContext, parent?: Node): void {
  readEach(context.cursor, () => readNode(context, parent));
}

function readNode(context: DeviceContext, parent: Node | undefined): void {
  const { cursor, bom } = context;
  if (cursor.kind !== 'object') return;
  const { start } = cursor;
  const target = startDevice(context, start, parent);
  const node = { ...target, class: '', bus: '', vendor: undefined, product: undefined, serial: undefined };
  readObject(context, nodeFields, node);
  const { component } = target;
  component.span = { start, end: cursor.end };
  component.kind = parent ? 'hardware' : 'device';
  settle(context, node);
  const isEmpty = component.claims.length === 0 && component.name === undefined;
  // A bus or a bridge that says nothing is no part worth counting; one that holds others stays.
  if (isEmpty && bom.components.at(-1) === component) {
    bom.components.pop();
    bom.componentCount--;
  }
}

/** With `-numeric` names end in the ids they were looked up by: `Huawei Technologies Co., Ltd. [19E5]`. */
const numbered = /^(.*\S)?\s*\[([0-9a-f]{4}(?::[0-9a-f]{4})?)\]$/i;

function settle(context: DeviceContext, node: Node): void {
  const { vendor, product, serial, component, device } = node;
  if (vendor) {
    const maker = withoutIds(context, node, vendor);
    device.manufacturer = maker;
    claim(context, node, 'manufacturer', maker, { party: 'organization' });
  }
  if (product) {
    device.model = withoutIds(context, node, product);
    component.name = device.model;
    claim(context, node, 'model-number', device.model);
  }
  if (serial && node.class === 'network') claim(context, node, 'mac', serial);
  component.claims.sort((a, b) => a.span.start - b.span.start);
}

/** Claims the ids in brackets and gives the name before them. */
function withoutIds({ cursor }: DeviceContext, node: Node, stated: Stated<string>): Stated<string> | undefined {
  const found = numbered.exec(stated.value.length > 500 ? '' : stated.value);
  const ids = found?.[2];
  if (!found || ids === undefined) return stated;
  const role = /^usb/i.test(node.bus) ? 'usb-id' : 'pci-id';
  const at = stated.value.lastIndexOf('[') + 1;
  const span = cursor.part(stated, at, at + ids.length);
  node.component.claims.push({ role, value: ids, span });
  const name = found[1];
  return name === undefined ? undefined : { value: name, span: cursor.part(stated, 0, name.length) };
}

function detect(source: Source): boolean {
  const keys = keysAt(source);
  return (
    hasAll(keys, 'id', 'class') && (keys.has('children') || hasAll(keys, 'physid') || hasAll(keys, 'claimed', 'handle'))
  );
}

/** What `lshw -json` prints. */
export const lshwJson: Format = jsonFormat('lshw-json', detect, context => readNodes(context));
