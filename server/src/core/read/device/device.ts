import type { Claim, Stated } from '../../model/claim.ts';
import type { DeviceFacts } from '../../model/component.ts';
import { addClaim, type ComponentDraft } from '../bom-builder.ts';
import { withoutSecrets } from './secrets.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The facts of a device while they are read. */
export type DeviceDraft = Writable<DeviceFacts>;

export function newDevice(): DeviceDraft {
  return {
    quantity: 1,
    status: undefined,
    site: undefined,
    manufacturer: undefined,
    model: undefined,
    purchasedOn: undefined,
    installedOn: undefined,
    replaceBy: undefined,
  };
}

/** Values by which people say that they have none. */
const nothing =
  /^(?:-+|n\/?a|none|null|nil|unknown|undefined|tbd|tba|\?+|not specified|default string|to be filled by o\.?e\.?m\.?|system manufacturer|generic|unbekannt|keine?r?|inconnue?|aucune?|无|未知|~)$/i;

/** Whether a value says anything. */
export function saysSomething(value: string): boolean {
  return value.trim() !== '' && !nothing.test(value.trim());
}

/** Adds a claim to a device, unless it says nothing. What may be a secret is no part of any claim. */
export function claimDevice(
  component: ComponentDraft,
  role: Claim['role'],
  stated: Stated<string> | undefined,
  more?: Pick<Claim, 'party' | 'label'>,
): void {
  if (!stated || !saysSomething(stated.value)) return;
  addClaim(component, role, withoutSecrets(stated), more);
}

/** Adds the name of an organisation. */
export function claimOrganisation(
  component: ComponentDraft,
  role: Claim['role'],
  stated: Stated<string> | undefined,
  label?: string,
): void {
  claimDevice(
    component,
    role,
    stated,
    label === undefined ? { party: 'organization' } : { party: 'organization', label },
  );
}
