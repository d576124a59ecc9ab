/** Formats of a table. */
export const FORMATS = ['csv', 'parquet'] as const
export type Format = (typeof FORMATS)[number]

/** Formats of a table that is written by rows. */
export const ROW_FORMATS = [...FORMATS, 'json'] as const
export type RowFormat = (typeof ROW_FORMATS)[number]
