import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Bom } from '../../server/src/core/model/component.ts';
import { readImage } from '../../server/src/core/read/firmware/index.ts';
import { root } from './shared.ts';

export const imageFolder = join(root, 'test/cases/firmware');

/** Names of the images that Debian's tools made: see make-firmware-fixtures.sh. */
export const imageNames = readdirSync(imageFolder)
  .filter(name => name.endsWith('.gz'))
  .map(name => name.slice(0, -3));

export function imageBytes(name: string): Uint8Array {
  return new Uint8Array(gunzipSync(readFileSync(`${imageFolder}/${name}.gz`)));
}

/** The bill of materials of an image; fails where it is none. */
export function bomOfImage(bytes: Uint8Array, name = 'image.bin'): Bom & { image: NonNullable<Bom['image']> } {
  const { bom } = readImage(bytes, { name, texts: [] });
  if (!bom?.image) throw new Error(`${name} is no image`);
  return { ...bom, image: bom.image };
}
