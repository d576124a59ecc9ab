/** Formats of a table. */
export const FORMATS = ['csv', 'parquet'] as const
export type Format = (typeof FORMATS)[number]
