import { type Day, dayInWords as dayOfCalendar } from '@muster/domain';

/** Figures and days of a report, as people write them. */
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/** 30 September 2023, and of a month September 2023. */
export function dayInWords(dayOrMonth: string): string {
  return dayOrMonth.length === 7
    ? dayOfCalendar(`${dayOrMonth}-01` as Day).replace(/^1 /, '')
    : dayOfCalendar(dayOrMonth as Day);
}

/** 30 November 2026 at 17:30, as clocks in England have it */
export function instantInWords(instant: string): string {
  return CLOCK.format(new Date(instant)).replace(', ', ' at ');
}

/** 22,211.5; a minus sign, not a hyphen; never −0. */
export function inDigits(value: number, digits = 0): string {
  const text = Math.abs(value).toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

export function signed(value: number, digits = 0): string {
  const text = inDigits(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** 2019 of an academic year is 2019-20. */
export function academicYear(year: string): string {
  return `${year}-${String((Number(year) + 1) % 100).padStart(2, '0')}`;
}

/** What figures are called that are made of events about people. */
export function derivedName(simulated: boolean): string {
  return `Events about ${simulated ? 'simulated ' : ''}people`;
}

/** Sentences of other answers may begin with what they count, and end without a stop. */
export function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

export const NOT_KNOWN = 'not known';
