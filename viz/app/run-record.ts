import type { CrowdSummary } from '../crowd/frame.ts'
import type { RunDay, RunHead } from '../worker/run-messages.ts'

/** What is known of the run that is shown, day by day. Counts are people. */
export class RunRecord {
  readonly head: RunHead
  readonly days: RunDay[] = []
  /** One more than days: the first is of the midnight before the first day. */
  readonly crowds: CrowdSummary[] = []

  constructor(head: RunHead) {
    this.head = head
  }

  slot(platform: string): number {
    return this.head.platforms.indexOf(platform)
  }

  /** A metric of a platform, one value per day so far; empty when there is no such metric or platform. */
  series(metric: string, platform: string): number[] {
    const [m, slot] = [this.head.metrics.indexOf(metric), this.slot(platform)]
    if (m < 0 || slot < 0) return []
    return this.days.map((day) => day.values[m * this.head.platforms.length + slot]!)
  }

  value(metric: string, platform: string, day: number): number {
    return this.series(metric, platform)[day] ?? NaN
  }

  /** Moves of main home on a day: row from, column to, the last row and column are outside. */
  moves(day: number): number[][] {
    const size = this.head.platforms.length + 1
    const flows = this.days[day]?.flows
    return Array.from({ length: size }, (_, from) =>
      Array.from({ length: size }, (_, to) => flows?.[from * size + to] ?? 0),
    )
  }

  /** People who changed their main home on each day. */
  movers(): number[] {
    const size = this.head.platforms.length + 1
    return this.days.map(({ flows }) =>
      flows.reduce((sum, people, k) => (k % (size + 1) === 0 ? sum : sum + people), 0),
    )
  }
}
