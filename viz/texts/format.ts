import type { Language } from './index.ts'

/** Numbers and dates as a language writes them. Days count from the scenario's first midnight. */
export interface Format {
  /** `73.9 million`, `50,000`, `7390万`. */
  people(value: number): string
  /** `73.9 M`, for axes and narrow labels. */
  short(value: number): string
  /** `+1.2 M`, `−1.9 M`. */
  signed(value: number): string
  /** A plain number with at most this many digits after the point. */
  number(value: number, digits?: number): string
  /** A share as `96 %`. */
  percent(share: number, digits?: number): string
  /** `1.9–3.2`. */
  range(low: string, high: string): string
  /** `Tuesday 14 January`. */
  longDate(day: number): string
  /** `14 January`. */
  date(day: number): string
  /** `14 Jan`. */
  shortDate(day: number): string
  /** `14`, or `14日`. */
  dayOfMonth(day: number): string
  year(day: number): string
  /** `22:30`. */
  clock(day: number): string
  /** `18 Jan 22:30`. */
  moment(day: number): string
}

/** Day before month, but 40 M rather than 40m: English takes its dates from one country and its numbers from another. */
const DATES: Readonly<Record<Language, string>> = { en: 'en-GB', ja: 'ja-JP', zh: 'zh-CN' }
const NUMBERS: Readonly<Record<Language, string>> = { ...DATES, en: 'en-US' }
const DAY = 86_400_000
const THIN = '\u202f'

/**
 * @param language whose habits to follow
 * @param start first day of the scenario, as 2024-12-31
 */
export function createFormat(language: Language, start: string): Format {
  const myriads = language !== 'en'
  const zero = Date.parse(`${start}T00:00:00Z`)
  const at = (day: number) => new Date(zero + Math.round(day * 1440) * 60_000)
  const numbers = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(NUMBERS[language], options)
    return (value: number) => format.format(value).replace('-', '−')
  }
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(DATES[language], { timeZone: 'UTC', ...options })
    return (day: number) => format.format(at(day))
  }
  const long = numbers({
    notation: 'compact',
    compactDisplay: 'long',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const longWhole = numbers({ notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 0 })
  const plain = numbers({ maximumSignificantDigits: 2 })
  const compact = numbers({ notation: 'compact', maximumSignificantDigits: 3 })
  const compactSigned = numbers({ notation: 'compact', maximumSignificantDigits: 2, signDisplay: 'exceptZero' })
  const spaced = (text: string) => (myriads ? text : text.replace(/(\d)([A-Za-z])/, `$1${THIN}$2`))
  const digits = [0, 1, 2, 3].map((count) => numbers({ maximumFractionDigits: count }))
  const fixed = [0, 1, 2].map((count) => numbers({ minimumFractionDigits: count, maximumFractionDigits: count }))
  const clock = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const shortDate = dates({ day: 'numeric', month: 'short' })
  return {
    people(value) {
      if (myriads) return value >= 10_000 ? compact(value) : plain(value)
      if (value >= 1e8) return longWhole(value)
      return value >= 999_500 ? long(value) : plain(value)
    },
    short: (value) => spaced(compact(value)),
    signed: (value) => spaced(compactSigned(value)),
    number: (value, count = 3) => (digits[count] ?? digits[3]!)(value),
    percent: (share, count = 0) => `${(fixed[count] ?? fixed[2]!)(share * 100)}${THIN}%`,
    range: (low, high) => `${low}–${high}`,
    longDate: dates({ weekday: language === 'ja' ? 'short' : 'long', day: 'numeric', month: 'long' }),
    date: dates({ day: 'numeric', month: 'long' }),
    shortDate,
    dayOfMonth: (day) => String(at(day).getUTCDate()),
    year: dates({ year: 'numeric' }),
    clock,
    moment: (day) => `${shortDate(day)} ${clock(day)}`,
  }
}

/** Day and hour written as `2025-01-18 22:30`, from days since `start`. */
export function isoMoment(day: number, start: string): string {
  const date = new Date(Date.parse(`${start}T00:00:00Z`) + Math.round(day * 1440) * 60_000)
  return date.toISOString().slice(0, 16).replace('T', ' ')
}

/** Days since `start` of `2025-01-18 22:30` (or a date alone); NaN when it is neither. */
export function parseMoment(text: string, start: string): number {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?$/.exec(text.trim())
  if (!match) return NaN
  return (Date.parse(`${match[1]}T${match[2] ?? '00:00'}:00Z`) - Date.parse(`${start}T00:00:00Z`)) / DAY
}
