import { type Message, message } from '../text/message.ts';

/** A kind of goods that laws speak of or that suppliers can be offered for. */
export interface ProductKind {
  readonly id: string;
  /** As it reads in a sentence: `a camera`. */
  readonly words: Message;
  /** The classes of goods that it belongs to, its own id included: what `Clause.products` names. */
  readonly classes: readonly string[];
  /** It is built into other products. */
  readonly part: boolean;
  /** The category of alternatives it is looked for in. */
  readonly category: string | undefined;
  /** Words of a name or description that say so, in lower case; several words are written with spaces. */
  readonly signs: readonly string[];
  /** Phrases in which a sign says nothing of what the thing is: a `battery powered` bell is no battery. */
  readonly unlike: readonly string[];
}

function kind(
  id: string,
  words: Message,
  classes: readonly string[],
  category: string | undefined,
  signs: readonly string[],
  part = false,
  unlike: readonly string[] = [],
): ProductKind {
  return { id, words, classes: [id, ...classes], part, category, signs, unlike };
}

const surveillance = ['video-surveillance', 'equipment'];
const telecom = ['telecommunications', 'equipment'];
const chip = ['semiconductor', 'equipment'];

/** More telling kinds first: a body-worn camera is told by its first word, an LTE router by its last. */
const DEVICES: readonly ProductKind[] = [
  kind(
    'soc',
    message('kind.soc', 'a processor'),
    chip,
    'camera-soc',
    ['soc', 'processor', 'chipset', 'system on chip', 'camera soc'],
    true,
  ),
  kind(
    'radio-module',
    message('kind.radio-module', 'a radio module'),
    telecom,
    'cellular-module',
    ['cellular module', 'lte module', '5g module', 'radio module', 'wireless module', 'modem module', 'wwan'],
    true,
  ),
  kind(
    'memory',
    message('kind.memory', 'a memory chip or drive'),
    chip,
    'nand-ssd-dram',
    ['memory chip', 'nand', 'dram', 'emmc', 'ssd', 'memory card'],
    true,
  ),
  kind(
    'chip',
    message('kind.chip', 'a chip'),
    chip,
    undefined,
    ['chip', 'mcu', 'microcontroller', 'semiconductor', 'wafer', 'integrated circuit'],
    true,
  ),
  kind(
    'drone',
    message('kind.drone', 'a drone'),
    ['equipment'],
    'drone',
    ['drone', 'drones', 'uas', 'uav', 'quadcopter', 'unmanned aircraft', 'drone part'],
    false,
    [
      'for drone',
      'for drones',
      'for uas',
      'for uav',
      'for uavs',
      'drone lidar',
      'uav lidar',
      'drone battery',
      'uav battery',
    ],
  ),
  kind('sequencer', message('kind.sequencer', 'a genetic sequencer'), ['biotechnology', 'equipment'], undefined, [
    'dna sequencer',
    'genetic sequencer',
    'gene sequencer',
    'genome sequencer',
  ]),
  kind('robot', message('kind.robot', 'a robot'), ['equipment'], undefined, [
    'robot',
    'robots',
    'humanoid',
    'robot dog',
    'quadruped',
  ]),
  kind('inverter', message('kind.inverter', 'a power inverter'), ['equipment'], undefined, ['inverter', 'inverters']),
  kind('body-camera', message('kind.body-camera', 'a body-worn camera'), surveillance, 'body-worn-camera', [
    'body camera',
    'body worn camera',
    'bodycam',
    'body worn',
  ]),
  kind('thermal-camera', message('kind.thermal-camera', 'a thermal camera'), surveillance, 'thermal', [
    'thermal camera',
    'thermal',
    'thermographic',
  ]),
  kind('recorder', message('kind.recorder', 'a video recorder'), surveillance, 'nvr-vms', [
    'nvr',
    'dvr',
    'xvr',
    'recorder',
    'video recorder',
    'mobile recorder',
  ]),
  kind(
    'intercom',
    message('kind.intercom', 'an intercom or access control device'),
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
  kind('alarm', message('kind.alarm', 'an alarm device'), ['physical-security', 'equipment'], undefined, [
    'alarm',
    'alarm device',
    'alarm panel',
  ]),
  kind('still-camera', message('kind.still-camera', 'a still camera'), ['equipment'], undefined, [
    'still camera',
    'mirrorless camera',
    'mirrorless',
    'medium format',
    'dslr',
  ]),
  kind('camera', message('kind.camera', 'a camera'), surveillance, 'ip-camera', [
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
  kind('land-mobile-radio', message('kind.land-mobile-radio', 'a two-way radio'), telecom, 'land-mobile-radio', [
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
  kind(
    'base-station',
    message('kind.base-station', 'radio access or core network equipment'),
    telecom,
    'ran-and-core-5g',
    ['base station', 'enodeb', 'gnodeb', 'gnb', 'enb', 'bbu', 'rru', '5g core'],
  ),
  kind(
    'optical-transport',
    message('kind.optical-transport', 'optical transport equipment'),
    telecom,
    'optical-transport',
    ['optical transport', 'dwdm', 'otn', 'wdm'],
  ),
  kind('router', message('kind.router', 'a router'), telecom, 'router-cpe', [
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
  kind(
    'network-equipment',
    message('kind.network-equipment', 'network equipment'),
    telecom,
    'enterprise-switching-routing',
    [
      'switch',
      'switches',
      'firewall',
      'access point',
      'olt',
      'modem',
      'network equipment',
      'data communication access or optical equipment',
    ],
  ),
  kind('phone', message('kind.phone', 'a phone'), telecom, undefined, ['phone', 'smartphone', 'handset', 'tablet']),
  // At last parts that other devices have: a camera with a battery is a camera, a robot with a lidar a robot.
  kind('lidar', message('kind.lidar', 'a lidar'), ['equipment'], undefined, [
    'lidar',
    'lidars',
    'light detection and ranging',
    'laser radar',
  ]),
  kind(
    'drone-part',
    message('kind.drone-part', 'a critical component of a drone'),
    ['equipment'],
    undefined,
    ['flight controller', 'autopilot', 'gimbal', 'ground control station'],
    true,
  ),
  kind(
    'battery',
    message('kind.battery', 'a battery'),
    ['equipment'],
    undefined,
    ['battery', 'batteries', 'accumulator', 'energy storage'],
    true,
    [
      'battery powered',
      'battery operated',
      'battery backup',
      'battery backed',
      'battery level',
      'battery life',
      'backup battery',
      'with battery',
      'with batteries',
      'no battery',
      'without battery',
      'incl battery',
      'including battery',
    ],
  ),
];

const SECURITY_SOFTWARE = kind(
  'security-software',
  message('kind.security-software', 'security software'),
  ['software'],
  'antivirus-endpoint',
  [
    'antivirus',
    'anti virus',
    'antimalware',
    'anti malware',
    'endpoint security',
    'endpoint protection',
    'internet security',
    'endpoint detection',
    'edr',
  ],
);
const SOFTWARE = kind('software', message('kind.software', 'software'), [], undefined, []);
const SERVICE = kind('service', message('kind.service', 'a service'), ['telecommunications-service'], undefined, []);

export const productKinds = {
  devices: DEVICES,
  securitySoftware: SECURITY_SOFTWARE,
  software: SOFTWARE,
  service: SERVICE,
};
