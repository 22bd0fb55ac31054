import assert from 'node:assert/strict';
import { LogEncoder } from '../../../server/src/core/text/ci-log.ts';
import { commands, commandsIn } from '../../support/runners.ts';
import { slowTest } from '../../support/tier.ts';

suite('A log', () => {
  for (const command of commands) {
    test(`takes ${JSON.stringify(command)} for a text`, () => {
      assert.notDeepEqual(commandsIn(command), [], 'some runner would act');
      for (const medium of ['text', 'markup', 'github', 'azure'] as const) {
        const encoded = new LogEncoder(false).encode(`${command}\n`, medium);
        assert.deepEqual(commandsIn(encoded), [], `${medium}: ${encoded}`);
      }
    });

    test(`takes ${JSON.stringify(command)} for a text wherever it is cut`, () => {
      for (let at = 0; at <= command.length; at++) {
        const encoder = new LogEncoder(false);
        const pieces = ['a\n ', command.slice(0, at), '', command.slice(at), '\n'];
        const encoded = pieces.map(piece => encoder.encode(piece, 'text')).join('');
        assert.deepEqual(commandsIn(encoded), [], encoded);
      }
      const encoder = new LogEncoder(false);
      const units = [...`${' '.repeat(200)}${command}`].map(unit => encoder.encode(unit, 'text')).join('');
      assert.deepEqual(commandsIn(units), [], units);
    });
  }

  const plain = [
    'a::b::c',
    'https://[::1]/',
    '# heading [link](x)',
    '## heading [link](x)',
    'C# and C++ -- --- x',
    '|---|---|',
    '---',
    'a\tb\r\nc\r\n',
    '#1 ##2 [3]',
    'naïve 海康 ❤',
    '',
  ];
  for (const text of plain) {
    test(`leaves ${JSON.stringify(text)} as it is`, () => {
      assert.equal(new LogEncoder(false).encode(text, 'text'), text);
    });
  }

  test('keeps the values of JSON', () => {
    const value = { [commands[7] ?? '']: commands.filter(text => !/[\r\n]/.test(text)) };
    const text = new LogEncoder(false).encode(JSON.stringify(value, null, 1), 'text');
    assert.deepEqual(commandsIn(text), []);
    assert.deepEqual(JSON.parse(text), value);
  });

  test('keeps what markup says', () => {
    const encoded = new LogEncoder(false).encode('<b>##vso[x]</b>\n::x::', 'markup');
    assert.equal(encoded, '<b>#&#x23;vso[x]</b>\n:&#x3a;x::');
  });

  test('lets colours of ours pass to a terminal and nothing else', () => {
    const text = '\u001b[1;31mred\u001b[0m \u001b[2J \u001b]0;x\u0007';
    assert.equal(new LogEncoder(true).encode(text, 'text'), '\u001b[1;31mred\u001b[0m \\u001b[2J \\u001b]0;x\\u0007');
    assert.equal(new LogEncoder(false).encode('\u001b[1mx', 'text'), '\\u001b[1mx');
  });

  slowTest('holds however much is ignored, or blank, before and within', () => {
    for (const sign of [' ', '\u0301', '\u034f', '\u{e0100}', '\t', '\u001b[1m', ':', '#', '\r', '\u001b']) {
      for (const count of [1, 50, 200_000]) {
        for (const [before, within] of [
          [sign.repeat(count), ''],
          ['', sign.repeat(count)],
        ]) {
          const text = `${before}:${within}:error::x\n${before}#${within}#[x]\n`;
          const encoded = new LogEncoder(false).encode(text, 'text');
          assert.deepEqual(commandsIn(encoded).length, 0, `${JSON.stringify(sign)} ${count}`);
        }
      }
    }
  });

  test('sees a command behind a colour', () => {
    assert.equal(new LogEncoder(true).encode('\u001b[1m ::error::x', 'text'), '\u001b[1m :\\u003aerror::x');
  });

  const token = '6f1c2f0e-7a44-4f9e-9d0e-2b8f5c1d7e3a';
  const ours: readonly (readonly ['github' | 'azure', string])[] = [
    ['github', '::error file=a,line=1::b'],
    ['github', `::stop-commands::${token}\nx\n::${token}::`],
    ['github', '::notice title=bomwarden::3 more'],
    ['azure', '##vso[task.logissue type=error;sourcepath=a]b'],
  ];
  for (const [medium, text] of ours) {
    test(`lets ${text.slice(0, 20)} pass in an output for ${medium} alone`, () => {
      assert.equal(new LogEncoder(false).encode(`a\n${text}\n`, medium), `a\n${text}\n`);
      for (const other of ['text', 'markup', medium === 'azure' ? 'github' : 'azure'] as const) {
        assert.deepEqual(commandsIn(new LogEncoder(false).encode(`a\n${text}\n`, other)), []);
      }
      if (medium === 'azure') assert.deepEqual(commandsIn(new LogEncoder(false).encode(`a ${text}\n`, medium)), []);
    });
  }
});
