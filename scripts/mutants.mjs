// Small changes to compiled code, as data.
import { transformSync } from 'esbuild';
import { parseSync } from 'oxc-parser';

const swapped = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '*': '/',
  '&&': '||',
  '||': '&&',
  '??': '&&',
};
const calls = { some: 'every', every: 'some', startsWith: 'endsWith', endsWith: 'startsWith', min: 'max', max: 'min' };
/** `list[0]` is changed by other tests than types let through, and `(0, f)()` is how the compiler calls. */
const unchanged = new Set(['MemberExpression', 'SequenceExpression']);
/** What is done to a list and may be left out. */
const optional = new Set(['filter', 'sort', 'reverse', 'toReversed', 'slice', 'trim', 'toLowerCase']);

/**
 * The changes of one file, in order: `{ file, line, start, end, before, after, code }`, where `code` takes the place of the
 * text between `start` and `end`.
 */
export function mutantsOf(file, text) {
  const { program } = parseSync(file, text, { sourceType: 'script' });
  const found = [];
  const add = (node, code) => {
    const before = text.slice(node.start, node.end);
    if (before === code) return;
    const line = text.slice(0, node.start).split('\n').length;
    found.push({ file, line, start: node.start, end: node.end, code, before: short(before), after: short(code) });
  };
  const of = node => text.slice(node.start, node.end);
  walk(program, undefined, (node, parent) => {
    if (isOfCompiler(node, of)) return false;
    switch (node.type) {
      case 'BinaryExpression':
      case 'LogicalExpression': {
        const other = swapped[node.operator];
        const isText = node.operator === '+' && [node.left, node.right].some(isString);
        if (other && !isText) add(node, `((${of(node.left)}) ${other} (${of(node.right)}))`);
        break;
      }
      case 'IfStatement':
      case 'ConditionalExpression':
        if (node.test.type !== 'Literal') {
          add(node.test, 'true');
          add(node.test, 'false');
        }
        break;
      case 'UnaryExpression':
        if (node.operator === '!') add(node, `(${of(node.argument)})`);
        break;
      case 'Literal':
        if (typeof node.value === 'boolean') add(node, String(!node.value));
        if (
          typeof node.value === 'number' &&
          node.value < 10 &&
          !unchanged.has(parent?.type) &&
          parent?.operator !== 'void'
        )
          add(node, `(${node.value + 1})`);
        break;
      case 'CallExpression': {
        const { callee } = node;
        if (callee.type !== 'MemberExpression' || callee.computed) break;
        const name = callee.property.name;
        if (calls[name]) add({ start: callee.object.end, end: callee.property.end }, `.${calls[name]}`);
        else if (optional.has(name)) add(node, of(callee.object));
        break;
      }
      case 'SpreadElement':
        if (parent?.type === 'ArrayExpression') add(node, '...[]');
        break;
      case 'ReturnStatement':
        if (node.argument?.type === 'ArrayExpression' && node.argument.elements.length > 0) add(node.argument, '[]');
        break;
    }
    return true;
  });
  return found;
}

/** The text with every change in it, each behind a question whether it is the one: `mutant` in the global object. */
export function withSwitches(text, mutants, firstId) {
  const nested = (from, to, list) => {
    let out = '';
    let at = from;
    while (list.length > 0) {
      const [{ start, end }] = list;
      const same = list.filter(one => one.start === start && one.end === end);
      const inside = list.filter(one => one.start >= start && one.end <= end && !same.includes(one));
      list = list.filter(one => one.start >= end);
      const original = nested(start, end, inside);
      let code = original;
      for (const { id, code: other } of same) code = switched(id, other, code);
      out += text.slice(at, start) + code;
      at = end;
    }
    return out + text.slice(at, to);
  };
  const ordered = mutants
    .map((one, at) => ({ ...one, id: firstId + at }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return nested(0, text.length, ordered);
}

function switched(id, other, original) {
  const method = /^\s*(\??)\.\s*(\w+)$/.exec(original);
  if (method) return `${method[1] ? '?.' : ''}[__is(${id}) ? '${other.slice(1)}' : '${method[2]}']`;
  if (original.startsWith('...')) return `...(__is(${id}) ? [] : ${original.slice(3)})`;
  return `(__is(${id}) ? ${other} : ${original})`;
}

/** Source text with a fault, compiled as one file of `out`; undefined where the text does not have what it changes. */
export function textWith(source, from, to) {
  if (!source.includes(from)) return undefined;
  const { code } = transformSync(
    source.replace(from, () => to),
    { loader: 'ts', format: 'cjs', platform: 'node' },
  );
  return code.replace(/require\("(\.[^"]+)\.ts"\)/g, 'require("$1.js")');
}

function isString(node) {
  return (node.type === 'Literal' && typeof node.value === 'string') || node.type === 'TemplateLiteral';
}

/** Helpers that the compiler writes, and sentences: another wording is no fault. */
function isOfCompiler(node, of) {
  if (node.type === 'VariableDeclaration') return /^(?:var|const) __\w+ = /.test(of(node).slice(0, 40));
  if (node.type !== 'CallExpression') return false;
  return /^(?:require|\(0, \w+\.(?:message|quote)\)|Object\.defineProperty)\b/.test(of(node).slice(0, 60));
}

function walk(node, parent, visit) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const one of node) walk(one, parent, visit);
    return;
  }
  if (typeof node.type === 'string') {
    if (!visit(node, parent)) return;
    parent = node;
  }
  for (const key of Object.keys(node)) if (key !== 'parent') walk(node[key], parent, visit);
}

function short(text) {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 67)}…` : line;
}
