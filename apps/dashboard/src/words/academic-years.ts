/** 2019 of an academic year is 2019-20. */
export function academicYear(year: string): string {
  return `${year}-${String((Number(year) + 1) % 100).padStart(2, '0')}`;
}

/** The academic year that a day lies in, and those before it. */
export function yearsUpTo(day: string, count: number): string[] {
  const last = Number(day.slice(0, 4)) - (day.slice(5, 7) >= '09' ? 0 : 1);
  return Array.from({ length: count }, (_, nth) => String(last - nth));
}
