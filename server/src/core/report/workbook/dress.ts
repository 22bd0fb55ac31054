import { panelStyle } from '../html-panel.ts';

/** The look of a workbook: sheets as grids, and below them what was found in the cell that has the focus. */
export const workbookStyle = `${panelStyle}
body { max-width: none; padding: 1rem 1rem 14rem; }
.sheet { border: 1px solid var(--line); max-height: 70vh; overflow: auto; } table { border-collapse: collapse; font-size: .95em; }
th, td { border: 1px solid var(--line); max-width: 24rem; padding: .15rem .5rem; text-align: left; vertical-align: top; white-space: pre-wrap; }
thead th, tbody th { background: var(--vscode-editorGutter-background, var(--vscode-editor-background)); color: var(--dim); font-weight: 400; position: sticky; } thead th { top: 0; } tbody th { left: 0; text-align: right; }
td:focus { outline: 2px solid var(--vscode-focusBorder, currentcolor); outline-offset: -2px; }
td.marked { cursor: pointer; text-decoration: underline wavy var(--mark-line); text-underline-offset: .2em; font-weight: 600; }
td.l-error { --mark-line: var(--error); } td.l-warning { --mark-line: var(--warning); } td.l-information, td.l-none, td.waived { --mark-line: var(--information); }
.ear { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; white-space: nowrap; width: 1px; }
aside { background: var(--vscode-editorWidget-background, var(--vscode-editor-background)); border-top: 2px solid var(--vscode-editorWidget-border, var(--line)); bottom: 0; left: 0; max-height: 13rem; overflow: auto; padding: .3rem 1rem; position: fixed; right: 0; }
aside:not(:has(> div:not([hidden]))) { display: none; }
.acts { display: flex; flex-wrap: wrap; gap: .6rem; margin: .4rem 0; } .acts button { font-size: .9em; padding: .15em .8em; }
`;

/** Walks through cells and marks by keys, shows what was found in a cell, and has the editor copy. */
export const workbookScript = `
const editor = acquireVsCodeApi();
const marks = [...document.querySelectorAll('td.marked')];
const aside = document.querySelector('aside');
let current = -1;
function show(cell) {
  for (const told of aside.children) told.hidden = told.id !== cell.dataset.told;
  if (cell.dataset.told) current = marks.indexOf(cell);
}
function focus(cell) {
  if (!cell) return;
  for (const other of cell.closest('table').querySelectorAll('td[tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  show(cell);
}
function step(way) {
  if (marks.length > 0) focus(marks[(current + way + marks.length) % marks.length]);
}
for (const table of document.querySelectorAll('table')) {
  const first = table.querySelector('td.marked') ?? table.querySelector('td[role=gridcell]');
  if (first) first.tabIndex = 0;
  table.addEventListener('click', ({ target }) => focus(target.closest('td[role=gridcell]')));
  table.addEventListener('focusin', ({ target }) => show(target));
  table.addEventListener('keydown', event => {
    const cell = event.target.closest('td');
    const row = cell.parentElement;
    const at = cell.cellIndex;
    if (event.key === 'ArrowRight') focus(row.cells[at + 1]);
    else if (event.key === 'ArrowLeft') focus(at > 1 ? row.cells[at - 1] : undefined);
    else if (event.key === 'ArrowDown') focus(row.nextElementSibling?.cells[at]);
    else if (event.key === 'ArrowUp') focus(row.previousElementSibling?.cells[at]);
    else if (event.key === 'Home') focus(row.cells[1]);
    else if (event.key === 'End') focus(row.cells[row.cells.length - 1]);
    else if (event.key === 'n') step(1);
    else if (event.key === 'p') step(-1);
    else if (event.key === 'Enter') document.getElementById(cell.dataset.told)?.querySelector('button')?.focus();
    else return;
    event.preventDefault();
  });
}
aside.addEventListener('keydown', event => {
  if (event.key === 'Escape') focus(marks[current]);
});
for (const button of document.querySelectorAll('button[data-way]'))
  button.addEventListener('click', () => step(Number(button.dataset.way)));
for (const button of document.querySelectorAll('button[data-copy]'))
  button.addEventListener('click', () => editor.postMessage({ act: 'copy', text: button.dataset.copy }));
`;

/** SHA-256 of the page's only style sheet and only script, in base64. */
export const workbookStyleHash = 'V5k4SQRxcx+gruwmKedndCQxzLx7a3qyRsmVQz8jKkY=';
export const workbookScriptHash = 'NY2dUp/FTsV1OD9PzyYfay2psxPV3BqR6ZxxlFBbPac=';
