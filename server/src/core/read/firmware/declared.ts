import type { Claim, Stated } from '../../model/claim.ts';
import { type Bom, type Component, isOfFound } from '../../model/component.ts';
import type { Glances, Question } from '../../model/glances.ts';
import type { DeclaredImage } from '../../model/image.ts';
import type { NameLook } from '../../model/look.ts';
import { someName } from '../../model/some-claim.ts';
import { isImageName } from './name.ts';

/** How a device manifest labels the path of an image. */
export const fileLabel = 'firmware.file';
const longestPath = 300;

/** A field of a list of devices says in which file its firmware is. */
export const namesFile: Question = { roles: ['property'], holds: ({ more }) => more?.label === fileLabel };

/** The components of a document that are, or have, firmware in a file: which files these may be. */
export function declaredImages(bom: Bom, glances: Glances): readonly DeclaredImage[] {
  // what a tool found in an image declares nothing
  if (isOfFound(bom)) return [];
  const declared: DeclaredImage[] = [];
  for (const component of bom.components) {
    const isOne = component.kind === 'firmware';
    if (!isOne && !someName(component, endsAsImage) && !glances.has(component, namesFile)) continue;
    const files = filesOf(component);
    const hashes = isOne || files.length > 0 ? component.claims.flatMap(hashOf) : [];
    if (files.length + hashes.length > 0) declared.push({ component: component.index, files, hashes });
  }
  return declared;
}

const imageEnd = /\.(?:dav|bin|img|trx|itb|dtb|dfu|fd|cab|chk)$/i;

/** Whether a name may end as those of images do. */
function endsAsImage(name: NameLook): boolean {
  if (!name.isPlain) return imageEnd.test(name.value);
  const { bytes, end } = name;
  const before = bytes[end - 4] === dot || bytes[end - 3] === dot;
  return before && imageEnd.test(name.value);
}

const dot = 46;

function filesOf({ name, kind, claims, place }: Component): readonly Stated<string>[] {
  if (place === 'tool') return [];
  const stated = claims.filter(({ role, label }) => role === 'property' && label === fileLabel);
  const own = name && (kind === 'firmware' || imageEnd.test(name.value)) && isImageName(name.value);
  return [...stated, ...(own ? [name] : [])].filter(({ value }) => value.length <= longestPath);
}

function hashOf({ role, value, span, label }: Claim): DeclaredImage['hashes'] {
  return role === 'hash' && label !== undefined && /^[\da-fA-F]{32,128}$/.test(value)
    ? [{ value, span, algorithm: label }]
    : [];
}
