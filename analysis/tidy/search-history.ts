import { searchIndex, type DayRecord } from '../../sim/observe/day-record.ts'

/** The smoothed flows of hearing of a run, kept until their maximum is known. */
export class SearchHistory {
  private readonly platforms: readonly string[]
  private readonly flows: Float64Array[] = []
  private peak: Float64Array

  /** @param platforms in slot order */
  constructor(platforms: readonly string[]) {
    this.platforms = platforms
    this.peak = new Float64Array(platforms.length)
  }

  /** Takes the days one after the other. */
  add({ search, searchPeak }: Pick<DayRecord, 'search' | 'searchPeak'>): void {
    this.flows.push(search)
    this.peak = searchPeak
  }

  /** The search index of a 0-based day, relative to the maximum of all days taken. */
  index(platform: string, day: number): number {
    const slot = this.platforms.indexOf(platform)
    return searchIndex(this.flows[day]![slot]!, this.peak[slot]!)
  }
}
