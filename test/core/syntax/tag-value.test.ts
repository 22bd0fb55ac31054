import assert from 'node:assert/strict';
import { TagValueReader } from '../../../server/src/core/syntax/tag-value.ts';
import { Problems } from '../../../server/src/core/text/problems.ts';
import { Source } from '../../../server/src/core/text/source.ts';

function pairs(text: string): string[] {
  const source = new Source(text);
  const reader = new TagValueReader(source, new Problems());
  const found: string[] = [];
  while (reader.next()) {
    assert.equal(source.slice(reader.valueSpan), reader.value);
    assert.equal(source.slice(reader.tagSpan), reader.tag);
    found.push(`${reader.tag}=${reader.value}`);
  }
  return found;
}

function problems(text: string): string[] {
  const found = new Problems();
  const reader = new TagValueReader(new Source(text), found);
  while (reader.next());
  return found.list.map(problem => `${problem.code} ${problem.span.start}-${problem.span.end}`);
}

suite('tag-value', () => {
  test('pairs come in order, comments and blank lines are passed over', () => {
    assert.deepEqual(pairs('# note\n\nA: 1\nB:2 \n  C : 3: 4\n'), ['A=1', 'B=2', 'C=3: 4']);
    assert.deepEqual(pairs('A:\nB: 1'), ['A=', 'B=1']);
  });

  test('line ends may be mixed, the carriage return alone among them', () => {
    assert.deepEqual(pairs('A: 1\rB: 2\r\nC: 3\n\rD: 4'), ['A=1', 'B=2', 'C=3', 'D=4']);
    assert.deepEqual(pairs('\ufeffA: 1'), ['A=1']);
  });

  test('text blocks hold several lines, with what looks like tags', () => {
    assert.deepEqual(pairs('A: <text>one\r\nB: two </text>\nC: 3'), ['A=one\r\nB: two', 'C=3']);
    assert.deepEqual(pairs('A: <text></text>\nB: <text>a</text> tail\nC: 1'), ['A=', 'B=a', 'C=1']);
    assert.deepEqual(pairs('A: <text>see B: <text> there</text>\nC: 1'), ['A=see B: <text> there', 'C=1']);
  });

  test('a block that does not end costs its own lines only', () => {
    const text = 'A: <text>one\nmore\nB: <text>two</text>\nC: 3';
    assert.deepEqual(pairs(text), ['A=one', 'B=two', 'C=3']);
    assert.deepEqual(problems(text), ['tag-value-unclosed-text 3-12', 'tag-value-no-tag 13-17']);
    assert.deepEqual(pairs('A: <text>one\nC: 3'), ['A=one', 'C=3']);
  });

  test('a line that is no pair is told and passed over', () => {
    assert.deepEqual(pairs('A: 1\nnothing here \nB: 2'), ['A=1', 'B=2']);
    assert.deepEqual(problems('A: 1\nnothing here \nB: 2'), ['tag-value-no-tag 5-17']);
  });

  test('endless open blocks end soon', () => {
    const many = 50_000;
    assert.equal(pairs('A: <text>\n'.repeat(many)).length, many);
    assert.equal(pairs(`${'A: <text>'.repeat(many)}</text>`).length, 1);
  });
});
