/** A rectangle of the stage, in px. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** An island with its halo, in px. */
export interface Disc {
  x: number
  y: number
  radius: number
}

/** What is already taken on the stage. */
export interface Taken {
  boxes: Box[]
  discs: readonly Disc[]
}

/** What a px of another label, or outside of the stage, costs against one of an island: words never cross words. */
const WORDS = 10
/** Points of a box that are looked at, along its width and its height. */
const [ACROSS, DOWN] = [9, 3]

/**
 * The first of several places that covers nothing; when all do, the one that covers least. The place is taken then.
 * Null, and nothing is taken, when the label is not `needed` and would cross other words.
 *
 * @param places in the order in which they are wanted
 * @param own index of the disc that the label speaks of and may lie on; -1 when there is none
 * @param room all that may be written on
 * @param needed whether it is to be written in any case
 */
export function takePlace(places: readonly Box[], own: number, taken: Taken, room: Box, needed = true): Box | null {
  const costs = places.map((place) => {
    const boxes = taken.boxes.reduce((sum, box) => sum + shared(place, box), 0)
    const discs = taken.discs.reduce((sum, disc, index) => sum + (index === own ? 0 : covered(place, disc)), 0)
    const outside = place.width * place.height - shared(place, room)
    return discs + WORDS * (boxes + outside)
  })
  const best = places[costs.indexOf(Math.min(...costs))]!
  if (!needed && taken.boxes.some((box) => shared(best, box) > 0)) return null
  taken.boxes.push(best)
  return best
}

/** Area that two boxes share. */
function shared(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

/** Area of a box on a disc, by a grid of points. */
function covered({ x, y, width, height }: Box, disc: Disc): number {
  let hits = 0
  for (let i = 0; i < ACROSS; i++) {
    for (let j = 0; j < DOWN; j++) {
      const px = x + (width * i) / (ACROSS - 1)
      const py = y + (height * j) / (DOWN - 1)
      if (Math.hypot(px - disc.x, py - disc.y) < disc.radius) hits++
    }
  }
  return (hits / (ACROSS * DOWN)) * width * height
}
