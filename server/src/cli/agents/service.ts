import type { Tool } from './tools.ts';

/** What a tool gives back: a JSON object as text. */
export interface Answer {
  readonly text: string;
  /** The tool could not do what was asked; the text says why. */
  readonly isError: boolean;
}

/** Speaks the Model Context Protocol over the standard input and output until the input ends. */
export type ServeAgents = (service: {
  readonly version: string;
  readonly tools: readonly Tool[];
  readonly answer: (name: string, given: unknown) => Promise<Answer>;
}) => Promise<void>;
