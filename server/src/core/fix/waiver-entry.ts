import type { Finding } from '../model/finding.ts';
import { type WaiverEntry, waiverEntries } from '../policy/waiver-entries.ts';
import { Source } from '../text/source.ts';
import type { WaiverTarget } from './fix.ts';

/** For how many days a waiver is given where nobody says. */
export const usualDays = 90;

/** By what a waiver that is made here for a finding is found again. */
export function waiverIdOf({ vendor, fingerprint }: Finding): string {
  return `${vendor}-${fingerprint.replace(/[^\w]/g, '').slice(0, 10)}`;
}

/** The entry of a waivers file with an id, whether it has an effect or not. */
export function entryOf(id: string, { text }: WaiverTarget): WaiverEntry | undefined {
  return text === undefined ? undefined : waiverEntries(new Source(text)).find(entry => entry.id === id);
}
