import type { Component } from './component.ts';
import { type ClaimLook, type LicenceLook, type NameLook, TextLook } from './look.ts';

/** Whether a test holds for one of the claims of a component. */
export function someClaim(component: Component, test: (look: ClaimLook) => boolean): boolean {
  if (component.someClaim) return component.someClaim(test);
  return component.claims.some(claim => test(new TextLook(claim.role, claim, claim.value)));
}

/** The same for its licences. */
export function someLicence(component: Component, test: (look: LicenceLook) => boolean): boolean {
  if (component.someLicence) return component.someLicence(test);
  return component.licences.some(licence => test(new TextLook(licence.form, licence, licence.value)));
}

/** The same for its name. */
export function someName(component: Component, test: (look: NameLook) => boolean): boolean {
  if (component.someName) return component.someName(test);
  return component.name !== undefined && test(new TextLook('name', undefined, component.name.value));
}
