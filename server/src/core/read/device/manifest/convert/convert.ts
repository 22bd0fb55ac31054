import type { Bom, Component } from '../../../../model/component.ts';
import { type YamlMembers, yamlLines } from '../../../../syntax/yaml-text.ts';
import { type Message, message } from '../../../../text/message.ts';
import { printable } from '../../../../text/printable.ts';
import type { Source } from '../../../../text/source.ts';
import { withoutEnd, withoutStart } from '../../../../text/trim.ts';
import { read } from '../../../index.ts';
import { columnsLeftOut } from '../../csv/left-out.ts';
import { membersOf, siteNames } from './members.ts';

/** A list of devices as a device manifest, or why there is none. */
export type Conversion = { readonly text: string } | { readonly refused: Message };

/** Parts within parts beyside these stand beside each other. */
const deepest = 12;

const noDevices = message('convert.unknown', 'This is no list of devices that is known here.');
const already = message('convert.already', 'This is a device manifest already.');
const software = message(
  'convert.software',
  'This is a bill of materials of software; a device manifest lists devices.',
);

/**
 * Writes a list of devices, of whatever kind that can be read, as a device manifest in YAML. All that the manifest has a
 * member for is carried; what it has none for stands under `x-stated`, and logins are left out. Comments say what was not
 * carried. What was never stated, such as who owns a site, is left to be filled in.
 * @param name what the list is called, shown in a comment
 */
export function convertToManifest(source: Source, name: string): Conversion {
  const { bom } = read(source);
  if (!bom) return { refused: noDevices };
  if (bom.format === 'device-manifest') return { refused: already };
  if (!bom.components.some(({ device }) => device)) {
    return { refused: software };
  }
  const sites = sitesOf(bom);
  const lines = [...head(source, bom, name), 'deviceManifest: "1.0"'];
  if (sites.size > 0) {
    lines.push('# Who owns a site decides which rules bind it: add organizationKind and jurisdiction.');
    const items = [...sites].map(
      ([site, id]): YamlMembers => [
        ['id', id],
        ['name', site],
      ],
    );
    lines.push(...yamlLines([['sites', { items }]]));
  }
  lines.push(...yamlLines([['devices', { items: devicesOf(bom, sites) }]]));
  return { text: `${lines.join('\n')}\n` };
}

function head(source: Source, bom: Bom, name: string): string[] {
  const lines = [`# Made by bomwarden from ${printable(name, 200)} (${bom.format}).`];
  for (const { what, names } of columnsLeftOut(source, bom)) {
    lines.push(`# ${what}: ${names.map(each => printable(each, 60)).join(', ')}.`);
  }
  const absent = bom.components.filter(({ device }) => device?.quantity === 0);
  const alternates = absent.filter(({ place }) => place === 'alternate').length;
  if (alternates > 0) lines.push(`# Alternates that were not carried, as they are only an option: ${alternates}.`);
  if (absent.length > alternates)
    lines.push(`# Lines that were not carried, as there is none of them: ${absent.length - alternates}.`);
  const isSecret = bom.sensitive ? ' Logins, passwords and keys were left out wherever they stood.' : '';
  lines.push(`# Members that begin with x- are kept for people; they are not reviewed.${isSecret}`);
  return lines;
}

/** An id for each site, made of its name. */
function sitesOf(bom: Bom): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of siteNames(bom)) {
    const dashed = name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-');
    const base = withoutEnd(withoutStart(dashed, /-/), /-/) || 'site';
    let id = base;
    for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
    taken.add(id);
    ids.set(name, id);
  }
  return ids;
}

function devicesOf(bom: Bom, sites: ReadonlyMap<string, string>): readonly YamlMembers[] {
  const inside = partsByWhole(bom);
  const write = (component: Component): YamlMembers => {
    const { site } = component.device ?? {};
    const isPart = component.parent !== undefined;
    const own = membersOf(component, site === undefined || isPart ? undefined : sites.get(site));
    const parts = (inside.get(component.index) ?? []).map(write);
    return parts.length === 0 ? own : [...own, ['components', { items: parts }]];
  };
  return (inside.get(undefined) ?? []).filter(({ device }) => device?.quantity !== 0).map(write);
}

/** The parts of each component; parts that stand too deep stand beside what they are in. */
function partsByWhole({ components }: Bom): ReadonlyMap<number | undefined, readonly Component[]> {
  const inside = new Map<number | undefined, Component[]>();
  const placed: { readonly depth: number; readonly whole: number | undefined }[] = [];
  for (const component of components) {
    const above = component.parent === undefined ? undefined : placed[component.parent];
    const isTooDeep = above !== undefined && above.depth >= deepest;
    const whole = isTooDeep ? above.whole : component.parent;
    placed.push({ depth: isTooDeep ? deepest : (above?.depth ?? -1) + 1, whole });
    const known = inside.get(whole);
    if (known) known.push(component);
    else inside.set(whole, [component]);
  }
  return inside;
}
