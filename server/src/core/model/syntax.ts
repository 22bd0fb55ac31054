/** In what a format is written: decides how a value is escaped and where a part of it stands. */
export type Syntax = 'json' | 'xml' | 'yaml' | 'csv' | 'tag-value' | 'protobuf' | 'text' | 'binary';

/** Every format, with its syntax. A manifest may be JSON too, which is YAML all the same. */
const syntaxes = {
  'cyclonedx-json': 'json',
  'cyclonedx-xml': 'xml',
  'cyclonedx-yaml': 'yaml',
  'cyclonedx-protobuf': 'protobuf',
  'spdx-2-json': 'json',
  'spdx-2-yaml': 'yaml',
  'spdx-2-tag-value': 'tag-value',
  'spdx-2-rdf': 'xml',
  'spdx-2-xml': 'xml',
  'spdx-3-json': 'json',
  'syft-json': 'json',
  'trivy-json': 'json',
  'binwalk-json': 'json',
  'binwalk-text': 'text',
  'unblob-json': 'json',
  'emba-csv': 'text',
  'device-manifest': 'yaml',
  'device-csv': 'csv',
  'device-xlsx': 'binary',
  'device-ods': 'binary',
  'netbox-json': 'json',
  'home-assistant-devices': 'json',
  'fwupd-json': 'json',
  'lshw-json': 'json',
  'mud-json': 'json',
  'zabbix-json': 'json',
  'librenms-json': 'json',
  'listed-devices': 'json',
  'listed-devices-yml': 'yaml',
  'netbox-device-type': 'yaml',
  'frigate-yaml': 'yaml',
  'go2rtc-yaml': 'yaml',
  'onvif-xml': 'xml',
  'ws-discovery-xml': 'xml',
  'isapi-xml': 'xml',
  'nmap-xml': 'xml',
  'lvfs-metainfo': 'xml',
  'swid-xml': 'xml',
  'lspci-text': 'text',
  'lsusb-text': 'text',
  devicetree: 'text',
  firmware: 'binary',
} as const satisfies Record<string, Syntax>;

/** What a document is written in. */
export type BomFormat = keyof typeof syntaxes;

export function syntaxOf(format: BomFormat): Syntax {
  return syntaxes[format];
}
