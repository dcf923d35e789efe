const DAY_MS = 86_400_000;

/** The UTC date of a timestamp in ISO 8601, which sorts chronologically. */
export const dayOf = (moment: number | string): string => new Date(moment).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => dayOf(Date.parse(day) + days * DAY_MS);

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
