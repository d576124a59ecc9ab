import { END_OF_TIME } from '../schema/never.ts'

// The proleptic Gregorian calendar by integer arithmetic: a scenario has its own fixed clock, and no run
// may depend on the time zone of the computer. Algorithms: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".

const DAYS_IN_ERA = 146097

/** Days from 1970-01-01 to a day of the calendar. @param month 1-12 @param day 1-31 */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_IN_ERA + dayOfEra - 719468
}

/** The day of the calendar that lies so many days after 1970-01-01. */
export function calendarDay(number: number): { year: number; month: number; day: number } {
  const shifted = number + 719468
  const era = Math.floor(shifted / DAYS_IN_ERA)
  const dayOfEra = shifted - era * DAYS_IN_ERA
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 }
}

/** 1 for Monday to 7 for Sunday, as in ISO 8601. @param number days since 1970-01-01, a Thursday */
export function weekday(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

/** Dates as files write them: `2025-01-18`, `2025-01-18 22:30`, `2025-01-18T22:30:15`. No zone: a scenario has one clock. */
export const DATE_PATTERN = '^(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2}))?)?$'
const DATE = new RegExp(DATE_PATTERN)

/** Days since 1970-01-01 of a text like `2025-01-18`. @returns undefined when it is no such text or no such day exists */
export function parseDay(text: string): number | undefined {
  return text.length === 10 ? parseDate(text)?.day : undefined
}

/**
 * Hours from the midnight that begins a scenario to a moment, fractional within the hour.
 * @param text `2025-01-18` or `2025-01-18 22:30`, seconds allowed
 * @param start first day of the scenario, in days since 1970-01-01
 * @returns undefined when the text is no date or the date does not exist
 */
export function dateToHours(text: string, start: number): number | undefined {
  const date = parseDate(text)
  return date && (date.day - start) * 24 + date.seconds / 3600
}

function parseDate(text: string): { day: number; seconds: number } | undefined {
  const match = DATE.exec(text)
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return undefined
  const number = dayNumber(year, month, day)
  if (calendarDay(number).month !== month || calendarDay(number).day !== day) return undefined
  return { day: number, seconds: hour * 3600 + minute * 60 + second }
}

/** A day as `2025-01-18`. @param number days since 1970-01-01 */
export function dayText(number: number): string {
  const { year, month, day } = calendarDay(number)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/**
 * A moment as `2025-01-18 22:30`, to the nearest minute; `never` for END_OF_TIME and `always` for its negative.
 * @param hours since the midnight that begins the scenario
 * @param start first day of the scenario, in days since 1970-01-01
 */
export function hoursToDate(hours: number, start: number): string {
  if (Math.abs(hours) >= END_OF_TIME) return hours > 0 ? 'never' : 'always'
  const minutes = Math.round(hours * 60)
  const day = Math.floor(minutes / 1440)
  const rest = minutes - day * 1440
  return `${dayText(start + day)} ${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`
}
