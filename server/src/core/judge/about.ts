import type { Component } from '../model/component.ts';
import { about } from '../text/fit.ts';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';

/**
 * A finding's sentence: which component, then what is said of it. Without a component it is said of the document.
 * @param forms what is said, the longest first
 */
export function sayOf(component: Component | undefined, forms: readonly [Message, ...Message[]]): Message {
  const [text] = forms;
  if (!component) return text;
  const name = component.name?.value ?? component.ref?.value;
  return name === undefined || name.trim() === ''
    ? message('finding.nameless', 'a component without a name: {text}', { text })
    : about(printable(name), forms);
}
