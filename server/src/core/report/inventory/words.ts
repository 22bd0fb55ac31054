import type { DeviceStatus } from '../../model/component.ts';
import { andMore } from '../../model/words.ts';
import { joined, type Message, message, quote } from '../../text/message.ts';
import type { Report } from '../model.ts';
import { whomOf } from '../verdict-line.ts';
import type { Consequence, Demand, InventoryReview, InventoryRow } from './rollup.ts';

const consequenceWords: Readonly<Record<Consequence, Message>> = {
  'may-not-stay': message('inventory.may-not-stay', 'may not stay in use'),
  restricted: message('inventory.restricted', 'use is restricted'),
  'cannot-determine': message('inventory.cannot-determine', 'cannot be determined'),
  'advised-against': message('inventory.advised-against', 'use is advised against'),
  'purchase-only': message('inventory.purchase-only', 'buying is restricted; nothing found on keeping'),
};

const nothing = message('inventory.nothing', '');

/** What has to become of the devices of a row, in a few words. */
export function whatWords({ demands, waiver }: InventoryRow): Message {
  const [first] = demands;
  if (waiver) return message('inventory.waived', 'waived until {day}', { day: waiver.expires });
  if (!first) return message('inventory.unbound', 'nothing found that binds');
  const what = consequenceWords[first.consequence];
  return first.from === null ? what : message('inventory.later', '{what} later', { what });
}

/**
 * By when. What is not known is told apart from what is known not to exist.
 * @param asOf the day of the review
 */
export function whenWords({ demands }: InventoryRow, asOf: string): Message {
  const [first] = demands;
  if (!first || first.consequence === 'purchase-only') return nothing;
  const { deadline, from } = first;
  if (from !== null) return message('inventory.beginning', 'from {day} on', { day: from });
  if (deadline === 'none-published') return message('inventory.no-deadline', 'no deadline published');
  if (deadline === 'unknown') return message('inventory.unknown-deadline', 'no deadline known');
  return deadline.by < asOf
    ? message('inventory.overdue', 'was due by {day}', { day: deadline.by })
    : message('inventory.by', 'by {day}', { day: deadline.by });
}

/** `the statement of 27 June 2025 (announced; no legal text found)`, and how many more say the same. What is law in force needs no word. */
export function underWords({ demands }: InventoryRow): Message {
  const [first] = demands;
  if (!first) return nothing;
  const same = new Set(demands.filter(({ consequence }) => consequence === first.consequence).map(idOf));
  same.delete(idOf(first));
  const more = same.size > 0 ? andMore(same.size) : '';
  const act = [actWords(first), more];
  return first.whom === null
    ? message('inventory.under', '{act}', { act })
    : message('inventory.under-for', '{act}, for {whom}', { act, whom: first.whom });
}

function actWords({ instrumentName, status, statusText }: Demand): Message {
  const act = quote(instrumentName);
  return status === 'in-force'
    ? message('inventory.under', '{act}', { act })
    : message('act.status', '{act} ({status})', { act, status: quote(statusText) });
}

function idOf({ instrument }: Demand): string {
  return instrument;
}

const statusNames: Readonly<Record<DeviceStatus, Message>> = {
  proposed: message('device.proposed', 'proposed'),
  planned: message('device.planned', 'planned'),
  ordered: message('device.ordered', 'ordered'),
  spare: message('device.spare', 'spare'),
  'in-service': message('device.in-service', 'in service'),
  isolated: message('device.isolated', 'isolated'),
  'being-replaced': message('device.being-replaced', 'being replaced'),
  removed: message('device.removed', 'removed'),
};

/** `10 in service, 2 being replaced, 2 to be replaced by 2026-12-01`. */
export function statusWords({ statuses, replacements }: InventoryRow): Message {
  const states = statuses.map(({ status, quantity }) =>
    message('inventory.state', '{quantity} {status}', {
      quantity,
      status: status === null ? message('device.unstated', 'in no stated status') : statusNames[status],
    }),
  );
  const plans = replacements.map(({ by, quantity }) =>
    message('inventory.planned', '{quantity} to be replaced by {day}', { quantity, day: by }),
  );
  return message('inventory.states', '{states}', { states: joined([...states, ...plans], ', ') });
}

export function deviceWords({ vendorName, model, within }: InventoryRow): Message {
  const device =
    model === null
      ? message('inventory.no-model', '{vendor}, no model stated', { vendor: vendorName })
      : message('inventory.device', '{vendor} {model}', { vendor: vendorName, model });
  return within === null ? device : message('inventory.within', '{device} in {whole}', { device, whole: within });
}

export function siteWords({ site }: InventoryRow): Message {
  return site === null ? message('inventory.no-site', 'no site stated') : message('inventory.site', '{site}', { site });
}

/** What an instrument says of what is there, with what was published on taking it away. */
export function reasonWords({ reason, removal }: Demand): Message {
  return removal === null
    ? reason
    : message('inventory.reason', '{reason} {removal}', { reason, removal: quote(removal) });
}

/** The first line: how many devices are there, how many no longer or not yet. */
export function inventoryLine(
  { contexts, tool }: Report,
  { rows, inPlace, removed, planned }: InventoryReview,
): Message {
  const sites = new Set(rows.map(({ site }) => site)).size;
  return message(
    'inventory.line',
    '{items} of marked vendors in place at {sites}, {whom}, as of {day} (signatures of {signatures}); not counted: {removed} removed, {planned} planned',
    {
      items: message('count.items', { one: '{n} item', other: '{n} items' }, { n: inPlace }),
      sites: message('count.sites', { one: '{n} site', other: '{n} sites' }, { n: sites }),
      whom: whomOf(contexts),
      day: contexts[0]?.asOf ?? '',
      signatures: tool.signatures.date,
      removed,
      planned,
    },
  );
}

/** Headers of the table for people, in its order. */
export const inventoryColumns: readonly Message[] = [
  message('column.site', 'site'),
  message('column.device', 'device'),
  message('column.quantity', 'quantity'),
  message('column.status', 'status'),
  message('column.what', 'what'),
  message('column.by-when', 'by when'),
  message('column.under', 'under'),
];

/** The cells of a row below those headers. */
export function inventoryCells(row: InventoryRow, asOf: string): readonly Message[] {
  return [
    siteWords(row),
    deviceWords(row),
    message('inventory.quantity', '{n}', { n: row.quantity }),
    statusWords(row),
    whatWords(row),
    whenWords(row, asOf),
    underWords(row),
  ];
}
