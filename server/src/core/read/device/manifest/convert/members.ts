import { findMacs } from '../../../../identity/mac.ts';
import type { Claim, Role } from '../../../../model/claim.ts';
import type { Bom, Component } from '../../../../model/component.ts';
import type { YamlMembers, YamlValue } from '../../../../syntax/yaml-text.ts';
import { kindOf } from './kinds.ts';

/** Collects the members of a device in the order of the manifest, and what it has no member for. */
class Members {
  readonly list: [string, YamlValue][] = [];
  /** `role: value` of what has no member. */
  readonly others: string[] = [];

  add(key: string, value: YamlValue | undefined): void {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return;
    this.list.push([key, value]);
  }

  addGroup(key: string, members: YamlMembers): void {
    if (members.length > 0) this.list.push([key, { members }]);
  }
}

/** Claims of a component, each to be taken once. */
class Claims {
  readonly #left: Claim[];

  constructor({ claims }: Component) {
    this.#left = [...claims];
  }

  /** The values of a role, each once, that fit; what does not fit stays. */
  take(role: Role, fits: (claim: Claim) => boolean = () => true): string[] {
    const values = new Set<string>();
    for (const claim of [...this.#left]) {
      if (claim.role !== role || !fits(claim)) continue;
      values.add(claim.value);
      this.#left.splice(this.#left.indexOf(claim), 1);
    }
    return [...values];
  }

  /** The first value of a role that fits. */
  first(role: Role, fits: (claim: Claim) => boolean = () => true): string | undefined {
    const at = this.#left.findIndex(claim => claim.role === role && fits(claim));
    return at < 0 ? undefined : this.#left.splice(at, 1)[0]?.value;
  }

  get left(): readonly Claim[] {
    return this.#left;
  }
}

/** What a device states, as members of the manifest. `x-stated` keeps what has no member of its own. */
export function membersOf(component: Component, site: string | undefined): YamlMembers {
  const members = new Members();
  const claims = new Claims(component);
  const { device, ref, name, version } = component;
  members.add('id', ref?.value);
  members.add('name', name?.value);
  claims.take('name', ({ value }) => value === name?.value);
  members.add('kind', kindOf(component));
  members.add('site', site);
  members.add('location', device?.record?.location);
  addParties(members, claims);
  addModel(members, claims);
  if (device && device.quantity !== 1) members.add('quantity', device.quantity);
  members.add('serialNumbers', device?.record?.serialNumbers);
  members.add('assetTag', device?.record?.assetTag);
  if (version) members.addGroup('firmware', [['version', version.value]]);
  members.addGroup('network', networkOf(component, claims));
  members.addGroup('identifiers', identifiersOf(claims));
  members.add(
    'urls',
    claims.take('url', ({ value }) => address.test(value)),
  );
  members.add('status', device?.status);
  members.add('purchasedOn', device?.purchasedOn);
  members.add('installedOn', device?.installedOn);
  members.add('replaceBy', device?.replaceBy);
  members.add('notes', [...claims.take('description'), ...(device?.record?.notes ?? [])].join(' '));
  const word = device?.kind;
  if (word !== undefined && kindOf(component) === 'other') members.others.push(`kind: ${word}`);
  members.others.push(...claims.left.map(({ role, label, value }) => `${label ?? role}: ${value}`));
  members.add('x-stated', members.others);
  return isNamed(members.list) ? members.list : [['name', 'not named'], ...members.list];
}

/** A web address that needs no escaping any more (RFC 3986). */
const address = /^https?:\/\/(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})+(?:#(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})*)?$/i;

/** The manifest wants a device to have one of these. */
function isNamed(members: YamlMembers): boolean {
  const naming = ['name', 'manufacturer', 'brand', 'model', 'partNumber', 'network', 'identifiers'];
  return members.some(([key]) => naming.includes(key));
}

function addParties(members: Members, claims: Claims): void {
  const brand = claims.first('manufacturer', ({ label }) => label === 'brand');
  const [manufacturer, ...aliases] = claims.take('manufacturer');
  members.add('brand', brand);
  if (manufacturer !== undefined && aliases.length > 0) {
    members.addGroup('manufacturer', [
      ['name', manufacturer],
      ['aliases', aliases],
    ]);
  } else members.add('manufacturer', manufacturer);
  members.add('supplier', claims.first('supplier'));
}

function addModel(members: Members, claims: Claims): void {
  const part = ({ label }: Claim) => label === 'part number';
  const model =
    claims.first('model-number', ({ label }) => label === undefined) ??
    claims.first('model-number', claim => !part(claim));
  members.add('model', model);
  members.add('partNumber', claims.first('model-number', part));
}

function networkOf({ device }: Component, claims: Claims): YamlMembers {
  const group = new Members();
  group.add(
    'mac',
    claims
      .take('mac', ({ value, label }) => label !== 'registrant' && macOf(value) !== undefined)
      .flatMap(value => macOf(value) ?? []),
  );
  group.add('hostnames', device?.record?.hosts);
  group.add(
    'cloud',
    claims.take('url', ({ label }) => label === 'cloud'),
  );
  group.add('streams', claims.take('stream'));
  return group.list;
}

/** `44:47:CC:00:00:01`, in whatever form it is stated; masked bytes stay masked. */
function macOf(text: string): string | undefined {
  const digits = findMacs(text)[0]?.digits ?? /^\s*([0-9a-f]{12})\s*$/i.exec(text.replace(/[:.-]/g, ''))?.[1];
  if (digits !== undefined) return digits.toUpperCase().match(/../g)?.join(':');
  const masked = /^[0-9a-f]{2}(?:[:-][0-9a-f]{2}){2}(?:[:-](?:[0-9a-f]{2}|[x*]{2})){3}$/i;
  return masked.test(text.trim()) ? text.trim() : undefined;
}

const objectIds = '1.3.6.1.4.1.';

function identifiersOf(claims: Claims): YamlMembers {
  const group = new Members();
  const take = (key: string, role: Role, pattern: RegExp) =>
    group.add(
      key,
      claims.take(role, ({ value }) => pattern.test(value)),
    );
  take('cpe', 'cpe', /^cpe:(?:\/|2\.3:)/);
  take('purl', 'purl', /^pkg:/);
  take('fccId', 'fcc-id', /\S/);
  const pen = claims.first('pen', ({ value }) => /^\.?1\.3\.6\.1\.4\.1\.[\d.]+$|^\d+$/.test(value));
  group.add('sysObjectId', pen !== undefined && /^\d+$/.test(pen) ? objectIds + pen : pen);
  take('compatible', 'compatible', /^[\w#-]+,.+$/);
  group.add('usb', pairsOf(claims, 'usb-id'));
  group.add('pci', pairsOf(claims, 'pci-id'));
  return group.list;
}

const pair = /^(?:(?:usb|pci)\\(?:vid|ven)_)?([0-9a-f]{4})(?::|&(?:pid|dev)_)([0-9a-f]{4})/i;

function pairsOf(claims: Claims, role: Role): readonly string[] {
  return [...new Set(claims.take(role, ({ value }) => pair.test(value)).map(pairOf))];
}

/** `12d1:15bb`, also of `USB\\VID_12D1&PID_15BB`. */
function pairOf(text: string): string {
  const [, maker = '', product = ''] = pair.exec(text) ?? [];
  return `${maker}:${product}`.toLowerCase();
}

/** The names of the sites of a list, each once. */
export function siteNames(bom: Bom): readonly string[] {
  return [...new Set(bom.components.flatMap(({ device }) => device?.site ?? []))];
}
