import assert from 'node:assert/strict';
import { Tape } from '../../../server/src/core/syntax/tape.ts';
import { TapeCursor } from '../../../server/src/core/syntax/tape-cursor.ts';
import { emptySpan, span } from '../../../server/src/core/text/span.ts';

suite('tape', () => {
  function sample(): TapeCursor {
    const tape = new Tape();
    const root = tape.add('object', '', emptySpan, span(0, 0));
    tape.string('name', 'a', span(3, 4), span(1, 2));
    const list = tape.add('missing', 'list', emptySpan, span(5, 5));
    tape.become(list, 'array');
    tape.string('', 'x', span(6, 7));
    tape.add('number', '', emptySpan, span(8, 9), '1');
    tape.close(list, 10);
    tape.string('last', 'z', span(11, 12));
    tape.close(root, 13);
    return new TapeCursor(tape, []);
  }

  test('members are walked in order, and a container that is not entered is passed over', () => {
    const cursor = sample();
    const keys: string[] = [];
    assert.equal(cursor.enter('object'), true);
    while (cursor.next()) keys.push(cursor.key);
    assert.deepEqual(keys, ['name', 'list', 'last']);
    assert.equal(cursor.end, 13);
    assert.equal(cursor.next(), false);
  });

  test('a container that was entered continues with its own next sibling', () => {
    const cursor = sample();
    const seen: string[] = [];
    cursor.enter('object');
    while (cursor.next()) {
      if (cursor.enter('array')) while (cursor.next()) seen.push(cursor.stated()?.value ?? '');
      else seen.push(`${cursor.key}=${cursor.string()?.value}`);
    }
    assert.deepEqual(seen, ['name=a', 'x', '1', 'last=z']);
  });

  test('kinds and spans are those that were written', () => {
    const cursor = sample();
    assert.equal(cursor.enter('array'), false);
    cursor.enter('object');
    cursor.next();
    assert.deepEqual(cursor.keySpan, span(1, 2));
    assert.deepEqual(cursor.string(), { value: 'a', span: span(3, 4) });
    cursor.next();
    assert.equal(cursor.string(), undefined);
    assert.deepEqual(cursor.skip(), span(5, 10));
  });

  test('a tape outgrows its first room', () => {
    const tape = new Tape();
    const root = tape.add('array', '', emptySpan, span(0, 0));
    for (let i = 0; i < 5000; i++) tape.string('', String(i), span(i, i + 1));
    tape.close(root, 5000);
    const cursor = new TapeCursor(tape, []);
    let count = 0;
    cursor.enter('array');
    while (cursor.next()) assert.equal(cursor.stated()?.value, String(count++));
    assert.equal(count, 5000);
  });

  test('an empty tape holds nothing', () => {
    const cursor = new TapeCursor(new Tape(), []);
    assert.equal(cursor.kind, 'missing');
    assert.equal(cursor.enter('object'), false);
    assert.equal(cursor.stated(), undefined);
  });
});
