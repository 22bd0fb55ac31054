import type { Format } from '../../model/format.ts';
import { deviceCsv } from './csv/format.ts';
import { fwupdJson } from './json/fwupd.ts';
import { homeAssistantDevices } from './json/home-assistant.ts';
import { lshwJson } from './json/lshw.ts';
import { libreNmsJson, zabbixJson } from './json/monitoring.ts';
import { mudJson } from './json/mud.ts';
import { netboxJson } from './json/netbox.ts';
import { listedDevices } from './listed.ts';
import { deviceManifest } from './manifest/format.ts';
import { lspciText, lsusbText } from './text/buses.ts';
import { devicetree } from './text/devicetree.ts';
import { isapiXml } from './xml/isapi.ts';
import { lvfsMetainfo } from './xml/metainfo.ts';
import { nmapXml } from './xml/nmap.ts';
import { discoveryXml, onvifXml } from './xml/onvif.ts';
import { swidXml } from './xml/swid.ts';
import { frigateYaml, go2rtcYaml } from './yaml/cameras.ts';
import { netboxDeviceType } from './yaml/device-type.ts';

const ofTools: readonly Format[] = [
  deviceManifest,
  deviceCsv,
  netboxJson,
  homeAssistantDevices,
  fwupdJson,
  lshwJson,
  mudJson,
  zabbixJson,
  libreNmsJson,
  netboxDeviceType,
  frigateYaml,
  go2rtcYaml,
  onvifXml,
  discoveryXml,
  isapiXml,
  nmapXml,
  lvfsMetainfo,
  swidXml,
  lspciText,
  lsusbText,
  devicetree,
];

/** Every kind of list of devices that can be read. */
export const deviceFormats: readonly Format[] = [...ofTools, ...listedDevices(ofTools)];
