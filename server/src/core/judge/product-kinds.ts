/** A kind of goods that laws speak of or that suppliers can be offered for. */
export interface ProductKind {
  readonly id: string;
  /** As it reads in a sentence: `a camera`. */
  readonly words: string;
  /** The classes of goods that it belongs to, its own id included: what `Clause.products` names. */
  readonly classes: readonly string[];
  /** It is built into other products. */
  readonly part: boolean;
  /** The category of alternatives it is looked for in. */
  readonly category: string | undefined;
  /** Words of a name or description that say so, in lower case; several words are written with spaces. */
  readonly signs: readonly string[];
}

function kind(
  id: string,
  words: string,
  classes: readonly string[],
  category: string | undefined,
  signs: readonly string[],
  part = false,
): ProductKind {
  return { id, words, classes: [id, ...classes], part, category, signs };
}

const surveillance = ['video-surveillance', 'equipment'];
const telecom = ['telecommunications', 'equipment'];
const chip = ['semiconductor', 'equipment'];

/** More telling kinds first: a body-worn camera is told by its first word, an LTE router by its last. */
const DEVICES: readonly ProductKind[] = [
  kind('soc', 'a processor', chip, 'camera-soc', ['soc', 'processor', 'chipset', 'system on chip', 'camera soc'], true),
  kind(
    'radio-module',
    'a radio module',
    telecom,
    'cellular-module',
    ['cellular module', 'lte module', '5g module', 'radio module', 'wireless module', 'modem module', 'wwan'],
    true,
  ),
  kind(
    'memory',
    'a memory chip or drive',
    chip,
    'nand-ssd-dram',
    ['memory chip', 'nand', 'dram', 'emmc', 'ssd', 'memory card'],
    true,
  ),
  kind(
    'chip',
    'a chip',
    chip,
    undefined,
    ['chip', 'mcu', 'microcontroller', 'semiconductor', 'wafer', 'integrated circuit'],
    true,
  ),
  kind('drone', 'a drone', ['equipment'], 'drone', [
    'drone',
    'drones',
    'uas',
    'uav',
    'quadcopter',
    'unmanned aircraft',
    'drone part',
  ]),
  kind('robot', 'a robot', ['equipment'], undefined, ['robot', 'robots', 'humanoid', 'robot dog', 'quadruped']),
  kind('inverter', 'a power inverter', ['equipment'], undefined, ['inverter', 'inverters']),
  kind('body-camera', 'a body-worn camera', surveillance, 'body-worn-camera', [
    'body camera',
    'body worn camera',
    'bodycam',
    'body worn',
  ]),
  kind('thermal-camera', 'a thermal camera', surveillance, 'thermal', ['thermal camera', 'thermal', 'thermographic']),
  kind('recorder', 'a video recorder', surveillance, 'nvr-vms', [
    'nvr',
    'dvr',
    'xvr',
    'recorder',
    'video recorder',
    'mobile recorder',
  ]),
  kind(
    'intercom',
    'an intercom or access control device',
    ['physical-security', 'equipment'],
    'access-control-intercom',
    [
      'intercom',
      'door station',
      'doorbell',
      'access control',
      'access controller',
      'card reader',
      'access control or intercom',
    ],
  ),
  kind('alarm', 'an alarm device', ['physical-security', 'equipment'], undefined, [
    'alarm',
    'alarm device',
    'alarm panel',
  ]),
  kind('camera', 'a camera', surveillance, 'ip-camera', [
    'camera',
    'cameras',
    'cam',
    'ipcam',
    'ipc',
    'dome',
    'ptz',
    'bullet camera',
    'webcam',
    'analogue camera',
    'camera or recorder',
  ]),
  kind('land-mobile-radio', 'a two-way radio', telecom, 'land-mobile-radio', [
    'radio',
    'radios',
    'two way radio',
    'walkie talkie',
    'dmr',
    'tetra',
    'land mobile radio',
    'handheld radio',
    'repeater',
  ]),
  kind('base-station', 'radio access or core network equipment', telecom, 'ran-and-core-5g', [
    'base station',
    'enodeb',
    'gnodeb',
    'gnb',
    'enb',
    'bbu',
    'rru',
    '5g core',
  ]),
  kind('optical-transport', 'optical transport equipment', telecom, 'optical-transport', [
    'optical transport',
    'dwdm',
    'otn',
    'wdm',
  ]),
  kind('router', 'a router', telecom, 'router-cpe', [
    'router',
    'routers',
    'gateway',
    'cpe',
    'ont',
    'mifi',
    'hotspot',
    'home gateway',
    'modem router',
    'wi fi router',
    'mesh',
  ]),
  kind('network-equipment', 'network equipment', telecom, 'enterprise-switching-routing', [
    'switch',
    'switches',
    'firewall',
    'access point',
    'olt',
    'modem',
    'network equipment',
    'data communication access or optical equipment',
  ]),
  kind('phone', 'a phone', telecom, undefined, ['phone', 'smartphone', 'handset', 'tablet']),
];

const SECURITY_SOFTWARE = kind('security-software', 'security software', ['software'], 'antivirus-endpoint', [
  'antivirus',
  'anti virus',
  'antimalware',
  'anti malware',
  'endpoint security',
  'endpoint protection',
  'internet security',
  'endpoint detection',
  'edr',
]);
const SOFTWARE = kind('software', 'software', [], undefined, []);
const SERVICE = kind('service', 'a service', ['telecommunications-service'], undefined, []);

export const productKinds = {
  devices: DEVICES,
  securitySoftware: SECURITY_SOFTWARE,
  software: SOFTWARE,
  service: SERVICE,
};
