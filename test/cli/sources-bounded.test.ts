import assert from 'node:assert/strict';
import { boundedText, TooLongError } from '../../server/src/cli/sources/bounded.ts';

/** An answer in pieces; `taken` counts those that were asked for. */
function answerOf(
  pieces: number | undefined,
  size: number,
): { readonly answer: Response; readonly taken: () => number } {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken++;
      if (pieces !== undefined && taken > pieces) controller.close();
      else controller.enqueue(new Uint8Array(size).fill(0x61));
    },
  });
  return { answer: new Response(body), taken: () => taken };
}

suite('An answer of a server', () => {
  test('is taken whole up to the limit', async () => {
    assert.equal(await boundedText(answerOf(4, 25).answer, 100), 'a'.repeat(100));
    assert.equal(await boundedText(new Response(null), 100), '');
    assert.equal(await boundedText(new Response('é'), 2), 'é');
  });

  test('that is one byte too long is none', async () => {
    await assert.rejects(boundedText(answerOf(101, 1).answer, 100), TooLongError);
  });

  test('that is endless is let go of at the limit', async () => {
    const { answer, taken } = answerOf(undefined, 1_000);
    await assert.rejects(boundedText(answer, 10_000), TooLongError);
    assert.ok(taken() < 20, `${taken()} pieces`);
  });
});
