/** What was observed of one day. All counts are agents; multiply by the run's weight for people. */
export interface DayRecord {
  /** 0-based day. */
  day: number
  /** ISO date of the day, in the scenario's clock. */
  date: string
  /**
   * Value of a metric (see METRICS): agents for people, and the plain number for shares, ranks and indices.
   * NaN where there is none (a rank of an app that is not in the store, the retention of an empty cohort).
   * @param segment slot of a segment; all when left out
   */
  value(metric: string, platform: number, segment?: number): number
  /** Moves of main platform today: (platforms + 1) squared, row from, column to, last index outside. */
  flows: Float64Array
  /** Members of both: platforms squared, the diagonal members of one. */
  overlap: Float64Array
}
