import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  calendarDay,
  dateToHours,
  dayNumber,
  dayText,
  hoursToDate,
  parseDay,
  weekday,
} from '../../sim/scenario/calendar.ts'

const day = fc.integer({ min: parseDay('0001-01-01')!, max: parseDay('9999-12-31')! })

test('days agree with the calendar of the computer', () => {
  fc.assert(
    fc.property(day, (number) => {
      const date = new Date(number * 86_400_000)
      expect(dayText(number)).toBe(date.toISOString().slice(0, 10))
      expect(weekday(number) % 7).toBe(date.getUTCDay())
    }),
  )
})

test('number of a day and day of a number are inverse', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3_000_000, max: 3_000_000 }), (number) => {
      const { year, month, day: inMonth } = calendarDay(number)
      expect(dayNumber(year, month, inMonth)).toBe(number)
    }),
  )
})

test('a moment written to the minute is read back', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -1e6, max: 1e6 }), (start, minutes) => {
      fc.pre(Math.abs(start) < 700_000)
      expect(dateToHours(hoursToDate(minutes / 60, start), start)).toBeCloseTo(minutes / 60, 9)
    }),
  )
})

test('hours count from the midnight that begins the scenario', () => {
  const start = parseDay('2024-12-31')!
  expect(dateToHours('2025-01-18 22:30', start)).toBe(18 * 24 + 22.5)
  expect(dateToHours('2025-01-18T22:30:36', start)).toBe(18 * 24 + 22.51)
  expect(dateToHours('2024-12-30', start)).toBe(-24)
})

test.each([
  '2025-02-30',
  '2025-02-29',
  '2025-13-01',
  '2025-00-10',
  '2025-01-00',
  '2025-01-01 24:00',
  '2025-01-01 10:60',
  '2025-1-1',
  '2025-01-01Z',
])('%s is no date', (text) => {
  expect(dateToHours(text, 0)).toBeUndefined()
})

test('the thirteenth of January 2025 was a Monday', () => {
  expect(weekday(parseDay('2025-01-13')!)).toBe(1)
})
