/** An answer of a server went on beyond what is taken of it. */
export class TooLongError extends Error {}

/** An answer of a server was not complete in time. */
export class TooSlowError extends Error {}

/**
 * The text of an answer, which may be endless: never more than a limit is held, and never longer waited than a limit, however
 * many pieces come meanwhile.
 * @param most bytes, after a compression of the answer is undone
 * @param patience from the request to the end of the answer, in milliseconds
 * @throws TooLongError, TooSlowError, and what asking and reading throw
 */
export async function boundedAnswer(
  ask: (signal: AbortSignal) => Promise<Response>,
  most: number,
  patience: number,
): Promise<{ readonly answer: Response; readonly text: string }> {
  const ended = new AbortController();
  let give: (reason: Error) => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    give = reject;
  });
  const timer = setTimeout(() => {
    give(new TooSlowError());
    ended.abort();
  }, patience);
  const read = async () => {
    const answer = await ask(ended.signal);
    return { answer, text: await boundedText(answer, most, ended.signal) };
  };
  const whole = read();
  try {
    return await Promise.race([whole, late]);
  } catch (reason) {
    whole.catch(() => undefined);
    throw reason;
  } finally {
    clearTimeout(timer);
    late.catch(() => undefined);
  }
}

/** The signal of a request may be forgotten once its answer begins, so what reads the answer looks at it as well. */
async function boundedText(answer: Response, most: number, signal: AbortSignal): Promise<string> {
  const reader = answer.body?.getReader();
  if (!reader) return '';
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop);
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      length += piece.value.length;
      if (length > most) throw new TooLongError();
      pieces.push(piece.value);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}
