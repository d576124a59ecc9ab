import { csvParse } from 'd3'
import { takeObservations } from '../../analysis/observed/observation.ts'
import type { Observation } from '../../analysis/observed/observation.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { CommandError, EXIT } from '../command/exit.ts'

/** Longest file of observations, in bytes. */
export const OBSERVED_LIMIT = 20e6

const NEEDED = ['series', 'platform', 'date', 'value', 'unit']

/**
 * Reads the files that a scenario names under `observed`.
 * @param read gives the text of a file named in the scenario
 * @throws CommandError (exit 3) when a file is no such table
 */
export function loadObserved(scenario: Scenario, read: (name: string) => string): Observation[] {
  const files = [...new Set(scenario.observed.map((spec) => spec.file))]
  return files.flatMap((file) => {
    const observations = loadObservedFile(file, read(file))
    for (const { series } of scenario.observed.filter((spec) => spec.file === file))
      if (!observations.some((row) => row.series === series))
        throw refused(file, `no series ${series}`, 'the series that the scenario names')
    return observations
  })
}

/**
 * Reads a file of observations.
 * @param file its name, for messages
 * @throws CommandError (exit 3) when it is no such table
 */
export function loadObservedFile(file: string, text: string): Observation[] {
  const table = csvParse(text)
  const missing = NEEDED.filter((column) => !table.columns.includes(column))
  if (missing.length > 0) throw refused(file, `no column ${missing.join(', ')}`, `the columns ${NEEDED.join(', ')}`)
  const { observations, unusable } = takeObservations(table)
  if (unusable.length > 0) {
    const rows = unusable.slice(0, 5).join(', ')
    throw refused(file, `no value or no date in row ${rows}`, 'a number and a date in each row')
  }
  return observations
}

const refused = (file: string, found: string, expected: string) =>
  new CommandError(EXIT.file, `${file}: found ${found}, expected ${expected}`)
