import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readImage } from '../../server/src/core/read/firmware/index.ts';
import type { Problem } from '../../server/src/core/text/problem.ts';
import { imageBytes, imageFolder, imageNames } from './firmware.ts';
import { madeImages } from './made-images.ts';

/** What a mutated image may cost at most, whatever is in it. */
const limits = { total: 64 << 20, stream: 16 << 20, freely: 4 << 20, nodes: 5_000, entries: 5_000 };
/** An image that takes longer hangs, on a machine under load too. */
const longest = 20_000;

/** Everything that is mutated, by name: what tools made, their less usual forms, and what is made by hand. */
export function mutableImages(): readonly (readonly [name: string, make: () => Uint8Array])[] {
  const variants = readdirSync(join(imageFolder, 'variants')).map(
    file =>
      [file.slice(0, -3), () => new Uint8Array(gunzipSync(readFileSync(join(imageFolder, 'variants', file))))] as const,
  );
  return [...imageNames.map(name => [name, () => imageBytes(name)] as const), ...variants, ...madeImages];
}

/** Reads bytes that may be anything; fails where what comes of them is no image of theirs. */
export function readHostile(bytes: Uint8Array): readonly Problem[] {
  const end = Date.now() + longest;
  const { bom, problems } = readImage(bytes, { name: 'x.bin', texts: ['hicore.tar.lzma'], limits });
  assert.ok(Date.now() < end, 'it hangs');
  if (!bom?.image) return problems;
  const { size, nodes, unread } = bom.image;
  assert.ok(unread >= 0 && unread <= size, `unread ${unread} of ${size}`);
  for (const { span, parent, index } of nodes) {
    assert.ok(
      span.start >= 0 && span.start <= span.end && span.end <= size,
      `node ${index} at ${span.start}-${span.end}`,
    );
    assert.ok(parent === undefined || parent < index);
  }
  for (const { claims, span } of bom.components) {
    for (const one of [span, ...claims.map(claim => claim.span)]) {
      assert.ok(
        one.start >= 0 && one.start <= one.end && one.end <= size,
        `a claim at ${one.start}-${one.end} of ${size}`,
      );
    }
  }
  return problems;
}

export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Bytes changed, numbers made huge, stretches copied over others, ends cut. */
export function mutatedImage(bytes: Uint8Array, next: () => number): Uint8Array {
  const changed = bytes.slice();
  const early = () => Math.floor(next() ** 3 * changed.length);
  for (let times = 1 + Math.floor(next() * 6); times > 0; times--) {
    const at = early();
    const kind = Math.floor(next() * 5);
    if (kind === 0) changed[at] = Math.floor(next() * 256);
    else if (kind === 1) changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(next() * 8));
    else if (kind === 2) changed.fill(0xff, at, at + 4);
    else if (kind === 3) changed.fill(0, at, at + 4);
    else changed.copyWithin(at, early(), early());
  }
  return next() < 0.1 ? changed.subarray(0, early()) : changed;
}
