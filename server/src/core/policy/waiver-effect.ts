import type { Component } from '../model/component.ts';
import type { ReviewContext } from '../model/context.ts';
import type { AppliedWaiver, Finding } from '../model/finding.ts';
import type { Waiver } from '../model/waiver.ts';
import { before, withoutEnd } from '../text/trim.ts';

/**
 * Whether a waiver's scope and path reach a document.
 * @param path the document's path relative to the folder that holds `.bomwarden`, with forward slashes
 */
export function reaches(waiver: Waiver, path: string): boolean {
  if (waiver.scope === 'repository' || waiver.path === undefined) return true;
  const stated = withoutEnd(waiver.path.replace(/^\.\//, ''), /\//);
  if (stated === '.' || stated === path) return true;
  return waiver.scope !== 'document' && path.startsWith(`${stated}/`);
}

/**
 * The first waiver that holds for a finding on the day of the review, the entry itself: its id may repeat. A waiver marks a
 * finding, it never deletes one.
 */
export function waiverFor(
  finding: Finding,
  component: Component | undefined,
  waivers: readonly Waiver[],
  contexts: readonly ReviewContext[],
): AppliedWaiver | null {
  const asOf = contexts[0]?.asOf ?? '';
  const holding = waivers.find(
    waiver => asOf <= waiver.expires && isFor(waiver, finding, component) && coversProfiles(waiver, finding),
  );
  return holding ?? null;
}

/** Whether a waiver is for what a finding is about, apart from day and profile. */
export function isFor(waiver: Waiver, { vendor }: Pick<Finding, 'vendor'>, component: Component | undefined): boolean {
  if (waiver.vendor !== undefined && waiver.vendor !== vendor) return false;
  return waiver.component === undefined || (component !== undefined && names(component, waiver.component));
}

/**
 * A component is named by its name, or its purl with or without version; by its reference only where it has no name, as
 * a document may give any reference to anything.
 */
function names(component: Component, stated: string): boolean {
  if ((component.name ?? component.ref)?.value === stated) return true;
  return component.claims.some(
    ({ role, value, concluded }) =>
      role === 'purl' && !concluded && (value === stated || withoutVersion(value) === stated),
  );
}

function withoutVersion(purl: string): string {
  return before(purl, /[?#]/).replace(/@[^/@]*$/, '');
}

/** A waiver for one profile does not hide what another profile says. */
function coversProfiles(waiver: Waiver, finding: Finding): boolean {
  if (waiver.profile === undefined) return true;
  const speaking = finding.judgements.filter(({ level }) => level !== 'none');
  return speaking.length > 0 && speaking.every(({ profile }) => profile === waiver.profile);
}
