import type { Stated } from '../../../model/claim.ts';
import type { Format } from '../../../model/format.ts';
import { Problems } from '../../../text/problems.ts';
import type { Source } from '../../../text/source.ts';
import { BomBuilder, type ComponentDraft } from '../../bom-builder.ts';
import { headOf, syntaxOf } from '../../detect.ts';
import { claimDevice, newDevice } from '../device.ts';

/**
 * What a devicetree is made of, as far as it matters here: the rest is passed over. What is not closed is a token too, or
 * the search would begin anew at each of its signs.
 */
const token = /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\r\n]*|"(?:[^"\\\r\n]|\\.)*"?|[{};=]|[A-Za-z_#/&][\w,.+?#@/&-]*/g;

interface Node {
  readonly name: Stated<string>;
  component: ComponentDraft | undefined;
  /** The component of the nearest node around it: properties stand before the nodes within. */
  readonly parent: ComponentDraft | undefined;
  /** Whether a `compatible` has named it. */
  named: boolean;
}

class DevicetreeReading {
  readonly bom: BomBuilder;
  readonly #source: Source;
  readonly #open: Node[] = [];
  /** The last word, and the property that an equals sign made of it. */
  #word: Stated<string> | undefined;
  #property: string | undefined;

  constructor(source: Source, bom: BomBuilder) {
    this.#source = source;
    this.bom = bom;
  }

  run(): void {
    for (const { 0: text, index } of this.#source.text.matchAll(token)) {
      const span = { start: index, end: index + text.length };
      if (text === '{') this.#enter(span.end);
      else if (text === '}') this.#leave(span.end);
      else if (text === ';') this.#property = undefined;
      else if (text === '=') this.#property = this.#word?.value;
      else if (text.startsWith('"')) {
        if (text.length > 1 && text.endsWith('"'))
          this.#string(text.slice(1, -1), { start: index + 1, end: span.end - 1 });
      } else if (!text.startsWith('/*') && !text.startsWith('//')) this.#word = { value: text, span };
    }
    while (this.#open.length > 0) this.#leave(this.#source.length);
  }

  #enter(at: number): void {
    const around = this.#open.at(-1);
    const name = this.#word ?? { value: '', span: { start: at, end: at } };
    this.#open.push({ name, component: undefined, parent: around?.component ?? around?.parent, named: false });
    this.#property = undefined;
    this.#word = undefined;
  }

  #leave(end: number): void {
    const node = this.#open.pop();
    if (node?.component) node.component.span = { start: node.component.span.start, end };
  }

  #string(value: string, span: Stated<string>['span']): void {
    const node = this.#open.at(-1);
    if (!node) return;
    const stated = { value, span };
    if (this.#property === 'compatible') this.#compatible(node, stated);
    else if (this.#property === 'model' || this.#property === 'label') this.#model(node, stated);
  }

  #model(node: Node, stated: Stated<string>): void {
    if (!this.#isBoard()) return;
    const { component } = this.#componentOf(node);
    component.name = stated;
    claimDevice(component, 'model-number', stated);
  }

  /** The first of the board's strings names the board, the others what it is built on: parts, not the board's maker. */
  #compatible(node: Node, stated: Stated<string>): void {
    const { component, isNew } = this.#componentOf(node);
    const isFirst = isNew || !node.named;
    node.named = true;
    if (!this.#isBoard() || isFirst) {
      component.name ??= stated;
      claimDevice(component, 'compatible', stated);
      return;
    }
    const part = this.#start(stated.span.start, component, 'hardware');
    part.span = stated.span;
    part.name = stated;
    claimDevice(part, 'compatible', stated);
  }

  #isBoard(): boolean {
    return this.#open.length === 1 && this.#open[0]?.name.value === '/';
  }

  #componentOf(node: Node): { component: ComponentDraft; isNew: boolean } {
    if (node.component) return { component: node.component, isNew: false };
    const component = this.#start(node.name.span.start, node.parent, this.#isBoard() ? 'device' : 'hardware');
    node.component = component;
    return { component, isNew: true };
  }

  #start(at: number, parent: ComponentDraft | undefined, kind: string): ComponentDraft {
    const component = this.bom.start('component', at, parent);
    component.kind = kind;
    component.device = newDevice();
    this.bom.componentCount++;
    return component;
  }
}

function detect(source: Source): boolean {
  if (/[^\s\ufeff]/.exec(source.text)?.[0] === '{' || syntaxOf(source) === 'xml') return false;
  const head = headOf(source);
  if (/^[ \t]*\/dts-v1\/[ \t]*;/m.test(head)) return true;
  return /^[ \t]*(?:\/|&\w+)[ \t]*\{/m.test(head) && /^[ \t]*compatible[ \t]*=[ \t]*"[\w-]+,/m.test(head);
}

/** The source of a Linux devicetree: what a board is made of. */
export const devicetree: Format = {
  id: 'devicetree',
  detect,
  read(source) {
    const problems = new Problems();
    const bom = new BomBuilder();
    new DevicetreeReading(source, bom).run();
    return { bom: bom.finish('devicetree'), problems: problems.list };
  },
};
