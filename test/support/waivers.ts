import type { Waiver } from '../../server/src/core/model/waiver.ts';
import { readWaivers } from '../../server/src/core/policy/waivers.ts';

/** The text of a complete waiver with what a test wants different; `undefined` leaves a key out. */
export function waiverText(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const keys: Readonly<Record<string, string | undefined>> = {
    id: 'gate',
    component: 'Camera',
    vendor: 'hikvision',
    scope: 'component',
    reason: 'replacement ordered',
    approver: 'j.tremblay',
    expires: '2027-03-31',
    ...changes,
  };
  const lines = Object.entries(keys).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return `- ${lines.join('\n  ')}\n`;
}

export function waiverOf(changes: Readonly<Record<string, string | undefined>> = {}): Waiver {
  const { value, problems } = readWaivers(waiverText(changes));
  const [waiver] = value;
  if (!waiver) throw new Error(problems.map(({ message }) => message).join(' '));
  return waiver;
}
