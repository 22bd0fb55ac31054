/** An answer of a server went on beyond what is taken of it. */
export class TooLongError extends Error {}

/**
 * The text of an answer, which may be endless: never more than a limit is held.
 * @param most bytes, after a compression of the answer is undone
 * @throws TooLongError, and what reading throws
 */
export async function boundedText(answer: Response, most: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of answer.body ?? []) {
    length += piece.length;
    // leaving the loop ends the answer
    if (length > most) throw new TooLongError();
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}
