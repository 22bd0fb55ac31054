/** The look of the HTML report: readable on screen, in the dark, and on paper. */
export const style = `
:root { color-scheme: light dark; --line: #8884; --dim: #777; --error: #b3261e; --warning: #9a6700; --information: #1f5fbf; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #e3b341; --information: #79b8ff; --dim: #999; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 64rem; padding: 1.5rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; word-break: break-all; }
.verdict { font-weight: 600; } .dim { color: var(--dim); }
form { border-block: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0; padding: .6rem 0; }
input[type=search] { flex: 1; font: inherit; min-width: 12rem; padding: .2rem .5rem; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; padding: .4rem .8rem; }
details[data-level=error] { border-left: 4px solid var(--error); }
details[data-level=warning] { border-left: 4px solid var(--warning); }
details[data-level=information] { border-left: 4px solid var(--information); }
summary { cursor: pointer; } summary b { text-transform: uppercase; font-size: .75rem; margin-right: .5rem; }
[data-level=error] summary b { color: var(--error); } [data-level=warning] summary b { color: var(--warning); }
[data-level=information] summary b { color: var(--information); }
h3 { font-size: .85rem; margin: .8rem 0 .2rem; } ul { margin: .2rem 0; padding-left: 1.2rem; }
pre { background: #8881; border-radius: 4px; overflow-x: auto; padding: .4rem .6rem; } mark { background: #ffd54f66; color: inherit; }
@media print { form { display: none; } details { break-inside: avoid; } body { max-width: none; padding: 0; } a::after { content: " <" attr(href) ">"; font-size: .8em; word-break: break-all; } }
`;

/** Filters by level and by words, and opens everything for the printer. Its hash stands in \`scriptHash\`. */
export const script = `
const form = document.querySelector('form');
const items = [...document.querySelectorAll('details')];
form.hidden = false;
form.addEventListener('input', () => {
  const levels = new Set([...form.querySelectorAll('[name=level]:checked')].map(box => box.value));
  const words = form.querySelector('[type=search]').value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const item of items) {
    const text = item.textContent.toLowerCase();
    item.hidden = !levels.has(item.dataset.level) || !words.every(word => text.includes(word));
  }
});
form.addEventListener('submit', event => event.preventDefault());
addEventListener('beforeprint', () => { for (const item of items) item.open = true; });
`;
