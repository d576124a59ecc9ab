import { OFFLINE } from './frame.ts'
import { Trait, keyed } from './key.ts'
import { mix32 } from '../../sim/random/hash.ts'

/**
 * The sediment of those who are offline: each dot falls into a column of its own choosing, and
 * the columns fill up, some faster than others, as a ground does.
 *
 * @param columns number of columns across the stage
 * @returns column and row of every offline dot, `column + row * columns`; -1 for the others
 */
export function sediment(main: Uint8Array, columns: number): Int32Array {
  const chosen = columnsFor(columns)
  const height = new Uint32Array(columns)
  const at = new Int32Array(main.length).fill(-1)
  for (let dot = 0; dot < main.length; dot++) {
    if (main[dot] !== OFFLINE) continue
    const column = chosen[Math.floor(keyed(dot, Trait.column) * chosen.length)]!
    at[dot] = column + height[column]!++ * columns
  }
  return at
}

/** Columns, each as often as its share of the ground: a smooth noise of three waves. */
function columnsFor(columns: number): Uint16Array {
  const chosen: number[] = []
  for (let column = 0; column < columns; column++) {
    const u = column / columns
    const wave = 0.9 + 0.28 * Math.sin(u * 19 + 1) + 0.2 * Math.sin(u * 41 + 2) + 0.14 * Math.sin(u * 97)
    const grain = 0.3 * (mix32(column + 77) / 4294967296)
    for (let k = 0; k < Math.round(16 * (wave + grain)); k++) chosen.push(column)
  }
  return Uint16Array.from(chosen)
}
