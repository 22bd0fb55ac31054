import type { Component } from '../model/component.ts';
import type { Finding, Offer } from '../model/finding.ts';
import type { Fix } from '../model/fix.ts';
import { message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { FixEnvironment } from './fix.ts';

/** A supplier that a fix proposes, with the first thing that was not checked of it. */
export function alternativeOf({ vendor, caveats }: Offer): NonNullable<Fix['alternative']> {
  return { supplier: vendor, caveat: caveats[0] ?? unchecked };
}

const unchecked = message('fix-unchecked', 'not checked further');

/** `camera-firmware 5.7.3`, safe to show; the document's own words where a component has no name. */
export function nameOf(component: Component | undefined): string {
  if (!component) return 'this document';
  const name = component.name?.value ?? component.ref?.value ?? 'a component without a name';
  const version = component.version?.value;
  return printable(version ? `${name} ${version}` : name, 120);
}

export function vendorName(finding: Finding, environment: FixEnvironment): string {
  return environment.lookups.vendors.get(finding.vendor ?? '')?.display ?? finding.vendor ?? '';
}

export function componentOf(finding: Finding, environment: FixEnvironment): Component | undefined {
  return finding.component === undefined ? undefined : environment.bom.components[finding.component];
}
