import assert from 'node:assert/strict';
import {
  parseYaml,
  type YamlMapping,
  type YamlNode,
  type YamlScalar,
  yamlValue,
} from '../../../server/src/core/syntax/yaml.ts';

function read(text: string): YamlNode {
  const { value, problems } = parseYaml(text);
  assert.deepEqual(problems, []);
  return value;
}

function scalar(node: YamlNode | undefined): YamlScalar {
  assert.equal(node?.kind, 'scalar');
  return node;
}

/** What the span of the value of a key covers. */
function covered(text: string, key: string): string {
  const { start, end } = scalar(yamlValue(read(text), key)).span;
  return text.slice(start, end);
}

function codes(text: string): string[] {
  return parseYaml(text).problems.map(problem => problem.code);
}

suite('core/syntax/yaml', () => {
  test('keeps what plain YAML 1.2 takes a scalar for, and its text as written', () => {
    const node = read('[1.10, 2024, true, null, ~, yes, 2026-08-14, 19e5, \'true\', "é\\u4e2d"]');
    assert.equal(node.kind, 'sequence');
    assert.deepEqual(
      node.items.map(item => [scalar(item).type, scalar(item).text]),
      [
        ['number', '1.10'],
        ['number', '2024'],
        ['boolean', 'true'],
        ['null', 'null'],
        ['null', '~'],
        ['string', 'yes'],
        ['string', '2026-08-14'],
        ['number', '19e5'],
        ['string', 'true'],
        ['string', 'é中'],
      ],
    );
  });

  test('spans cover the text without quotes, and the body of a block', () => {
    assert.equal(covered('a: plain text # comment', 'a'), 'plain text');
    assert.equal(covered("a: 'it''s'", 'a'), "it''s");
    assert.equal(covered('a: "x\\ny"', 'a'), 'x\\ny');
    assert.equal(covered('a: |\n  one\n  two\n\nb: 1\n', 'a'), 'one\n  two');
    assert.equal(covered('a: >-\r\n  one\r\n  two\r\n', 'a'), 'one\r\n  two');
    assert.equal(covered('\ufeffa: 海康威视 😀 x', 'a'), '海康威视 😀 x');
  });

  test('spans of keys and containers', () => {
    const text = 'one:\n  "two": [3, 4]\n';
    const outer = read(text) as YamlMapping;
    const inner = outer.entries[0]?.value as YamlMapping;
    const entry = inner.entries[0];
    assert.equal(entry?.key, 'two');
    assert.equal(text.slice(entry.keySpan.start, entry.keySpan.end), 'two');
    assert.equal(text.slice(entry.value.span.start, entry.value.span.end), '[3, 4]');
  });

  test('follows an alias as a reference to the node it names', () => {
    const node = read('a: &x [1, 2]\nb: *x\n');
    assert.equal(yamlValue(node, 'b'), yamlValue(node, 'a'));
  });

  test('an alias to nothing, or to what holds it, is a problem and no loop', () => {
    assert.deepEqual(codes('a: *nobody'), ['yaml-bad-alias']);
    assert.deepEqual(codes('&x [*x]'), ['yaml-bad-alias']);
  });

  test('aliases that stand for too much are not followed', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 12; at++) lines.push(`a${at}: &a${at} [${`*a${at - 1}, `.repeat(10)}]`);
    const found = codes(lines.join('\n'));
    assert.ok(found.includes('yaml-alias-budget'));
    assert.ok(found.length <= 200);
  });

  test('keeps both of two equal keys; the last counts, with a problem', () => {
    const { value, problems } = parseYaml('a: 1\na: 2\n');
    assert.deepEqual(
      problems.map(problem => problem.code),
      ['yaml-duplicate-key'],
    );
    assert.deepEqual(problems[0]?.span, { start: 5, end: 6 });
    assert.equal((value as YamlMapping).entries.length, 2);
    assert.equal(scalar(yamlValue(value, 'a')).text, '2');
  });

  test('`__proto__` is a key like any other', () => {
    const node = read('__proto__: {polluted: yes}\n');
    assert.equal((node as YamlMapping).entries[0]?.key, '__proto__');
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
  });

  test('broken text gives problems with places and what could be read', () => {
    const text = 'good: 1\nbad: [1, 2\nmore: "x\n';
    const { value, problems } = parseYaml(text);
    assert.ok(problems.length > 0);
    for (const { span } of problems) assert.ok(span.start >= 0 && span.end <= text.length && span.start <= span.end);
    assert.equal(scalar(yamlValue(value, 'good')).text, '1');
  });

  test('messages never repeat control characters of the text', () => {
    for (const { message } of parseYaml('a: *\u001b[31mred\n@\u0007').problems) assert.doesNotMatch(message, /\p{Cc}/u);
  });

  for (const [what, text] of Object.entries({
    brackets: '['.repeat(100_000),
    braces: '{a: '.repeat(20_000),
    dashes: '- '.repeat(20_000),
    'question marks': '? '.repeat(20_000),
    indentation: Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  })) {
    test(`endless ${what} are cut off with one problem`, () => {
      const { problems } = parseYaml(text);
      assert.equal(problems.filter(problem => problem.code === 'yaml-too-deep').length >= 1, true);
      assert.ok(problems.length <= 101);
    });
  }

  test('empty text, white space and comments are null', () => {
    for (const text of ['', ' \n', '# nothing\n', '\ufeff']) assert.equal(scalar(read(text)).type, 'null');
  });
});
