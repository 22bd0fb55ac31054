/** The look of the HTML report: readable on screen, in the dark, and on paper. Its hash stands in html.ts. */
export const style = `
:root { color-scheme: light dark; --line: #8884; --mark: #ffd54f88; --soft: #8881; --dim: #666; --error: #b3261e; --warning: #8a5a00; --information: #1f5fbf; --none: #666; }
@media (prefers-color-scheme: dark) { :root { --mark: #ffd54f3a; --dim: #9a9a9a; --error: #ff8a80; --warning: #e3b341; --information: #79b8ff; --none: #9a9a9a; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.3rem; margin: 0 0 .5rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; }
h3 { font-size: .75rem; letter-spacing: .04em; margin: 1rem 0 .3rem; text-transform: uppercase; color: var(--dim); }
h3.told { color: inherit; font-size: 1rem; letter-spacing: normal; margin: .8rem 0 .2rem; text-transform: none; } p { margin: .3rem 0; } ul { margin: .2rem 0; padding-left: 1.2rem; } li { margin: .15rem 0; }
.verdict { font-weight: 600; font-size: 1.05rem; } .dim { color: var(--dim); font-weight: 400; } a { color: var(--information); }
form { align-items: center; border-block: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; margin: 1rem 0; padding: .6rem 0; }
input[type=search] { flex: 1; font: inherit; min-width: 12rem; padding: .25rem .5rem; }
details { border: 1px solid var(--line); border-left: 4px solid var(--none); border-radius: 6px; margin: .6rem 0; padding: .5rem .9rem; }
details[data-level=error] { border-left-color: var(--error); } details[data-level=warning] { border-left-color: var(--warning); }
details[data-level=information] { border-left-color: var(--information); }
summary { cursor: pointer; } summary b:first-of-type { font-size: .75rem; letter-spacing: .04em; margin-right: .6rem; text-transform: uppercase; }
[data-level=error] summary b:first-of-type { color: var(--error); } [data-level=warning] summary b:first-of-type { color: var(--warning); }
[data-level=information] summary b:first-of-type { color: var(--information); }
pre { background: var(--soft); border-radius: 4px; font: .85rem/1.5 ui-monospace, monospace; margin: .3rem 0; overflow-x: auto; padding: .4rem .6rem; white-space: pre-wrap; }
pre i { color: var(--dim); font-style: normal; user-select: none; } mark { background: var(--mark); color: inherit; print-color-adjust: exact; }
.pictures { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1.2rem 0; } figure { flex: 0 1 640px; margin: 0; }
figcaption { color: var(--dim); font-size: .8rem; margin-bottom: .2rem; } svg { height: auto; max-width: 100%; } svg text { fill: currentcolor; font-size: 12px; }
.keys { display: flex; flex-wrap: wrap; font-size: .8rem; gap: 0 1rem; list-style: none; margin: .1rem 0 0; padding: 0; } .keys li::before { background: var(--paint); content: ""; display: inline-block; height: .7em; margin-right: .4em; width: .7em; }
rect { fill: var(--paint); stroke: var(--paint); stroke-width: .5; } .edge { fill: none; stroke: var(--dim); }
.o-prohibited { --paint: var(--error); } .o-restricted, .o-cannot-determine { --paint: var(--warning); } .o-cannot-determine { fill-opacity: .5; } .o-cannot-determine::before, .o-listed::before { opacity: .5; }
.o-advised-against { --paint: #b07cc6; } .o-called-to-attention, .o-listed { --paint: var(--information); } .o-listed { fill-opacity: .5; } .o-other-jurisdiction, .o-out-of-scope { --paint: #8886; }
.c-named { --paint: #3c8f5a; } .c-identifier { --paint: #c99a2e; } .c-nobody { --paint: #8886; }
.step { fill: var(--soft); stroke: var(--line); stroke-width: 1; } .l-error { stroke: var(--error); stroke-width: 2; } .l-warning { stroke: var(--warning); stroke-width: 2; } .l-information { stroke: var(--information); stroke-width: 2; }
@media print {
  body { font-size: 10pt; max-width: none; padding: 0; } form { display: none; }
  details { padding: .3rem .6rem; } details::details-content { content-visibility: visible; }
  summary, h2, h3 { break-after: avoid; } .finding, li { break-inside: avoid; }
  a[href]::after { content: " <" attr(href) ">"; font-size: .8em; }
}
`;

/** Filters by level and by words, and opens everything for the printer. Its hash stands in html.ts. */
export const script = `
const form = document.querySelector('form');
const groups = [...document.querySelectorAll('details')].map(group => {
  const findings = [...group.querySelectorAll('.finding')].map(part => ({ part, text: part.textContent.toLowerCase() }));
  const rest = [...group.children].filter(part => !part.matches('.finding'));
  return { group, findings, text: rest.map(part => part.textContent).join(' ').toLowerCase() };
});
form.hidden = false;
form.addEventListener('input', () => {
  const levels = new Set([...form.querySelectorAll('[name=level]:checked')].map(box => box.value));
  const words = form.querySelector('[type=search]').value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const { group, findings, text } of groups) {
    let shown = 0;
    for (const finding of findings) {
      const fits = words.every(word => text.includes(word) || finding.text.includes(word));
      finding.part.hidden = !fits;
      if (fits) shown++;
    }
    group.hidden = shown === 0 || !levels.has(group.dataset.level);
  }
});
form.addEventListener('submit', event => event.preventDefault());
addEventListener('beforeprint', () => { for (const { group } of groups) group.open = true; });
`;
