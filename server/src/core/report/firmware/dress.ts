import { panelStyle } from '../html-panel.ts';

/** The look of the page of an image: that of the report, with a strip, a tree and tables. */
export const firmwareStyle = `${panelStyle}
body { max-width: 78rem; }
#strip { border: 1px solid var(--line); cursor: crosshair; height: 64px; } #strip svg { display: block; height: 64px; width: 100%; }
#strip:focus-visible, [role=treeitem]:focus-visible > .row, pre:focus-visible { outline: 2px solid var(--vscode-focusBorder, currentcolor); outline-offset: 1px; }
#cursor { fill: var(--vscode-editor-foreground, currentcolor); opacity: .4; stroke: none; }
#strip rect { stroke: none; } #strip .held { opacity: 1; } #strip.holding rect:not(.held, #cursor) { opacity: .3; }
.s-opened { --paint: #3c8f5a; } .s-searched { --paint: #4d8fd6; } .s-filling { --paint: #8886; } .s-opaque { --paint: #c0504d; } .s-unread { --paint: #c99a2e; }
.row i { background: var(--paint); display: inline-block; height: .7em; margin: 0 .4em 0 .2em; width: .7em; }
[role=tree], [role=group] { list-style: none; margin: 0; padding: 0; } [role=group] { padding-left: 1.3rem; } [role=treeitem] { margin: 0; outline: none; }
[role=treeitem][aria-expanded=false] > [role=group] { display: none; }
[role=treeitem][aria-expanded] > .row::before { content: "▾"; display: inline-block; width: 1em; } [role=treeitem][aria-expanded=false] > .row::before { content: "▸"; }
.row { cursor: pointer; display: block; padding: 0 .3rem; } [role=treeitem]:not([aria-expanded]) > .row { padding-left: 1.3em; } .row:hover { background: var(--soft); }
.row code { display: inline-block; min-width: 5.5em; } .size { color: var(--dim); display: inline-block; min-width: 8em; text-align: right; } .note { color: var(--warning); }
table { border-collapse: collapse; font-size: .9em; width: 100%; } th, td { border-bottom: 1px solid var(--line); padding: .2rem .5rem .2rem 0; text-align: left; vertical-align: top; } th { color: var(--dim); font-weight: 600; }
details.plain { border: none; margin: 0; padding: 0; } details.plain > summary { color: var(--information); font-size: .9em; } td pre { overflow-wrap: normal; white-space: pre; }
.acts { display: flex; gap: .6rem; margin: .6rem 0; } .acts button { font-size: .9em; padding: .15em .8em; } code { background: none; color: inherit; padding: 0; } code, pre { font-family: var(--vscode-editor-font-family, ui-monospace, monospace); }
`;

/** Walks along the strip and through the tree by keys, shows in the one what is chosen in the other, and tells the editor of buttons. */
export const firmwareScript = `
const editor = acquireVsCodeApi();
for (const button of document.querySelectorAll('.acts button'))
  button.addEventListener('click', () => editor.postMessage({ act: button.dataset.act }));
const strip = document.querySelector('#strip');
const bars = [...strip.querySelectorAll('rect[data-start]')];
const cursor = document.querySelector('#cursor');
const told = document.querySelector('#at');
function stand(index) {
  const at = Math.max(0, Math.min(bars.length - 1, index));
  const text = bars[at]?.textContent ?? '';
  cursor.setAttribute('x', at);
  strip.setAttribute('aria-valuenow', at);
  strip.setAttribute('aria-valuetext', text);
  told.textContent = text;
}
const now = () => Number(strip.getAttribute('aria-valuenow'));
strip.addEventListener('click', ({ clientX }) => {
  const { left, width } = strip.getBoundingClientRect();
  stand(Math.floor(((clientX - left) / width) * bars.length));
});
strip.addEventListener('keydown', event => {
  const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 16, PageDown: -16 }[event.key];
  if (step) stand(now() + step);
  else if (event.key === 'Home') stand(0);
  else if (event.key === 'End') stand(bars.length);
  else if (event.key === 'Enter') reveal(Number(bars[now()]?.dataset.start ?? 0));
  else return;
  event.preventDefault();
});
const tree = document.querySelector('[role=tree]');
const items = [...tree.querySelectorAll('[role=treeitem]')];
const isShown = item => !item.parentElement.closest('[aria-expanded=false]');
const rangeOf = ({ dataset: { start, end } }) => [Number(start), Number(end)];
function focus(item) {
  if (!item) return;
  for (const other of items) other.tabIndex = -1;
  item.tabIndex = 0;
  item.focus();
  const [start, end] = rangeOf(item);
  strip.classList.toggle('holding', item !== items[0]);
  for (const bar of bars) {
    const [from, to] = rangeOf(bar);
    bar.classList.toggle('held', from < end && to > start);
  }
}
function reveal(byte) {
  const around = items.filter(item => rangeOf(item)[0] <= byte && byte < rangeOf(item)[1]);
  const item = around.at(-1);
  for (let up = item; up; up = up.parentElement.closest('[role=treeitem]')) if (up !== item) open(up, true);
  focus(item);
}
function open(item, isOpen) {
  if (item.hasAttribute('aria-expanded')) item.setAttribute('aria-expanded', isOpen);
}
if (items[0]) items[0].tabIndex = 0;
tree.addEventListener('click', ({ target }) => {
  const item = target.closest('[role=treeitem]');
  if (!item) return;
  open(item, item.getAttribute('aria-expanded') === 'false');
  focus(item);
});
tree.addEventListener('keydown', event => {
  const item = event.target.closest('[role=treeitem]');
  const shown = items.filter(isShown);
  const at = shown.indexOf(item);
  const expanded = item.getAttribute('aria-expanded');
  if (event.key === 'ArrowDown') focus(shown[at + 1]);
  else if (event.key === 'ArrowUp') focus(shown[at - 1]);
  else if (event.key === 'Home') focus(shown[0]);
  else if (event.key === 'End') focus(shown.at(-1));
  else if (event.key === 'ArrowRight') { if (expanded === "false") open(item, true); else if (expanded) focus(shown[at + 1]); }
  else if (event.key === 'ArrowLeft') expanded === 'true' ? open(item, false) : focus(item.parentElement.closest('[role=treeitem]'));
  else if (event.key === 'Enter' || event.key === ' ') open(item, expanded === 'false');
  else return;
  event.preventDefault();
});
`;

/** SHA-256 of the page's only style sheet and only script, in base64. */
export const firmwareStyleHash = 'IYyveA1Eg8Qc7Qs2+CJlocyRp/Ew2KqbVlxjGqZsMYQ=';
export const firmwareScriptHash = 'Ju4Np4VfDgCb9921TifUN9l9yK0IAjM65JQtopnjfrg=';
