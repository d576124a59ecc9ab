/** One published number, a row of a file in scenarios/observed. */
export interface Observation {
  series: string
  platform: string
  /** Segment id; empty for everyone. */
  segment: string
  /** First day, as `2025-01-18`. */
  date: string
  /** Last day of a period; empty for a single day. */
  dateEnd: string
  value: number
  unit: string
  estimator: string
  /** What it is for: `calibrate`, `validate`, `initial`, `context`; empty when the file does not say. */
  use: string
}

/**
 * Takes observations from the rows of a table with the columns of scenarios/observed.
 * @param rows texts by column name
 * @returns the observations, and the numbers of the rows (from 1, the head not counted) whose value or date is none
 */
export function takeObservations(rows: readonly Readonly<Record<string, string | undefined>>[]): {
  observations: Observation[]
  unusable: number[]
} {
  const observations: Observation[] = []
  const unusable: number[] = []
  rows.forEach((row, index) => {
    const text = (column: string) => (row[column] ?? '').trim()
    const value = text('value') === '' ? NaN : Number(text('value'))
    if (!Number.isFinite(value) || !/^\d{4}-\d{2}-\d{2}$/.test(text('date'))) unusable.push(index + 1)
    else
      observations.push({
        series: text('series'),
        platform: text('platform'),
        segment: text('segment'),
        date: text('date'),
        dateEnd: text('date_end'),
        value,
        unit: text('unit'),
        estimator: text('estimator'),
        use: text('use'),
      })
  })
  return { observations, unusable }
}
