import type { Format } from '../../../model/format.ts';
import { xmlRoot } from '../../../syntax/xml-root.ts';
import type { Source } from '../../../text/source.ts';
import { headOf } from '../../detect.ts';
import { type Fields, readObject } from '../../members.ts';
import {
  claim,
  type DeviceContext,
  type DeviceFields,
  kept,
  kind,
  manufacturer,
  model,
  name,
  readDevice,
  type Target,
  text,
  textOf,
  version,
} from '../decode.ts';
import { safePart } from '../device.ts';
import { xmlFormat } from '../format.ts';
import { leadingMaker } from '../leading-maker.ts';

const informationFields: DeviceFields = new Map([
  ['Manufacturer', manufacturer],
  ['Model', model],
  ['FirmwareVersion', version],
  ['HardwareId', text('model-number', 'hardware id')],
  ['SerialNumber', kept('serialNumbers')],
]);

const bodyFields: Fields<DeviceContext, undefined> = new Map([
  ['GetDeviceInformationResponse', context => void readDevice(context, informationFields)],
]);

/** What a scope of ONVIF says, by its category: `onvif://www.onvif.org/hardware/DS-2CD2143G0-I`. */
const scope = /^onvif:\/\/www\.onvif\.org\/(\w+)\/(\S+)$/i;

function readScopes(context: DeviceContext, target: Target): void {
  const stated = textOf(context);
  if (!stated) return;
  for (const { 0: whole, index } of stated.value.matchAll(/\S+/g)) {
    const found = scope.exec(whole);
    const [category = '', encoded = ''] = found?.slice(1) ?? [];
    const start = index + whole.length - encoded.length;
    const span = context.cursor.part(stated, start, index + whole.length);
    readScope(context, target, category.toLowerCase(), { value: decoded(encoded), span });
  }
}

function readScope(
  context: DeviceContext,
  target: Target,
  category: string,
  stated: { value: string; span: Target['component']['span'] },
): void {
  const { component, device } = target;
  switch (category) {
    case 'name': {
      component.name = safePart(stated) ?? component.name;
      claim(context, target, 'name', stated);
      const maker = leadingMaker(stated.value);
      // With escapes in it only the place of the whole name is known.
      if (maker !== undefined) claim(context, target, 'manufacturer', { value: maker, span: stated.span }, fromName);
      break;
    }
    case 'manufacturer':
      device.manufacturer ??= stated;
      claim(context, target, 'manufacturer', stated, { party: 'organization' });
      break;
    case 'hardware':
      device.model ??= stated;
      claim(context, target, 'model-number', stated);
      break;
    case 'mac':
      claim(context, target, 'mac', stated);
      break;
    case 'type':
      device.kind ??= stated.value.toLowerCase();
      break;
    case 'location':
      device.site ??= stated.value;
      break;
  }
}

const fromName = { party: 'organization', label: 'leading words of the name' } as const;

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return encoded;
  }
}

const matchFields: DeviceFields = new Map([
  ['Scopes', readScopes],
  ['FriendlyName', name],
  ['Kind', kind],
]);

const listFields: Fields<DeviceContext, undefined> = new Map(
  ['ProbeMatch', 'ResolveMatch'].map(each => [each, context => void readDevice(context, matchFields)]),
);

const discoveryFields: Fields<DeviceContext, undefined> = new Map<string, (context: DeviceContext) => void>([
  ['ProbeMatches', context => void readObject(context, listFields, undefined)],
  ['ResolveMatches', context => void readObject(context, listFields, undefined)],
  ['Hello', context => void readDevice(context, matchFields)],
]);

function envelope(fields: Fields<DeviceContext, undefined>): (context: DeviceContext) => void {
  const envelopeFields: Fields<DeviceContext, undefined> = new Map([
    ['Body', context => void readObject(context, fields, undefined)],
  ]);
  return context => void readObject(context, envelopeFields, undefined);
}

function isEnvelope(source: Source, ...words: readonly RegExp[]): boolean {
  if (xmlRoot(source)?.name !== 'Envelope') return false;
  const head = headOf(source);
  return words.every(word => word.test(head));
}

/** What an ONVIF device answers when asked what it is. */
export const onvifXml: Format = xmlFormat(
  'onvif-xml',
  source => isEnvelope(source, /www\.onvif\.org\/ver10\/device\/wsdl/, /<(?:\w+:)?GetDeviceInformationResponse[\s>]/),
  envelope(bodyFields),
);

/** What devices answer when a network is searched for them (WS-Discovery). */
export const discoveryXml: Format = xmlFormat(
  'ws-discovery-xml',
  source =>
    isEnvelope(
      source,
      /ws\/2005\/04\/discovery|ws-dd\/ns\/discovery/,
      /<(?:\w+:)?(?:ProbeMatches|ResolveMatches|Hello)[\s>]/,
    ),
  envelope(discoveryFields),
);
