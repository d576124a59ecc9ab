/**
 * Rows of cells as lines with aligned columns.
 * @param words columns that are aligned to the left; the others are numbers
 */
export function textTable(rows: readonly (readonly string[])[], words: readonly number[] = [0]): string[] {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, k) => Math.max(all[k] ?? 0, cell.length)), [])
  return rows.map((row) =>
    row
      .map((cell, k) => (words.includes(k) ? cell.padEnd(widths[k]!) : cell.padStart(widths[k]!)))
      .join('  ')
      .trimEnd(),
  )
}

/** A number for people, with three digits: `84.0M`, `1.13M`, `432k`, `0.57`. */
export function brief(value: number): string {
  if (Number.isNaN(value)) return '-'
  const size = Math.abs(value)
  const [scale, letter] =
    size >= 999.5e6 ? [1e9, 'bn'] : size >= 999.5e3 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, '']
  const scaled = value / scale
  const digits =
    Math.abs(scaled) >= 99.95 || (scale === 1 && Number.isInteger(value)) ? 0 : Math.abs(scaled) >= 9.995 ? 1 : 2
  return `${scaled.toFixed(digits)}${letter}`
}
