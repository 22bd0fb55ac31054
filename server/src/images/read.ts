import type { Bom, Component } from '../core/model/component.ts';
import { entropyOf } from '../core/read/firmware/entropy.ts';
import { readImage } from '../core/read/firmware/index.ts';
import type { Entropy, ImageRead, ImageWish } from '../host/images.ts';

/** One image takes no longer than this, in milliseconds. */
const longest = 60_000;
/** Stretches whose entropy is told. */
const mostStretches = 512;
const shortestStretch = 256;

/** Reads an image in this thread; what comes of it can be sent to another. */
export function readHere(bytes: Uint8Array, { name, texts }: ImageWish, onProgress: (read: number) => void): ImageRead {
  const end = Date.now() + longest;
  const isOver = () => Date.now() > end;
  const { bom, problems } = readImage(bytes, { name, texts, near: true, isOver, onProgress });
  return { reading: { bom: bom && plain(bom), problems }, size: bytes.length, entropy: entropyIn(bytes) };
}

function entropyIn(bytes: Uint8Array): Entropy {
  const stretch = Math.max(shortestStretch, Math.ceil(bytes.length / mostStretches));
  const bits: number[] = [];
  for (let at = 0; at < bytes.length; at += stretch) bits.push(entropyOf(bytes.subarray(at, at + stretch)));
  return { stretch, bits };
}

/** The same without what is worked out when it is asked for: that stays behind where data goes to another thread. */
function plain(bom: Bom): Bom {
  const { gaps, repeatedRefs, danglingRefs, otherVersions } = bom.defects;
  const defects = { gaps, repeatedRefs, danglingRefs, otherVersions };
  const { dependencies, links } = bom;
  return { ...bom, dependencies, links, defects, components: bom.components.map(plainComponent) };
}

function plainComponent(component: Component): Component {
  const { index, place, kind, ref, name, version, parent, insteadOf, inside, span, claims, licences } = component;
  const { unstated, device } = component;
  return {
    ...{ index, place, kind, ref, name, version, parent, span, claims, licences, unstated },
    ...(insteadOf === undefined ? {} : { insteadOf }),
    ...(inside ? { inside } : {}),
    ...(device ? { device } : {}),
  };
}
