/**
 * A hexagonal lattice with unit pitch, numbered from the centre outwards: the first n places
 * form the roundest disc of n places.
 */
export interface HexDisc {
  readonly capacity: number
  readonly x: Float32Array
  readonly y: Float32Array
  /** Of the neighbours further out that are accepted, the one that lies most nearly straight outwards; -1 without any. */
  outward(place: number, accepts: (place: number) => boolean): number
}

const ROW = Math.sqrt(3) / 2
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [0, -1],
  [1, -1],
] as const

/** Area of one place, with unit pitch. */
export const PLACE_AREA = ROW

/** Radius of a disc of so many places, with unit pitch. */
export function discRadius(places: number): number {
  return Math.sqrt((places * PLACE_AREA) / Math.PI)
}

/** @param capacity number of places wanted; the disc has at least as many */
export function createHexDisc(capacity: number): HexDisc {
  const radius = Math.ceil(discRadius(capacity)) + 2
  const side = 2 * Math.ceil(radius / ROW) + 3
  const middle = (side - 1) / 2
  const found: { q: number; r: number; d: number; a: number }[] = []
  for (let r = -middle + 1; r < middle; r++) {
    for (let q = -middle + 1; q < middle; q++) {
      const x = q + r / 2
      const y = r * ROW
      const d = x * x + y * y
      if (d <= radius * radius) found.push({ q, r, d, a: Math.atan2(y, x) })
    }
  }
  found.sort((p, q) => (Math.abs(p.d - q.d) > 1e-9 ? p.d - q.d : p.a - q.a))
  const count = found.length
  const x = new Float32Array(count)
  const y = new Float32Array(count)
  const cell = new Int32Array(count)
  const grid = new Int32Array(side * side).fill(-1)
  found.forEach(({ q, r }, place) => {
    x[place] = q + r / 2
    y[place] = r * ROW
    cell[place] = (r + middle) * side + q + middle
    grid[cell[place]!] = place
  })
  return {
    capacity: count,
    x,
    y,
    outward(place, accepts) {
      let best = -1
      let most = 0
      for (const [dq, dr] of STEPS) {
        const next = grid[cell[place]! + dr * side + dq]!
        if (next <= place || !accepts(next)) continue
        const out = (x[next]! - x[place]!) * x[place]! + (y[next]! - y[place]!) * y[place]!
        if (best >= 0 && out <= most) continue
        best = next
        most = out
      }
      return best
    },
  }
}
