/** Days as whole numbers since 1970-01-01, so that a gap is a subtraction. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

const texts = new Map<number, string>();

export function dayText(day: number): string {
  const text = texts.get(day) ?? new Date(day * 86_400_000).toISOString().slice(0, 10);
  texts.set(day, text);
  return text;
}

export const monthOf = (day: string): string => day.slice(0, 7);

export const isLastOfMonth = (day: string): boolean => monthOf(dayText(dayNumber(day) + 1)) !== monthOf(day);

export const daysFrom = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** Both ends belong to it. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** The same date a year earlier; of 29 February the 28th. */
export function twelveMonthsBefore(day: number): number {
  const text = dayText(day);
  const date = text.endsWith('-02-29') ? '-02-28' : text.slice(4);
  return dayNumber(`${Number(text.slice(0, 4)) - 1}${date}`);
}
