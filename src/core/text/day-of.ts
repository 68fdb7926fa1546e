/** The day of an instant by the clock here, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(instant.getFullYear()).padStart(4, "0")}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}
