import type { LicenceClaim } from '../../model/component.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { addClaim, type BomBuilder, type ComponentDraft } from '../bom-builder.ts';

/** What the decoders of a scanner's report pass along. */
export interface ScanContext {
  readonly cursor: Cursor;
  readonly bom: BomBuilder;
}

/** Members that say the same in every report, whatever they are called there. */
export const plainFields = {
  ref({ cursor }: ScanContext, component: ComponentDraft): void {
    component.ref = cursor.string() ?? component.ref;
  },
  name({ cursor }: ScanContext, component: ComponentDraft): void {
    component.name = cursor.string() ?? component.name;
    addClaim(component, 'name', component.name);
  },
  version({ cursor }: ScanContext, component: ComponentDraft): void {
    component.version = cursor.stated() ?? component.version;
  },
  kind({ cursor }: ScanContext, component: ComponentDraft): void {
    component.kind = cursor.string()?.value.toLowerCase() ?? component.kind;
  },
  purl({ cursor }: ScanContext, component: ComponentDraft): void {
    addClaim(component, 'purl', cursor.string());
  },
} as const;

/** A licence is a text, or an object that has an expression beside what was found. */
export function readLicence(cursor: Cursor, component: ComponentDraft): void {
  if (!cursor.enter('object')) {
    addLicence(component, cursor, 'name');
    return;
  }
  while (cursor.next()) if (cursor.key === 'spdxExpression') addLicence(component, cursor, 'expression');
}

function addLicence(component: ComponentDraft, cursor: Cursor, form: LicenceClaim['form']): void {
  const stated = cursor.string();
  if (stated && stated.value.trim() !== '') component.license(form, stated);
}
