import { nothing, type Unpacked } from '../../unpack/unpacked.ts';
import { unpackFrame, zstdFrame } from '../../zstd/frame.ts';
import type { Bytes } from '../bytes.ts';

export { zstdFrame } from '../../zstd/frame.ts';

/** One frame. What it claims is checked before anything is set aside for it. */
export function unzstd(packed: Bytes, most: number): Unpacked {
  const frame = zstdFrame(packed, 0);
  if (!frame || frame.window > 1 << 28) return nothing;
  const { bytes, end } = unpackFrame(packed, frame, most);
  return { bytes, used: frame.end, end, work: 128 * frame.blocks.length };
}
