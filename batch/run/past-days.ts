import type { Saved } from '../../sim/run/archive.ts'
import { dayText, parseDay } from '../../sim/scenario/calendar.ts'
import type { RunDay } from './run-messages.ts'

const [VALUES, SEARCH, PEAK] = ['past/values', 'past/search', 'past/searchPeak'] as const

/** What was reported of the days so far, so that a run that goes on from a checkpoint writes them, too. */
export class PastDays {
  readonly days: RunDay[] = []

  /** Keeps a copy of a day. */
  add(day: RunDay): void {
    this.days.push({ ...day, values: day.values.slice(), searchPeak: day.searchPeak.slice() })
  }

  /** Puts the days into the state that is saved after them. */
  keep(saved: Saved): void {
    saved.set(VALUES, joined(this.days.map(({ values }) => values)))
    saved.set(SEARCH, joined(this.days.map(({ search }) => search)))
    saved.set(PEAK, joined(this.days.map(({ searchPeak }) => searchPeak)))
  }

  /**
   * Takes the days out of a state.
   *
   * @param count days that had been simulated
   * @param start first day of the scenario, as 2024-12-31
   */
  static take(saved: Saved, count: number, start: string): PastDays {
    const past = new PastDays()
    const first = parseDay(start)!
    const rows = (name: string) => {
      const all = saved.get(name) as Float64Array
      saved.delete(name)
      return (day: number) => all.slice((day * all.length) / count, ((day + 1) * all.length) / count)
    }
    const [values, search, peak] = [rows(VALUES), rows(SEARCH), rows(PEAK)]
    for (let day = 0; day < count; day++)
      past.days.push({
        kind: 'day',
        day,
        date: dayText(first + day),
        values: values(day),
        search: search(day),
        searchPeak: peak(day),
      })
    return past
  }
}

function joined(rows: readonly Float64Array[]): Float64Array {
  const width = rows[0]?.length ?? 0
  const all = new Float64Array(rows.length * width)
  rows.forEach((row, k) => all.set(row, k * width))
  return all
}
