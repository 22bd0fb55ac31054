/** What a thread is started with. */
export interface Plan {
  readonly seed: number;
  /** The first input that it tries, and how far the next one is. */
  readonly first: number;
  readonly step: number;
  /** Holds the input that is being tried. */
  readonly at: Int32Array;
}

export interface Crash {
  readonly input: number;
  readonly error: string;
}

/** In place of the input while a thread starts. */
export const starting = -1;
