import assert from 'node:assert/strict';
import { fixAsText } from '../../../server/src/core/fix/as-text.ts';
import type { Fix } from '../../../server/src/core/model/fix.ts';
import type { TextEdit } from '../../../server/src/core/text/edit.ts';
import { message } from '../../../server/src/core/text/message.ts';
import { Source } from '../../../server/src/core/text/source.ts';

/** A fix that replaces parts of a text, as it is copied. */
function copied(text: string, replaced: Readonly<Record<string, string>>, name = 'site/bom.json'): string {
  const edits = Object.entries(replaced).map(([part, written]) => {
    const start = text.indexOf(part);
    assert.ok(start >= 0, part);
    return { span: { start, end: start + part.length }, text: written };
  });
  const fix: Fix = { title: message('t', 'Replace it'), kind: 'replace', edits: [{ uri: 'x:y', edits }] };
  return fixAsText(
    fix,
    () => new Source(text),
    () => name,
  );
}

suite('core/fix/as-text', () => {
  test('the lines before and after stand under the place of the first that changes', () => {
    assert.equal(
      copied('{\n  "maker": "A",\r\n  "model": "B",\n  "x": 1\n}\n', { '"A"': '"Axis"', '"B"': '"to be chosen"' }),
      [
        'Replace it',
        '',
        'site/bom.json, line 2:',
        '',
        '```diff',
        '-  "maker": "A",',
        '-  "model": "B",',
        '+  "maker": "Axis",',
        '+  "model": "to be chosen",',
        '```',
        '',
      ].join('\n'),
    );
  });

  test('edits far apart have a block each', () => {
    const text = copied('a\n1\n2\n3\nb\n', { a: 'x', b: 'y' });
    assert.match(text, /line 1:\n\n```diff\n-a\n\+x\n```\n\nsite\/bom\.json, line 5:\n\n```diff\n-b\n\+y\n```/);
  });

  test('an insertion takes nothing away', () => {
    assert.match(copied('a\nb\n', { 'b\n': 'b\nc\n' }), /line 3:\n\n```diff\n\+c\n```/);
    assert.match(copied('a\nb\n', { b: 'new\nb' }), /line 2:\n\n```diff\n\+new\n```/);
  });

  test('of a document on one long line only the values are shown', () => {
    const text = copied(`{"x":"${'y'.repeat(5000)}","maker":"Hikvision"}`, { Hikvision: 'Axis' });
    assert.match(text, /line 1, column 5018:\n\n```diff\n-Hikvision\n\+Axis\n```/);
  });

  test('a new file is said to be one', () => {
    const edits = [{ span: { start: 0, end: 0 }, text: '- id: a\n' }];
    const fix: Fix = { title: message('t', 'Waive'), kind: 'waive', edits: [{ uri: 'w', create: true, edits }] };
    const text = fixAsText(
      fix,
      () => undefined,
      () => 'waivers.yml',
    );
    assert.match(text, /waivers\.yml \(new file\):\n\n```diff\n\+- id: a\n```/);
  });

  test('what was not checked of an alternative is told with it', () => {
    const caveat = message('c', 'Not checked: Canadian instruments.');
    const offer = {
      vendor: 'Axis',
      makers: ['Axis'],
      category: 'x',
      why: caveat,
      caveats: [caveat],
      own: [],
      sources: [],
    };
    const choice = { maker: 'Axis', offer };
    const fix: Fix = { title: message('t', 'Propose Axis'), kind: 'propose-alternative', edits: [], choice };
    const text = fixAsText(
      fix,
      () => undefined,
      () => '',
    );
    assert.equal(text, 'Propose Axis\n\nNot checked: Canadian instruments.\n');
  });

  test('nothing of a document can end the block or hide in it', () => {
    const text = copied('maker: ```\u001b[31m\u202e\n', { maker: 'x' }, 'a\nb`c');
    assert.match(text, /^a\\u000ab`c, line 1:$/m);
    assert.ok(text.includes('\n````diff\n-maker: ```\\u001b[31m\\u202e\n+x: ```\\u001b[31m\\u202e\n````\n'), text);
  });
});

suite('edits as text, to the letter', () => {
  const shown = (text: string, edits: readonly TextEdit[]) =>
    fixAsText(
      { title: message('t', 'T'), kind: 'replace', edits: [{ uri: 'x', edits }] },
      () => new Source(text),
      () => 'f',
    );
  const block = (place: string, ...lines: readonly string[]) =>
    `f, ${place}:\n\n\`\`\`diff\n${lines.join('\n')}\n\`\`\`\n`;
  const at = (start: number, end: number, text: string) => ({ span: { start, end }, text });

  test('edits are told in the order of the document, whatever order they come in', () => {
    const text = shown('a\nb\nc\nd\ne\n', [at(8, 9, 'E'), at(0, 1, 'A')]);
    assert.equal(text, `T\n\n${block('line 1', '-a', '+A')}\n${block('line 5', '-e', '+E')}`);
  });

  test('lines next to each other are one block, with a line between they are two', () => {
    assert.equal(shown('a\nb\nc\n', [at(0, 1, 'A'), at(2, 3, 'B')]), `T\n\n${block('line 1', '-a', '-b', '+A', '+B')}`);
    assert.equal(
      shown('a\nb\nc\n', [at(0, 1, 'A'), at(4, 5, 'C')]),
      `T\n\n${block('line 1', '-a', '+A')}\n${block('line 3', '-c', '+C')}`,
    );
  });

  test('what stays the same at either end of a block is left out', () => {
    assert.equal(shown('a\nb\nc\n', [at(0, 5, 'a\nX\nc')]), `T\n\n${block('line 2', '-b', '+X')}`);
    assert.equal(shown('a\na\na\n', [at(0, 5, 'a\na')]), `T\n\n${block('line 3', '-a')}`);
    assert.equal(shown('a\n', [at(0, 1, 'a\na\na')]), `T\n\n${block('line 2', '+a', '+a')}`);
  });
});
