import type { Role, Stated } from '../../../model/claim.ts';
import type { Bom } from '../../../model/component.ts';
import { addClaim, BomBuilder, type ComponentDraft } from '../../bom-builder.ts';
import { type Bytes, u8 } from '../bytes.ts';
import { type CborValue, cborAt } from './cbor.ts';

/** The tag of CBOR that says that a CoSWID follows: the letters SWID. */
const coswidTag = 0x53574944;
const largest = 1 << 20;
const mostTags = 1000;

/** Keys of RFC 9393. */
const key = { tagId: 0, name: 1, entity: 2, version: 13, entityName: 31, regId: 32, role: 33 } as const;

/** What an organisation did; who made the tag did not make the software. */
const roles: ReadonlyMap<number, Role> = new Map([
  [2, 'manufacturer'],
  [4, 'supplier'],
  [5, 'licensor'],
]);

type Members = ReadonlyMap<number | string, CborValue>;

/** Tags of software in CBOR (RFC 9393), one after the other, as uSWID has them; undefined for bytes that are none. */
export function coswidIn(bytes: Bytes): Bom | undefined {
  const first = u8(bytes, 0);
  if (bytes.length < 8 || bytes.length > largest || (first >> 5 !== 5 && first !== 0xda)) return undefined;
  const bom = new BomBuilder();
  for (let at = 0, count = 0; at < bytes.length && count < mostTags; count++) {
    const item = cborAt(bytes, at);
    const members = item && membersOf(item);
    if (!item || !members || !isTag(members)) break;
    addTag(bom, members, at, item.end);
    at = item.end;
  }
  if (bom.components.length === 0) return undefined;
  bom.componentCount = bom.components.length;
  return bom.finish('firmware');
}

function membersOf({ value, tag }: CborValue): Members | undefined {
  return value instanceof Map && (tag === undefined || tag === coswidTag) ? value : undefined;
}

/** Its three members that each tag must have. */
function isTag(members: Members): boolean {
  return members.has(key.tagId) && textAt(members, key.name) !== undefined && members.has(key.entity);
}

function addTag(bom: BomBuilder, members: Members, start: number, end: number): void {
  const component = bom.start('component', start);
  component.kind = 'firmware';
  component.span = { start, end };
  component.name = textAt(members, key.name);
  component.version = textAt(members, key.version);
  addClaim(component, 'name', component.name);
  addClaim(component, 'swid', textAt(members, key.tagId));
  const entities = members.get(key.entity);
  const list = Array.isArray(entities?.value) ? (entities.value as readonly CborValue[]) : entities ? [entities] : [];
  for (const entity of list) if (entity.value instanceof Map) addEntity(component, entity.value);
}

function addEntity(component: ComponentDraft, entity: Members): void {
  const stated = entity.get(key.role);
  const did = Array.isArray(stated?.value) ? (stated.value as readonly CborValue[]) : stated ? [stated] : [];
  const role = did.map(({ value }) => roles.get(Number(value))).find(one => one !== undefined) ?? 'document-actor';
  addClaim(component, role, textAt(entity, key.entityName), { party: 'organization' });
  const regId = textAt(entity, key.regId);
  addClaim(component, role === 'document-actor' ? role : 'swid', regId, { label: 'regid' });
}

function textAt(members: Members, of: number): Stated<string> | undefined {
  const member = members.get(of);
  return typeof member?.value === 'string' && member.value.trim() !== ''
    ? { value: member.value, span: { start: member.start, end: member.end } }
    : undefined;
}
