import type { Stated } from '../../../model/claim.ts';
import type { Format } from '../../../model/format.ts';
import { xmlRoot } from '../../../syntax/xml-root.ts';
import { type Fields, readObject } from '../../members.ts';
import {
  claim,
  type DeviceContext,
  type DeviceField,
  type DeviceFields,
  inside,
  readDevice,
  type Target,
  text,
  textOf,
} from '../decode.ts';
import { keep, safePart } from '../device.ts';
import { xmlFormat } from '../format.ts';

/** An address: attributes come in any order, and what they mean depends on the kind of address. */
function readAddress(context: DeviceContext, target: Target): void {
  const { cursor } = context;
  if (!cursor.enter('object')) return;
  let address: Stated<string> | undefined;
  let registrant: Stated<string> | undefined;
  let isMac = false;
  while (cursor.next()) {
    if (cursor.key === 'addr') address = textOf(context);
    else if (cursor.key === 'addrtype') isMac = cursor.stated()?.value === 'mac';
    else if (cursor.key === 'vendor') registrant = textOf(context);
  }
  if (isMac) {
    claim(context, target, 'mac', address);
    // nmap looks the registrant up by the address: it says no more than the address does.
    claim(context, target, 'mac', registrant, { party: 'organization', label: 'registrant' });
  } else {
    target.component.name ??= address;
    target.component.ref ??= address;
    keep(target.device, 'hosts', address?.value);
  }
}

const hostname: DeviceField = (context, target) => {
  const stated = textOf(context);
  if (stated) target.component.name = safePart(stated) ?? target.component.name;
  keep(target.device, 'hosts', stated?.value);
  claim(context, target, 'name', stated);
};

const product: DeviceField = (context, target) =>
  claim(context, target, 'banner', textOf(context), { label: 'service' });

const kind: DeviceField = (context, { device }) => {
  device.kind ??= textOf(context)?.value.toLowerCase();
};

const serviceFields: DeviceFields = new Map([
  ['product', product],
  ['extrainfo', product],
  ['devicetype', kind],
  ['hostname', text('name', 'service')],
  ['cpe', text('cpe')],
]);

/** Outputs of scripts that are what a service says of itself; others may hold anything, passwords among it. */
const speaking: ReadonlySet<string> = new Set(['http-server-header', 'snmp-sysdescr', 'http-title', 'rtsp-server']);

function readScript(context: DeviceContext, target: Target): void {
  const { cursor } = context;
  if (!cursor.enter('object')) return;
  let id = '';
  let output: Stated<string> | undefined;
  while (cursor.next()) {
    if (cursor.key === 'id') id = cursor.stated()?.value ?? '';
    else if (cursor.key === 'output') output = textOf(context);
  }
  if (speaking.has(id)) claim(context, target, 'banner', output, { label: id });
}

const portFields: DeviceFields = new Map([
  ['service', inside(serviceFields)],
  ['script', readScript],
]);

const classFields: DeviceFields = new Map([
  ['vendor', text('banner', 'guess of the operating system')],
  ['cpe', text('cpe')],
]);

const hostFields: DeviceFields = new Map([
  ['address', readAddress],
  ['hostnames', inside(new Map([['hostname', inside(new Map([['name', hostname]]))]]))],
  ['ports', inside(new Map([['port', inside(portFields)]]))],
  ['os', inside(new Map([['osmatch', inside(new Map([['osclass', inside(classFields)]]))]]))],
  ['hostscript', inside(new Map([['script', readScript]]))],
]);

const runFields: Fields<DeviceContext, undefined> = new Map([
  ['host', context => void readDevice(context, hostFields)],
]);

/** What `nmap -oX` writes: the hosts of a network and what their services say. */
export const nmapXml: Format = xmlFormat(
  'nmap-xml',
  source => xmlRoot(source)?.name === 'nmaprun',
  context => void readObject(context, runFields, undefined),
);
