import type { Bom, Component } from '../model/component.ts';
import { openJson } from '../syntax/json.ts';
import { type Container, containerAt } from '../syntax/json-edit.ts';
import type { Source } from '../text/source.ts';
import { descend, wrapperOf } from './detect.ts';

const roots = new WeakMap<Source, Container | 'broken'>();

/** The root of a document; undefined where its JSON is broken, since an edit then could make things worse. */
export function rootOf(source: Source): Container | undefined {
  let root = roots.get(source);
  if (!root) {
    const cursor = openJson(source);
    root = (descend(cursor, wrapperOf(source)) && containerAt(source, cursor.start)) || 'broken';
    roots.set(source, root);
  }
  return root === 'broken' ? undefined : root;
}

/** Why a component of this document cannot be edited, as a sentence; undefined where it can. */
export function refuseEdits(source: Source, bom: Bom, component: Component): string | undefined {
  return refuseSyntax(rootOf(source) !== undefined, bom, component);
}

/** The same for any syntax, which says whether the document is whole. */
export function refuseSyntax(isWhole: boolean, bom: Bom, component: Component): string | undefined {
  if (bom.signed) return 'The document is signed: any change to it would break the signature.';
  if (bom.several)
    return 'Several documents stand in this file, or one inside another: they are read here and never edited.';
  if (!isWhole) return 'The document has syntax errors: they must be corrected first.';
  if (component.place === 'tool') return 'What made the document is no component of it.';
  return component.name ? undefined : 'The document does not describe this component in a place of its own.';
}

/** A form that is still being worked on is read, and nothing new is written into it. */
export function refuseDraft({ specVersion }: Bom): string | undefined {
  if (!/^\s*2\./.test(specVersion?.value ?? '')) return undefined;
  return 'CycloneDX 2.0 is a draft: it is read here, and nothing is written into it.';
}

/** A name for something new that nothing in the document has. */
export function freeName(source: Source, base: string): string {
  for (let number = 1; ; number++) {
    const name = `${base}-${number}`;
    if (!source.text.includes(name)) return name;
  }
}
