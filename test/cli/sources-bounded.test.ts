import assert from 'node:assert/strict';
import { boundedAnswer, TooLongError, TooSlowError } from '../../server/src/cli/sources/bounded.ts';

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

const patience = 60_000;

async function boundedText(answer: Response, most: number): Promise<string> {
  return (await boundedAnswer(async () => answer, most, patience)).text;
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

  test('that comes byte by byte for ever is let go of in time, though nothing else ends it', async () => {
    let isLetGo = false;
    const body = new ReadableStream<Uint8Array>({
      pull: async controller => {
        await new Promise(resolve => setTimeout(resolve, 5));
        if (!isLetGo) controller.enqueue(new Uint8Array(1));
      },
      cancel: () => {
        isLetGo = true;
      },
    });
    await assert.rejects(
      boundedAnswer(async () => new Response(body), 1_000_000, 50),
      TooSlowError,
    );
    assert.equal(isLetGo, true);
  });

  test('that never begins is waited for no longer', async () => {
    let isAborted = false;
    const never = (signal: AbortSignal) =>
      new Promise<Response>(() => signal.addEventListener('abort', () => (isAborted = true)));
    await assert.rejects(boundedAnswer(never, 100, 20), TooSlowError);
    assert.equal(isAborted, true);
  });

  test('that is refused says so', async () => {
    const refused = async (): Promise<Response> => {
      throw new RangeError('no');
    };
    await assert.rejects(boundedAnswer(refused, 100, patience), RangeError);
  });
});
