/** How long a day is; milliseconds. */
export const A_DAY = 86_400_000;

const WRITTEN = /^\d{4}-\d\d-\d\d$/;

/** A day `YYYY-MM-DD` as days since 1970-01-01; null for what is none. */
export function toDayNumber(day: string | undefined): number | null {
  const time = day === undefined || !WRITTEN.test(day) ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? null : Math.round(time / A_DAY);
}

/** `YYYY-MM-DD` of a day since 1970-01-01. */
export function toDayText(day: number): string {
  return new Date(day * A_DAY).toISOString().slice(0, 10);
}
