const length = 86_400_000;

/** The day that comes so many days after another; both YYYY-MM-DD. */
export function daysAfter(day: string, count: number): string {
  const moment = new Date(Date.parse(day) + count * length);
  return Number.isNaN(moment.getTime()) ? day : moment.toISOString().slice(0, 10);
}

/** How many days lie between two, both YYYY-MM-DD; negative where the second is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / length);
}
