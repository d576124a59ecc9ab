import { METRICS } from '../../sim/observe/metrics.ts'
import type { DayRecord } from '../../sim/observe/day-record.ts'
import { stateHash } from '../../sim/run/state-hash.ts'
import type { Simulation } from '../../sim/simulation.ts'

/** All that was observed of a day, and the state after it, as text. */
export function pageOf({ platforms, segments, people }: Simulation, record: DayRecord): string {
  const values = METRICS.flatMap(({ name }) =>
    platforms.flatMap((_, p) => [record.value(name, p), ...segments.map((__, s) => record.value(name, p, s))]),
  )
  return [record.date, stateHash(people), ...values, ...record.flows, ...record.overlap].join(' ')
}

/** A page for each of the days up to `end`. */
export function pagesTo(simulation: Simulation, end: number): string[] {
  return Array.from({ length: end - simulation.day }, () => pageOf(simulation, simulation.step()))
}
