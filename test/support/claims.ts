import type { Bom } from '../../server/src/core/model/component.ts';

/**
 * What a document says, without where it says it: one line per component, in any order. Two serialisations of one list
 * give equal lines. White space within a value is one space, as XML writers break lines where they like.
 */
export function facts(bom: Bom): string[] {
  const lines = bom.components.map(component => {
    const claims = component.claims.map(({ role, value, party, label }) =>
      [role, folded(value), party, label].join('|'),
    );
    const licences = component.licences.map(({ form, value }) => `${form} ${folded(value)}`);
    const ofParent = component.parent === undefined ? undefined : bom.components[component.parent]?.name?.value;
    return JSON.stringify({
      place: component.place,
      kind: component.kind,
      ref: component.ref?.value,
      name: folded(component.name?.value),
      version: folded(component.version?.value),
      parent: folded(ofParent),
      claims: claims.sort(),
      licences: licences.sort(),
    });
  });
  const rest = {
    edges: bom.dependencies.length,
    count: bom.componentCount,
    gaps: bom.defects.gaps.length,
    dangling: bom.defects.danglingRefs.length,
    repeated: bom.defects.repeatedRefs.length,
    lifecycles: bom.lifecycles,
  };
  return [...lines.sort(), JSON.stringify(rest)];
}

function folded(text: string | undefined): string | undefined {
  return text?.replaceAll(/\s+/g, ' ').trim();
}
