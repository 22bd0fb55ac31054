import { english } from '../../l10n/language.ts';
import { csvRow } from '../../text/csv-cell.ts';
import type { Report } from '../model.ts';
import { placeOf, reasonWords as reasonOf } from '../not-understood.ts';
import { lineIn } from '../place.ts';
import { type Demand, inventoryReview } from './rollup.ts';
import { reasonWords, statusWords, whatWords, whenWords } from './words.ts';

const columns = [
  'site',
  'vendor',
  'model',
  'inside',
  'quantity',
  'status',
  'what',
  'by when',
  'instrument',
  'instrument status',
  'for whom',
  'reason',
  'source',
  'also',
  'waiver',
  'places',
] as const;

/** The other instruments that ask for something. */
function alsoWords(first: Demand | undefined, others: readonly Demand[]): string {
  const names = new Set(others.map(({ instrumentName }) => instrumentName));
  names.delete(first?.instrumentName ?? '');
  return [...names].join('; ');
}

/** What is only pointed at may hold devices of marked vendors too. */
function linkedRows({ documents }: Report): readonly (readonly string[])[] {
  return documents.flatMap(({ path, findings }) =>
    findings.flatMap(({ targets, waiver, message, range }) => {
      if (!targets || waiver) return [];
      const told: Partial<Record<(typeof columns)[number], string>> = {
        status: 'not reviewed',
        reason: message.text,
        places: `${path}:${lineIn(range)}`,
      };
      return [columns.map(column => told[column] ?? '')];
    }),
  );
}

function otherRows({ notUnderstood }: Report): readonly (readonly string[])[] {
  return notUnderstood.map(file => {
    const reason = reasonOf(file, english);
    const told: Partial<Record<(typeof columns)[number], string>> = {
      status: 'not reviewed',
      reason,
      places: placeOf(file),
    };
    return columns.map(column => told[column] ?? '');
  });
}

/** Places of one row beyond these are counted. */
const mostPlaces = 50;

/** One row per site, model and consequence: the quantities add up. */
export function inventoryCsv(report: Report): string {
  const asOf = report.contexts[0]?.asOf ?? '';
  const rows = inventoryReview(report).rows.map(row => {
    const [first, ...others] = row.demands;
    const places = row.places.slice(0, mostPlaces).map(({ path, line }) => `${path}:${line}`);
    const more = row.places.length - places.length;
    return [
      row.site ?? '',
      row.vendorName,
      row.model ?? '',
      row.within ?? '',
      String(row.quantity),
      statusWords(row).text,
      whatWords(row).text,
      whenWords(row, asOf).text,
      first?.instrumentName ?? '',
      first?.statusText ?? '',
      first?.whom?.text ?? '',
      first ? reasonWords(first).text : '',
      first?.source ?? '',
      alsoWords(first, others),
      row.waiver ? `${row.waiver.id} until ${row.waiver.expires}` : '',
      more > 0 ? `${places.join(' ')} and ${more} more` : places.join(' '),
    ];
  });
  return [columns, ...rows, ...linkedRows(report), ...otherRows(report)].map(csvRow).join('');
}
