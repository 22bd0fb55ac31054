import { decodeBase64 } from './base64.ts';
import { kernelBinary } from './kernel-binary.ts';

/** How many bytes the kernel sees at once: they and what is written of them fit into a processor's cache. */
export const usualWindow = 128 * 1024;

/** Bytes of a document for which the kernel is worth its start. */
export const leastForKernel = 65_536;

/** What `server/kernel` exports. Numbers are addresses in its memory where nothing else is said. */
export interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Begins a document of JSON that is read in windows of so many bytes; where they are to be put. */
  begin(windowSize: number): number;
  /** From here on the windows of the document have so many bytes. */
  widen(windowSize: number): number;
  /** Reads the window, which has so many bytes. */
  run(length: number, isLast: number): number;
  /** Where a byte for each whole block of 128 bytes of the window stands: 0 where it is all ASCII. */
  wide(length: number): number;
  /** Where the figures of a run stand. */
  told(): number;
}

let kernel: Kernel | undefined;
let isAsked = false;

/** The WebAssembly for what looks at every byte; undefined where the runtime cannot have it. Compiled when somebody asks. */
export function kernelOf(): Kernel | undefined {
  if (!isAsked) {
    isAsked = true;
    kernel = load();
  }
  return kernel;
}

function load(): Kernel | undefined {
  const binary = decodeBase64(kernelBinary);
  // a policy for contents may forbid what the engine could do
  try {
    if (!binary || typeof WebAssembly === 'undefined' || !WebAssembly.validate(binary)) return undefined;
    return new WebAssembly.Instance(new WebAssembly.Module(binary)).exports as Kernel;
  } catch {
    return undefined;
  }
}
