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
