import type { Flag } from '../story.ts'

/** Where a flag's cloth hangs: its row, or none when there is no room, and its extent in px. */
export interface Hung {
  row: 0 | 1 | null
  /** Place of the pole. */
  x: number
  /** Left edge of the cloth: the pole's place, or as far before it as the end of the axis asks for. */
  left: number
  width: number
}

const GAP = 8

/**
 * Hangs the flags on two rows so that none covers another or the transport: levers first and high, since
 * they are there to be taken hold of; facts low where there is room.
 *
 * @param x place of a day on the axis, in px
 * @param starts px that the transport takes at the beginning of each row
 * @param end px where both rows end
 */
export function hangFlags(
  flags: readonly Flag[],
  x: (day: number) => number,
  starts: readonly [number, number],
  end = Infinity,
): Hung[] {
  const taken: [number, number][][] = starts.map((start) => [[-Infinity, start]])
  const free = (row: 0 | 1, from: number, to: number) => taken[row]!.every(([a, b]) => to + GAP <= a || from >= b)
  const hung = flags.map((flag): Hung => {
    const [pole, width] = [x(flag.at), widthOf(flag.title)]
    return { row: null, x: pole, left: Math.max(pole - width, Math.min(pole, end - width)), width }
  })
  for (const lever of [true, false]) {
    const rows = lever ? ([0, 1] as const) : ([1, 0] as const)
    flags.forEach((flag, index) => {
      if (flag.lever !== lever) return
      const place = hung[index]!
      const row = rows.find((candidate) => free(candidate, place.left, place.left + place.width))
      if (row === undefined) return
      place.row = row
      taken[row]!.push([place.left, place.left + place.width + GAP])
    })
  }
  return hung
}

/** A rough width of a flag with its title: full-width characters count for two. */
function widthOf(title: string): number {
  return 26 + [...title].reduce((sum, c) => sum + (c.codePointAt(0)! > 0x2e80 ? 12.5 : 6.9), 0)
}
