import type { Validation } from '../host/validator.ts';
import { validatorOf } from './validate.ts';

/** What a worker is asked for. */
export interface Task {
  readonly id: number;
  readonly texts: readonly string[];
}

export interface Answer {
  readonly id: number;
  /** In the order of the texts. */
  readonly validations: readonly Validation[];
}

/** The end of a channel that tasks come from and answers go to. */
export interface Channel {
  on(event: 'message', listener: (task: Task) => void): void;
  postMessage(answer: Answer): void;
}

/** Answers the tasks of a channel with the schemas of a folder. A failure ends the thread: whoever asked hears of that. */
export function serve(channel: Channel, folder: string): void {
  const validate = validatorOf(folder);
  channel.on('message', async ({ id, texts }) => channel.postMessage({ id, validations: await validate(texts) }));
}
