import { OUTSIDE } from '../../analysis/tidy/series.ts'
import type { Series } from '../../analysis/tidy/series.ts'

const keyOf = ({ platform, segment, metric }: Series) => `${metric}\n${platform}\n${segment}`

/** The few series of a run that its summary needs, kept while the days go by. */
export class Collected {
  readonly days: number
  private readonly kept = new Map<string, { index: number; values: Float64Array }>()
  private readonly flowIndex: { from: string; to: string; index: number }[] = []
  private readonly flowSum: Float64Array

  /**
   * @param all every series of the run, in the order of a day's values
   * @param wanted the ones to keep
   * @param days length of the run
   */
  constructor(all: readonly Series[], wanted: readonly Series[], days: number) {
    this.days = days
    const names = new Set(wanted.map(keyOf))
    all.forEach((series, index) => {
      const key = keyOf(series)
      if (names.has(key)) this.kept.set(key, { index, values: new Float64Array(days).fill(NaN) })
      const to = /^flow_to_(.*)$/.exec(series.metric)?.[1]
      if (to !== undefined) this.flowIndex.push({ from: series.platform, to, index })
    })
    this.flowSum = new Float64Array(this.flowIndex.length)
  }

  /** Takes the values of all series on a 0-based day. */
  add(day: number, values: Float64Array): void {
    for (const { index, values: kept } of this.kept.values()) kept[day] = values[index]!
    this.flowIndex.forEach(({ index }, k) => (this.flowSum[k]! += values[index]!))
  }

  /** The values of a series that was wanted, a day each; all NaN when it was not. */
  values(series: Series): Float64Array {
    return this.kept.get(keyOf(series))?.values ?? new Float64Array(this.days).fill(NaN)
  }

  /** Moves of main platform over the whole run, in people. */
  flows(): { from: string; to: string; people: number }[] {
    return this.flowIndex.map(({ from, to }, k) => ({ from, to, people: this.flowSum[k]! }))
  }
}

/** Ends of flows in the order of the table: the platforms, then outside. */
export const flowEnds = (platforms: readonly string[]) => [...platforms, OUTSIDE]
