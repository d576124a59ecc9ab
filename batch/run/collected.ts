import { OUTSIDE } from '../../analysis/tidy/series.ts'
import type { Series } from '../../analysis/tidy/series.ts'
import type { FlowWindow } from '../summary/flow-window.ts'
import type { SearchHistory } from '../../analysis/tidy/search-history.ts'

const keyOf = ({ platform, segment, metric }: Series) => `${metric}\n${platform}\n${segment}`

/** Moves of main platform from one to another, in people. */
export interface Flow {
  from: string
  to: string
  /** In the window. */
  people: number
  /** From the end of the window to the end of the run. */
  later: number
}

/** The few series of a run that its summary needs, kept while the days go by. */
export class Collected {
  readonly days: number
  private readonly window: FlowWindow
  private readonly kept = new Map<string, { series: Series; index: number; values: Float64Array }>()
  private readonly moves: (Flow & { index: number })[] = []

  /**
   * @param all every series of the run, in the order of a day's values
   * @param wanted the ones to keep
   * @param days length of the run
   * @param window days over which moves are summed
   */
  constructor(all: readonly Series[], wanted: readonly Series[], days: number, window: FlowWindow) {
    this.days = days
    this.window = window
    const names = new Set(wanted.map(keyOf))
    all.forEach((series, index) => {
      const key = keyOf(series)
      if (names.has(key)) this.kept.set(key, { series, index, values: new Float64Array(days).fill(NaN) })
      const to = /^flow_to_(.*)$/.exec(series.metric)?.[1]
      if (to !== undefined) this.moves.push({ from: series.platform, to, people: 0, later: 0, index })
    })
  }

  /** Takes the values of all series on a 0-based day. */
  add(day: number, values: Float64Array): void {
    for (const { index, values: kept } of this.kept.values()) kept[day] = values[index]!
    const { first, last } = this.window
    if (day < first) return
    for (const move of this.moves) move[day <= last ? 'people' : 'later'] += values[move.index]!
  }

  /** Makes a search index that was wanted relative to its maximum in the run, which is known now. */
  settleSearch(search: SearchHistory): void {
    for (const { series, values } of this.kept.values())
      if (series.metric === 'search_index')
        for (let day = 0; day < values.length; day++) values[day] = search.index(series.platform, day)
  }

  /** The values of a series that was wanted, a day each; all NaN when it was not. */
  values(series: Series): Float64Array {
    return this.kept.get(keyOf(series))?.values ?? new Float64Array(this.days).fill(NaN)
  }

  flows(): Flow[] {
    return this.moves.map(({ from, to, people, later }) => ({ from, to, people, later }))
  }
}

/** Ends of flows in the order of the table: the platforms, then outside. */
export const flowEnds = (platforms: readonly string[]) => [...platforms, OUTSIDE]
