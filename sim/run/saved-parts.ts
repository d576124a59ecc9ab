import type { Column, Saved } from './archive.ts'

/** Puts the states of shards together, in the order of their users. */
export function joinSaved(parts: readonly Saved[]): Saved {
  const whole: Saved = new Map()
  for (const [name, column] of parts[0]!) {
    const columns = parts.map((part) => part.get(name)!)
    whole.set(name, parts.length === 1 || name.startsWith('same/') ? column : concatenated(columns))
  }
  return whole
}

/**
 * The state of users [first, first + count) alone. Arrays by user are views of the whole.
 *
 * @param users number of users of the whole
 */
export function partOfSaved(whole: Saved, users: number, first: number, count: number): Saved {
  const part: Saved = new Map()
  for (const [name, column] of whole) {
    if (name.startsWith('user/')) {
      const width = column.length / users
      part.set(name, column.subarray(first * width, (first + count) * width))
    } else if (name.startsWith('rows/')) {
      const owners = whole.get(`${name.slice(0, name.lastIndexOf('/'))}/user`)!
      part.set(name, rowsOf(column, owners, first, first + count))
    } else part.set(name, column)
  }
  return part
}

/** The rows whose owner lies in [first, end). */
function rowsOf(column: Column, owners: Column, first: number, end: number): Column {
  const width = owners.length === 0 ? 0 : column.length / owners.length
  const kept: number[] = []
  for (let row = 0; row < owners.length; row++) {
    if (owners[row]! < first || owners[row]! >= end) continue
    for (let k = 0; k < width; k++) kept.push(column[row * width + k]!)
  }
  return Float64Array.from(kept)
}

function concatenated(columns: readonly Column[]): Column {
  const Kind = columns[0]!.constructor as new (length: number) => Column
  const all = new Kind(columns.reduce((length, column) => length + column.length, 0))
  let at = 0
  for (const column of columns) {
    all.set(column, at)
    at += column.length
  }
  return all
}
