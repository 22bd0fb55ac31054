import { readFileSync } from 'node:fs';
import type { Template } from '../../server/src/core/text/message.ts';

/** A message as the source code writes it. */
export interface WrittenMessage {
  readonly file: string;
  readonly id: string;
  readonly template: Template;
}

const literal = String.raw`(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")`;
const plural = String.raw`\{\s*one:\s*(${literal}),\s*other:\s*(${literal}),?\s*\}`;
const call = new RegExp(String.raw`\bmessage\(\s*(${literal}),\s*(?:(${literal})|${plural}|(\w+))`, 'g');

/**
 * Every call of `message` in a file. A template may stand in a constant of the same function, `const text = { one, other }`;
 * whatever else stands there is not found, which the count of calls tells.
 */
export function messagesIn(file: string): readonly WrittenMessage[] {
  const code = readFileSync(file, 'utf8');
  return [...code.matchAll(call)].map(({ 1: id = '', 2: text, 3: one, 4: other, 5: name, index }) => {
    if (text !== undefined) return { file, id: textOf(id), template: textOf(text) };
    if (one !== undefined && other !== undefined) {
      return { file, id: textOf(id), template: { one: textOf(one), other: textOf(other) } };
    }
    return { file, id: textOf(id), template: constant(code.slice(0, index), name ?? '') };
  });
}

/** Calls of `message`, declarations left out. */
export function callsIn(file: string): number {
  return [...readFileSync(file, 'utf8').matchAll(/(?<!function )\bmessage\(/g)].length;
}

function constant(before: string, name: string): Template {
  const found = [...before.matchAll(new RegExp(`const ${name} = ${plural};`, 'g'))].at(-1);
  if (!found) throw new Error(`the template "${name}" is no literal`);
  return { one: textOf(found[1] ?? ''), other: textOf(found[2] ?? '') };
}

function textOf(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/g, '$1');
}
