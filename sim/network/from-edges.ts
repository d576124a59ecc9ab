import { runningSums, settleLists } from './adjacency.ts'
import type { EdgeList } from './edge-list.ts'
import type { EdgeNetwork } from './network.ts'

/**
 * Makes a network of an edge list, in time and memory proportional to users and edges.
 *
 * @param users how many users there are, at least `edges.users`; who is not in the list has no friends
 * @throws RangeError if the list has more users than there are, an end beyond them, a tie of a user with himself,
 *   or the same tie twice
 */
export function networkFromEdges(edges: EdgeList, users: number): EdgeNetwork {
  const { from, to } = edges
  if (edges.users > users) throw new RangeError(`the edge list has ${edges.users} users, the population ${users}`)
  const degree = new Uint32Array(users)
  for (let edge = 0; edge < from.length; edge++) {
    const a = from[edge]!
    const b = to[edge]!
    if (a >= users || b >= users)
      throw new RangeError(`edge ${edge} joins ${a} and ${b}, but users end at ${users - 1}`)
    if (a === b) throw new RangeError(`edge ${edge} joins user ${a} with himself`)
    degree[a]!++
    degree[b]!++
  }
  const offsets = runningSums(degree)
  const neighbours = new Uint32Array(2 * from.length)
  const filled = new Uint32Array(users)
  for (let edge = 0; edge < from.length; edge++) {
    const a = from[edge]!
    const b = to[edge]!
    neighbours[offsets[a]! + filled[a]!++] = b
    neighbours[offsets[b]! + filled[b]!++] = a
  }
  const network = settleLists(offsets, filled, neighbours)
  if (network.neighbours.length < neighbours.length) throw new RangeError('the edge list has the same edge twice')
  return network
}
