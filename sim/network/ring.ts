import { EdgeBuffer } from './edge-buffer.ts'
import type { EdgeList } from './edge-list.ts'

/**
 * How many friends stand on each side of a user on a circle: half of the degree, rounded,
 * but never so many that the two sides meet.
 */
export function ringReach(degree: number, users: number): number {
  return Math.min(Math.round(degree / 2), Math.floor((users - 1) / 2))
}

/** A circle on which everyone knows the `ringReach` users next to him on each side. */
export function ring(degree: number, users: number): EdgeList {
  const reach = ringReach(degree, users)
  const edges = new EdgeBuffer(users * reach)
  for (let user = 0; user < users; user++) {
    for (let step = 1; step <= reach; step++) edges.add(user, (user + step) % users)
  }
  return edges.list(users)
}
