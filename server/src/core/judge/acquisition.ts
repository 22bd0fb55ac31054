import type { Bom, Component, DeviceStatus } from '../model/component.ts';
import { isPlanned } from '../model/plan.ts';
import type { Clause } from '../signatures/types/instrument.ts';
import { type Message, message } from '../text/message.ts';

/** When a device that somebody has was acquired, as far as its list says. Days are YYYY-MM-DD, '' where nothing is known. */
export interface Acquisition {
  /** The first and the last day on which it can have been. */
  readonly earliest: string;
  readonly latest: string;
  /** What the list says: `bought 2023`; undefined where it says nothing. */
  readonly stated: Message | undefined;
  /** It is there: it was acquired by the day of the review. */
  readonly isThere: boolean;
}

/**
 * Undefined for what is no device that somebody has: a product that a bill of materials describes, and a device that is
 * still to come. Such is judged as acquired on the day of the review.
 */
export function acquisitionOf(component: Component, bom: Bom): Acquisition | undefined {
  const { device } = component;
  if (!device) return undefined;
  const { purchasedOn, installedOn, status } = device;
  const isThere = status !== undefined && inPlace.includes(status);
  if (purchasedOn !== undefined) {
    const { earliest, latest } = daysOf(purchasedOn);
    return { earliest, latest, stated: message('acquisition.bought', 'bought {date}', { date: purchasedOn }), isThere };
  }
  if (isPlanned(bom, component)) return undefined;
  // What was put up on a day was bought by then.
  if (installedOn === undefined) return { earliest: '', latest: '', stated: undefined, isThere };
  const stated = message('acquisition.installed', 'installed {date}', { date: installedOn });
  return { earliest: '', latest: daysOf(installedOn).latest, stated, isThere };
}

const inPlace: readonly DeviceStatus[] = ['spare', 'in-service', 'isolated', 'being-replaced', 'removed'];

/** The days that a date of a year, a month or a day may mean. */
function daysOf(date: string): Pick<Acquisition, 'earliest' | 'latest'> {
  const [year = '', month, day] = date.split('-');
  return {
    earliest: `${year}-${month ?? '01'}-${day ?? '01'}`,
    latest: `${year}-${month ?? '12'}-${day ?? '31'}`,
  };
}

/** What is there on a day was acquired by then, also when a later day is asked about. */
export function knownOn(acquisition: Acquisition, day: string): Acquisition {
  const { isThere, latest } = acquisition;
  return isThere && (latest === '' || latest > day) ? { ...acquisition, latest: day } : acquisition;
}

/** Whether a clause that speaks only of what was acquired in some time speaks of this. */
export function acquisitionFit(
  { acquired }: Clause,
  acquisition: Acquisition | undefined,
  asOf: string,
): 'inside' | 'unsettled' | 'outside' {
  if (!acquired) return 'inside';
  const { from = '', until } = acquired;
  const { earliest, latest } = acquisition ?? { earliest: asOf, latest: asOf };
  if (latest !== '' && latest < from) return 'outside';
  if (until !== undefined && earliest !== '' && earliest >= until) return 'outside';
  const begins = from === '' || (earliest !== '' && earliest >= from);
  const ends = until === undefined || (latest !== '' && latest < until);
  return begins && ends ? 'inside' : 'unsettled';
}
