/** A column: texts, whole numbers of 32 bits, numbers of which NaN is none, or dates like `2025-01-18`. */
export interface Column {
  name: string
  type: 'text' | 'whole' | 'number' | 'date'
  unit: string
  doc: string
}

export const textColumn = (name: string, doc: string): Column => ({ name, type: 'text', unit: '', doc })
export const wholeColumn = (name: string, doc: string): Column => ({ name, type: 'whole', unit: '1', doc })
export const numberColumn = (name: string, unit: string, doc: string): Column => ({ name, type: 'number', unit, doc })

/** Day, platform, segment and metric of a series. */
export const SERIES_COLUMNS: readonly Column[] = [
  { name: 'date', type: 'date', unit: 'day', doc: 'Day, in the clock of the scenario.' },
  textColumn('platform', 'Platform; outside for moves that start outside of all.'),
  textColumn('segment', 'Segment; empty for everyone.'),
  textColumn('metric', 'Metric; see the rows about metrics.'),
]

/** Ends of the 95 % interval around a number. */
export const INTERVAL_COLUMNS: readonly Column[] = [
  numberColumn('lower', 'as value', 'Lower end of the 95 % interval (Student).'),
  numberColumn('upper', 'as value', 'Upper end of the 95 % interval (Student).'),
]
