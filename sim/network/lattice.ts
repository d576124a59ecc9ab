import { EdgeBuffer } from './edge-buffer.ts'
import type { EdgeList } from './edge-list.ts'

/** Rows and columns of a lattice; user = row * columns + column. */
export interface LatticeSides {
  rows: number
  columns: number
}

/** Steps to half of the neighbours, as (rows, columns); the other half takes them backwards. */
const FOUR = [
  [0, 1],
  [1, 0],
] as const
const EIGHT = [...FOUR, [1, 1], [1, -1]] as const

/**
 * The rectangle nearest to a square that holds exactly so many users: rows is the largest divisor of users that is not
 * above its square root. 10000 users make 100 x 100, 20000 make 125 x 160, a prime number 1 x users.
 */
export function latticeSides(users: number): LatticeSides {
  let rows = Math.floor(Math.sqrt(users))
  while (users % rows > 0) rows--
  return { rows, columns: users / rows }
}

/**
 * A lattice of `latticeSides(users)`, with four (von Neumann) or eight (Moore) neighbours; on a torus opposite sides
 * touch, with an open border users at the sides have fewer neighbours.
 *
 * @throws RangeError if the rectangle has fewer than 3 rows: then it is no lattice, and on a torus ties would be double
 */
export function lattice(neighbours: '4' | '8', border: 'torus' | 'open', users: number): EdgeList {
  const { rows, columns } = latticeSides(users)
  if (rows < 3) {
    const side = Math.max(3, Math.round(Math.sqrt(users)))
    throw new RangeError(
      `a lattice of ${users} users would be ${rows} x ${columns}; take a number like ${side * side} (${side} x ${side})`,
    )
  }
  const steps = neighbours === '8' ? EIGHT : FOUR
  const edges = new EdgeBuffer(users * steps.length)
  for (let user = 0; user < users; user++) {
    for (const [down, right] of steps) {
      const row = Math.floor(user / columns) + down
      const column = (user % columns) + right
      if (border === 'open' && (row === rows || column === columns || column < 0)) continue
      edges.add(user, (row % rows) * columns + ((column + columns) % columns))
    }
  }
  return edges.list(users)
}
