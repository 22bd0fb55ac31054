import type { Role, Stated } from '../../../model/claim.ts';
import type { Format } from '../../../model/format.ts';
import { xmlRoot } from '../../../syntax/xml-root.ts';
import type { Source } from '../../../text/source.ts';
import { headOf } from '../../detect.ts';
import { type Fields, readObject } from '../../members.ts';
import {
  claim,
  type DeviceContext,
  type DeviceFields,
  name,
  readInto,
  startDevice,
  type Target,
  text,
  textOf,
  version,
} from '../decode.ts';
import { xmlFormat } from '../format.ts';

/** What an organisation did, by the words of SWID and of CoSWID; who made the tag did not make the software. */
const roles: readonly (readonly [RegExp, Role])[] = [
  [/\bsoftware-?creator\b/i, 'manufacturer'],
  [/\bdistributor\b/i, 'supplier'],
  [/\blicensor\b/i, 'licensor'],
];

interface Entity {
  name: Stated<string> | undefined;
  regid: Stated<string> | undefined;
  role: string;
}

const entityFields: Fields<DeviceContext, Entity> = new Map<string, (context: DeviceContext, entity: Entity) => void>([
  ['name', (context, entity) => void (entity.name = textOf(context))],
  ['regid', (context, entity) => void (entity.regid = textOf(context))],
  ['role', (context, entity) => void (entity.role += ` ${textOf(context)?.value ?? ''}`)],
]);

function readEntity(context: DeviceContext, target: Target): void {
  const entity: Entity = { name: undefined, regid: undefined, role: '' };
  if (!readObject(context, entityFields, entity)) return;
  const role = roles.find(([word]) => word.test(entity.role))?.[1] ?? 'document-actor';
  claim(context, target, role, entity.name, { party: 'organization' });
  claim(context, target, role === 'document-actor' ? role : 'swid', entity.regid, { label: 'regid' });
}

const tagFields: DeviceFields = new Map([
  ['name', name],
  ['tagId', text('swid')],
  ['version', version],
  ['Entity', readEntity],
]);

/** fwupd writes the tags of a firmware in words of its own, one inside the other. */
const builderFields: DeviceFields = new Map([
  ['id', text('swid')],
  ['product', name],
  ['version', version],
  ['entity', readEntity],
  ['firmware', readNested],
]);

function readNested(context: DeviceContext, parent: Target): void {
  const { start } = context.cursor;
  const target = startDevice(context, start, parent);
  target.component.kind = 'firmware';
  readInto(context, builderFields, target, start);
}

function isBuilder(source: Source): boolean {
  return /^(?:\s*<[?!][^>]*>)*\s*<firmware\s[^<>]*gtype=["']Fu(?:Usw|Cosw)idFirmware["']/.test(headOf(source));
}

function isTag(source: Source): boolean {
  return xmlRoot(source)?.name === 'SoftwareIdentity';
}

/** Software identification tags (ISO/IEC 19770-2), and the form in which fwupd builds them into firmware. */
export const swidXml: Format = xmlFormat(
  'swid-xml',
  source => isTag(source) || (xmlRoot(source)?.name === 'firmware' && isBuilder(source)),
  context => {
    const { start } = context.cursor;
    const target = startDevice(context, start);
    target.component.kind = 'application';
    readInto(context, new Map([...builderFields, ...tagFields]), target, start);
  },
);
