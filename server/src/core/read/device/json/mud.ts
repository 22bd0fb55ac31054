import type { Format } from '../../../model/format.ts';
import { jsonOutline } from '../../detect.ts';
import { readEach } from '../../members.ts';
import {
  claim,
  type DeviceContext,
  type DeviceFields,
  inside,
  manufacturer,
  model,
  name,
  startDevice,
  type Target,
  text,
  textOf,
  version,
} from '../decode.ts';
import { jsonFormat } from '../format.ts';

const mudFields: DeviceFields = new Map([
  ['mud-url', text('url', 'mud-url')],
  ['systeminfo', name],
  ['mfg-name', manufacturer],
  ['model-name', model],
  ['firmware-rev', version],
  ['documentation', text('url', 'documentation')],
  ['ietf-mud-transparency:transparency', readTransparency],
  ['mudtx:transparency', readTransparency],
  ['transparency', readTransparency],
]);

/** What its maker publishes of the parts of the device (RFC 9472): lists that stand elsewhere. */
function readTransparency(context: DeviceContext): void {
  const { cursor, bom } = context;
  if (!cursor.enter('object')) return;
  while (cursor.next()) {
    if (cursor.key !== 'sboms') continue;
    readEach(cursor, () => {
      if (!cursor.enter('object')) return;
      while (cursor.next()) {
        const url = cursor.key === 'sbom-url' ? textOf(context) : undefined;
        if (url) bom.links.add(url);
      }
    });
  }
}

/** Hosts that the device may talk to, wherever the rules of access name them. Each is claimed once. */
function readHosts(context: DeviceContext, target: Target, known: Set<string>): void {
  const { cursor } = context;
  const { kind } = cursor;
  if ((kind !== 'array' && kind !== 'object') || !cursor.enter(kind)) return;
  while (cursor.next()) {
    if (/(?:^|:)(?:src|dst)-dnsname$/.test(cursor.key)) {
      const host = textOf(context);
      if (host && !known.has(host.value)) claim(context, target, 'url', host, { label: 'dns-name' });
      if (host) known.add(host.value);
    } else readHosts(context, target, known);
  }
}

function readRoot(context: DeviceContext): void {
  const { cursor } = context;
  const { start } = cursor;
  const target = startDevice(context, start);
  const hosts = new Set<string>();
  if (!cursor.enter('object')) return;
  while (cursor.next()) {
    if (cursor.key === 'ietf-mud:mud') inside(mudFields)(context, target);
    else readHosts(context, target, hosts);
  }
  target.component.span = { start, end: cursor.end };
}

/** A description by its maker of how a device may use the network (RFC 8520). */
export const mudJson: Format = jsonFormat('mud-json', source => jsonOutline(source).has('ietf-mud:mud'), readRoot);
