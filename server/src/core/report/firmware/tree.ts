import type { Language } from '../../l10n/language.ts';
import type { FirmwareImage, ImageNode } from '../../model/image.ts';
import { message } from '../../text/message.ts';
import { html } from '../html-text.ts';
import { markupText } from '../xml-text.ts';
import { titleSaid } from './titles.ts';
import { grouped, hex, stateWords } from './view.ts';

/** Places that a page shows; the others are counted. */
const mostNodes = 2000;
/** What stands deeper is closed at first. */
const openDepth = 2;

/** The parts of an image as a tree that keys walk through. */
export function treeHtml({ nodes }: FirmwareImage, language: Language): string {
  const shown = nodes.slice(0, mostNodes);
  const children = new Map<number | undefined, ImageNode[]>();
  for (const node of shown) {
    const known = children.get(node.parent);
    if (known) known.push(node);
    else children.set(node.parent, [node]);
  }
  const branch = (parent: number | undefined, depth: number): string =>
    (children.get(parent) ?? []).map(node => item(node, depth)).join('');
  const item = (node: ImageNode, depth: number): string => {
    const isLeaf = !children.has(node.index);
    const isOpen = depth < openDepth;
    const expanded = isLeaf ? '' : ` aria-expanded="${isOpen}"`;
    const inner = isLeaf ? '' : `<ul role="group">${branch(node.index, depth + 1)}</ul>`;
    const place = `data-start="${node.span.start}" data-end="${node.span.end}"`;
    return `<li role="treeitem" tabindex="-1"${expanded} ${place}>${row(node, language)}${inner}</li>`;
  };
  const title = html(message('firmware.tree', 'What the image is made of'), language);
  const tree = `<ul role="tree" aria-label="${title}">${branch(undefined, 0)}</ul>`;
  const rest = nodes.length - shown.length;
  const text = { one: '{n} place more is not shown.', other: '{n} places more are not shown.' };
  return rest > 0
    ? `${tree}<p class="dim">${html(message('firmware.more-places', text, { n: rest }), language)}</p>`
    : tree;
}

function row({ offset, size, title, name, state, checked, note }: ImageNode, language: Language): string {
  const place = offset === undefined ? html(message('firmware.packed', 'packed'), language) : hex(offset);
  const bytes = message(
    'firmware.bytes',
    { one: '{size} byte', other: '{size} bytes' },
    { n: size, size: grouped(size) },
  );
  const called = name === undefined ? '' : ` <b>${markupText(name, 300)}</b>`;
  const sound = checked === undefined ? '' : ` <span class="dim">✓ ${html(checked, language)}</span>`;
  const told = note === undefined ? '' : ` <span class="note">${html(note, language)}</span>`;
  return `<span class="row"><code>${place}</code> <span class="size">${html(bytes, language)}</span> <i class="s-${state}"></i><span>${html(titleSaid(title), language)}</span>${called} <span class="dim">${html(stateWords[state], language)}</span>${sound}${told}</span>`;
}
