import type { Component } from '../../model/component.ts';
import type { Declaration, PartAnswer } from '../../model/declaration.ts';
import { cutMiddle } from '../../text/fit.ts';
import { type Message, message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import { plainFinding } from '../plain-finding.ts';
import type { FindingDraft, Rule } from './rule.ts';

/** Tells what a supplier answered about a component, with who answered, when, and the file. It changes nothing that was found. */
export const declaredBySupplier: Rule = {
  id: 'declared-by-supplier',
  title: 'Declared by the supplier',
  description:
    'The supplier answered a question about the component. It is the supplier’s word, which nobody has checked: it never overrules what the document states or what was found.',
  level: 'warning',
  remedy: 'What to do: ask for a corrected document that states the same.',
  find: ({ bom, judged, declared }) => {
    if (!declared) return [];
    const found = new Set(judged.filter(isFound).map(({ match }) => match.component));
    return [...declared].flatMap(([index, declarations]) => {
      const component = bom.components[index];
      return component ? declarations.map(one => findingOf(component, one, found.has(index))) : [];
    });
  },
};

/** By what the document says itself. */
function isFound({ match }: { readonly match: { readonly tier: string } }): boolean {
  return match.tier !== 'declared';
}

function findingOf(component: Component, declaration: Declaration, isFound: boolean): FindingDraft {
  const { name, ref, span, index } = component;
  const said = saying(declaration);
  const text = isFound
    ? message('declared-by-supplier.stands', '{said}; what was found stands', { said })
    : message('declared-by-supplier', '{said}', { said });
  const { file, place, part } = declaration;
  const draft = plainFinding({
    rule: declaredBySupplier.id,
    level: part === 'yes' ? 'warning' : 'information',
    message: text,
    component: index,
    span: (name ?? ref)?.span ?? { start: span.start, end: span.start },
    about: `${file} ${place}`,
  });
  return { ...draft, tier: 'declared', declared: declaration };
}

function saying(declaration: Declaration): Message {
  const { maker, part } = declaration;
  const from = sourceOf(declaration);
  if (maker === undefined) {
    return message('declared.part-only', 'the supplier declares: {part} ({from})', { part: partWords(part), from });
  }
  const args = { maker: cutMiddle(printable(maker, 300), 80), from };
  return part === undefined
    ? message('declared.maker', 'the supplier declares: made by “{maker}” ({from})', args)
    : message('declared.maker-part', 'the supplier declares: made by “{maker}”, {part} ({from})', {
        ...args,
        part: partWords(part),
      });
}

function partWords(part: PartAnswer | undefined): Message {
  if (part === 'yes') return message('declared.yes', 'it or a part of it is made by a vendor asked about');
  if (part === 'no') return message('declared.no', 'no part of it is made by a vendor asked about');
  return message('declared.not-known', 'not known who made all of its parts');
}

/** Who, when, and the file. */
function sourceOf({ by, on, file, place }: Declaration): Message {
  const where = { file: cutMiddle(printable(file, 300), 60), place };
  const day = on === undefined ? message('declared.undated', 'undated') : cutMiddle(printable(on), 20);
  return by === undefined
    ? message('declared.unsigned', 'unsigned, {day}, {file}, {place}', { ...where, day })
    : message('declared.signed', '{by}, {day}, {file}, {place}', { ...where, by: cutMiddle(printable(by), 60), day });
}
