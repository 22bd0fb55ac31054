import assert from 'node:assert/strict';
import { Typing } from '../../server/src/lsp/typing.ts';

/** Keys pressed with so many milliseconds between them. */
function typed(...gaps: readonly number[]): Typing {
  const typing = new Typing();
  let now = 5000;
  typing.pressed(now);
  for (const gap of gaps) {
    now += gap;
    typing.pressed(now);
  }
  return typing;
}

suite('lsp/typing', () => {
  test('the first key after a pause is reviewed at once', () => {
    assert.equal(typed().rest, 0);
    assert.equal(typed(50, 50, 401).rest, 0);
  });

  test('a review waits for the next key as long as it may come, but no longer than it would take', () => {
    assert.equal(typed(50).rest, 25);
    assert.equal(typed(50, 100).rest, 50);
    assert.equal(typed(400).rest, 150);
    const quick = typed(100);
    quick.reviewed(4);
    assert.equal(quick.rest, 4);
  });

  test('whoever waits is let go by the next key', async () => {
    const typing = typed(400);
    const order: string[] = [];
    const waits = typing.resting().then(() => order.push('let go'));
    typing.pressed(6000);
    const timer = new Promise<void>(resolve =>
      setTimeout(() => {
        order.push('a timer');
        resolve();
      }, 0),
    );
    await Promise.all([waits, timer]);
    assert.deepEqual(order, ['let go', 'a timer']);
  });
});
