import type { Validation } from '../host/validator.ts';
import { check } from './check.ts';
import { Schemas } from './schemas.ts';

/** What a worker is asked for. */
export interface Task {
  readonly id: number;
  readonly text: string;
}

export interface Answer {
  readonly id: number;
  readonly validation: Validation;
}

/** The end of a channel that tasks come from and answers go to. */
export interface Channel {
  on(event: 'message', listener: (task: Task) => void): void;
  postMessage(answer: Answer): void;
}

/** Answers the tasks of a channel with the schemas of a folder. */
export function serve(channel: Channel, folder: string): void {
  const schemas = new Schemas(folder);
  channel.on('message', ({ id, text }) => channel.postMessage({ id, validation: validationOf(text, schemas) }));
}

function validationOf(text: string, schemas: Schemas): Validation {
  try {
    return check(text, schemas);
  } catch (reason) {
    // lists and objects that stand a thousandfold in each other exhaust the stack of a validator
    if (!(reason instanceof RangeError)) throw reason;
    return { state: 'unchecked', code: 'stopped', reason: 'The document is nested too deeply.' };
  }
}
