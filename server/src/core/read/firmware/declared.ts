import type { Claim, Stated } from '../../model/claim.ts';
import type { Bom, Component } from '../../model/component.ts';
import type { DeclaredImage } from '../../model/image.ts';
import { isImageName } from './name.ts';

/** How a device manifest labels the path of an image. */
export const fileLabel = 'firmware.file';
const longestPath = 300;

/** The components of a document that are, or have, firmware in a file: which files these may be. */
export function declaredImages({ components, format }: Bom): readonly DeclaredImage[] {
  if (format === 'firmware') return [];
  return components.flatMap(component => {
    const files = filesOf(component);
    const hashes = component.kind === 'firmware' || files.length > 0 ? component.claims.flatMap(hashOf) : [];
    return files.length + hashes.length === 0 ? [] : [{ component: component.index, files, hashes }];
  });
}

function filesOf({ name, kind, claims, place }: Component): readonly Stated<string>[] {
  if (place === 'tool') return [];
  const stated = claims.filter(({ role, label }) => role === 'property' && label === fileLabel);
  const own =
    name &&
    (kind === 'firmware' || /\.(?:dav|bin|img|trx|itb|dtb|dfu|fd|cab|chk)$/i.test(name.value)) &&
    isImageName(name.value);
  return [...stated, ...(own ? [name] : [])].filter(({ value }) => value.length <= longestPath);
}

function hashOf({ role, value, span, label }: Claim): DeclaredImage['hashes'] {
  return role === 'hash' && label !== undefined && /^[\da-fA-F]{32,128}$/.test(value)
    ? [{ value, span, algorithm: label }]
    : [];
}
