/** FAT32 of 200 clusters, which Debian's tools make only far larger, with one file in it. */
export function rawFat32(content: string): Uint8Array {
  const image = Buffer.alloc(512 * 240);
  image.writeUInt16LE(512, 11);
  image[13] = 1;
  image.writeUInt16LE(32, 14);
  image[16] = 2;
  image.writeUInt32LE(240, 32);
  image.writeUInt32LE(2, 36);
  image.writeUInt32LE(2, 44);
  image.write('NO NAME    FAT32   ', 71);
  image.writeUInt16LE(0xaa55, 510);
  for (const table of [32 * 512, 34 * 512]) {
    for (const [cluster, next] of [0x0ffffff8, 0x0fffffff, 0x0fffffff, 0x0fffffff].entries())
      image.writeUInt32LE(next, table + cluster * 4);
  }
  const root = 36 * 512;
  image.write('SMALL   TXT', root);
  image.writeUInt16LE(3, root + 26);
  image.writeUInt32LE(content.length, root + 28);
  image.write(content, root + 512);
  return new Uint8Array(image);
}

/** A frame of Zstandard that says that it needs a dictionary. */
export function zstdWithDictionary(frame: Uint8Array, dictionary: number): Uint8Array {
  const flags = frame[4] ?? 0;
  const place = 5 + ((flags & 32) === 0 ? 1 : 0);
  const head = Buffer.from(frame.subarray(0, place));
  head[4] = flags | 1;
  return new Uint8Array(Buffer.concat([head, Buffer.from([dictionary]), frame.subarray(place)]));
}
