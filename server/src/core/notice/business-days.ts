import { daysAfter } from '../text/day.ts';

/** Day of the week of a day YYYY-MM-DD, 0 for Sunday. */
function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function dayOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The nth Monday, Thursday … of a month; the last one where `nth` is -1. */
function nthWeekday(year: number, month: number, of: number, nth: number): string {
  if (nth > 0) {
    const first = dayOf(year, month, 1);
    return daysAfter(first, ((of - weekday(first) + 7) % 7) + 7 * (nth - 1));
  }
  const last = daysAfter(dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1), -1);
  return daysAfter(last, -((weekday(last) - of + 7) % 7));
}

const [sunday, monday, thursday, saturday] = [0, 1, 4, 6];

/** Saturday is kept on the Friday before, Sunday on the Monday after. */
function observed(day: string): string {
  const at = weekday(day);
  return at === saturday ? daysAfter(day, -1) : at === sunday ? daysAfter(day, 1) : day;
}

/** The legal public holidays of 5 U.S.C. 6103(a) as they are kept, by name. Inauguration Day is one around Washington only. */
function holidaysOf(year: number): readonly (readonly [day: string, name: string])[] {
  const all: readonly (readonly [string, string])[] = [
    [observed(dayOf(year, 1, 1)), 'New Year’s Day'],
    [nthWeekday(year, 1, monday, 3), 'Birthday of Martin Luther King, Jr.'],
    [nthWeekday(year, 2, monday, 3), 'Washington’s Birthday'],
    [nthWeekday(year, 5, monday, -1), 'Memorial Day'],
    [observed(dayOf(year, 6, 19)), 'Juneteenth National Independence Day'],
    [observed(dayOf(year, 7, 4)), 'Independence Day'],
    [nthWeekday(year, 9, monday, 1), 'Labor Day'],
    [nthWeekday(year, 10, monday, 2), 'Columbus Day'],
    [observed(dayOf(year, 11, 11)), 'Veterans Day'],
    [nthWeekday(year, 11, thursday, 4), 'Thanksgiving Day'],
    [observed(dayOf(year, 12, 25)), 'Christmas Day'],
  ];
  return all;
}

/** The federal holiday that is kept on a day; undefined on any other. */
export function federalHoliday(day: string): string | undefined {
  const year = Number(day.slice(0, 4));
  // New Year’s Day of the next year may be kept on the last day of this one
  return [...holidaysOf(year), ...holidaysOf(year + 1)].find(([kept]) => kept === day)?.[1];
}

/** A day that is counted, or not and why. */
export interface PassedOver {
  readonly day: string;
  readonly why: string;
}

/** The day that comes so many business days after another, and the days in between that do not count. All YYYY-MM-DD. */
export function businessDaysAfter(
  day: string,
  count: number,
): { readonly day: string; readonly passed: readonly PassedOver[] } {
  const passed: PassedOver[] = [];
  let at = day;
  for (let left = count; left > 0; ) {
    at = daysAfter(at, 1);
    const of = weekday(at);
    const holiday = federalHoliday(at);
    if (of === saturday || of === sunday) passed.push({ day: at, why: of === saturday ? 'Saturday' : 'Sunday' });
    else if (holiday !== undefined) passed.push({ day: at, why: holiday });
    else left--;
  }
  return { day: at, passed };
}

const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** `Friday, 2026-11-27`. */
export function dayWords(day: string): string {
  return `${names[weekday(day)]}, ${day}`;
}
