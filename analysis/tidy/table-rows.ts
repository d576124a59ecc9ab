import type { SearchHistory } from './search-history.ts'
import type { Series } from './series.ts'
import type { TableWriter } from './table-writer.ts'

/**
 * Hands the days of a run to its table. The search index is relative to a maximum that is known only when the
 * run has ended, so a table with it is kept, eight bytes a cell, and written then; any other goes out day by day.
 */
export class TableRows {
  private readonly table: TableWriter
  private readonly all: readonly Series[]
  private readonly chosen: readonly number[]
  private readonly waiting: { day: number; date: string; values: Float64Array }[] = []
  private readonly waits: boolean

  /**
   * @param all every series of the run, in the order of a day's values
   * @param chosen indices of those in the table
   */
  constructor(table: TableWriter, all: readonly Series[], chosen: readonly number[]) {
    this.table = table
    this.all = all
    this.chosen = chosen
    this.waits = chosen.some((index) => all[index]!.metric === 'search_index')
  }

  async day({ day, date, values }: { day: number; date: string; values: Float64Array }): Promise<void> {
    const row = Float64Array.from(this.chosen, (index) => values[index]!)
    if (this.waits) this.waiting.push({ day, date, values: row })
    else await this.table.day(date, row)
  }

  /** @param search all days of the run */
  async finish(search: SearchHistory): Promise<void> {
    for (const { day, date, values } of this.waiting) {
      this.chosen.forEach((index, column) => {
        const { metric, platform } = this.all[index]!
        if (metric === 'search_index') values[column] = search.index(platform, day)
      })
      await this.table.day(date, values)
    }
    await this.table.finish()
  }
}
