import type { Component } from '../model/component.ts';
import type { Finding, Offer } from '../model/finding.ts';
import { cutMiddle } from '../text/fit.ts';
import { message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { FixEnvironment } from './fix.ts';

/** How every question ends. */
export const enclose = message(
  'question.enclose',
  'Please enclose the evidence (declaration of the maker, parts list, photo of the label).',
);

/** `camera-firmware 5.7.3`, safe to show; the document's own words where a component has no name. */
export function nameOf(component: Component | undefined): string {
  const version = component?.version?.value;
  return printable(version ? `${bareNameOf(component)} ${version}` : bareNameOf(component), 120);
}

/** Its name alone, as long as a line of a menu has room for. */
export function shortNameOf(component: Component | undefined): string {
  return cutMiddle(printable(bareNameOf(component), 120), 40);
}

function bareNameOf(component: Component | undefined): string {
  if (!component) return 'this document';
  return component.name?.value ?? component.ref?.value ?? 'a component without a name';
}

export function vendorName(finding: Finding, environment: FixEnvironment): string {
  return environment.lookups.vendors.get(finding.vendor ?? '')?.display ?? finding.vendor ?? '';
}

export function componentOf(finding: Finding, environment: FixEnvironment): Component | undefined {
  return finding.component === undefined ? undefined : environment.bom.components[finding.component];
}

/** Suppliers that may come in, by the names to be written; those of whom the least speaks against them first. */
export function suppliers({ offers }: Finding): readonly { readonly maker: string; readonly offer: Offer }[] {
  const ranked = [...offers].sort((one, other) => one.own.length - other.own.length);
  const seen = new Set<string>();
  return ranked.flatMap(offer =>
    offer.makers.flatMap(maker => {
      if (seen.has(maker)) return [];
      seen.add(maker);
      return [{ maker, offer }];
    }),
  );
}
