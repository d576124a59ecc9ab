import type { Provenance } from '../../analysis/tidy/provenance.ts'
import { SearchHistory } from '../../analysis/tidy/search-history.ts'
import { listSeries, observeDay } from '../../analysis/tidy/series.ts'
import { TableRows } from '../../analysis/tidy/table-rows.ts'
import { csvTable } from '../../analysis/tidy/table-writer.ts'
import type { Simulation } from '../../sim/simulation.ts'

/**
 * The tidy table of a whole run, the bytes that `exodus run --out -` writes.
 *
 * @param onDay called after every day with how many are done; false ends the run
 * @returns null when it was ended early
 */
export async function tidyRun(
  simulation: Simulation,
  origin: Provenance,
  onDay: (done: number) => Promise<boolean>,
): Promise<string | null> {
  const pieces: string[] = []
  const series = listSeries(simulation)
  const table = await csvTable(async (piece) => void pieces.push(String(piece)), origin, series)
  const rows = new TableRows(table, series, [...series.keys()])
  const search = new SearchHistory(simulation.platforms)
  for (let done = 0; done < simulation.scenario.time.days; done++) {
    if (!(await onDay(done))) return null
    const record = simulation.step()
    search.add(record)
    const { day, date } = record
    await rows.day({ day, date, values: observeDay(record, simulation, simulation.weight) })
  }
  await rows.finish(search)
  return pieces.join('')
}
