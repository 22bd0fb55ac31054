import type { Format } from '../../model/format.ts';
import { deviceCsv } from './csv/format.ts';
import { fwupdJson } from './json/fwupd.ts';
import { homeAssistantDevices } from './json/home-assistant.ts';
import { lshwJson } from './json/lshw.ts';
import { libreNmsJson, zabbixJson } from './json/monitoring.ts';
import { mudJson } from './json/mud.ts';
import { netboxJson } from './json/netbox.ts';
import { deviceManifest } from './manifest/format.ts';

/** Every kind of list of devices that can be read. */
export const deviceFormats: readonly Format[] = [
  deviceManifest,
  deviceCsv,
  netboxJson,
  homeAssistantDevices,
  fwupdJson,
  lshwJson,
  mudJson,
  zabbixJson,
  libreNmsJson,
];
