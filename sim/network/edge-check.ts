import type { Mistakes } from '../schema/mistake.ts'
import type { Place } from '../schema/tree.ts'
import type { EdgeList } from './edge-list.ts'

/** Edges as a file gives them, before anyone has asked whether they make a simple graph. */
export interface RawEdges {
  /** Nodes of the file, from 0 on; every end is one of them. */
  nodes: number
  from: Uint32Array
  to: Uint32Array
  /** Edges say who follows whom: there and back is then one friendship, and no mistake. */
  directed: boolean
  /** Where an edge stands. */
  place(edge: number): Place
  /** What the file calls a node. */
  name(node: number): string
}

const ONE_WAY = 1
const OTHER_WAY = 2

/**
 * Makes undirected, simple edges, in time proportional to nodes and edges. Reports ties of a node with itself and ties
 * that are there twice. A file may list every tie in both directions, as many do: it must then do so for all of them.
 */
export function checkEdges(raw: RawEdges, mistakes: Mistakes): EdgeList {
  const { from, to } = raw
  const partner = new Uint32Array(from.length)
  const reverses = findRepeats(raw, partner, (edge, earlier) => {
    mistakes.add(
      raw.place(edge),
      [],
      `${tie(raw, edge)} again, after line ${raw.place(earlier).line}`,
      'every tie once',
    )
  })
  let back = 0
  for (let edge = 0; edge < from.length; edge++) {
    if (from[edge] === to[edge]) mistakes.add(raw.place(edge), [], tie(raw, edge), 'two different users')
    back += reverses[edge]!
  }
  if (back > 0 && !raw.directed && 2 * back < from.length) {
    for (let edge = 0; edge < from.length; edge++) {
      if (!reverses[edge]) continue
      const earlier = raw.place(partner[edge]!).line
      mistakes.add(
        raw.place(edge),
        [],
        `${tie(raw, edge)} after line ${earlier} has the same tie the other way round`,
        'every tie once, or every tie in both directions',
      )
    }
  }
  return {
    users: raw.nodes,
    from: from.filter((_, edge) => !reverses[edge]),
    to: to.filter((_, edge) => !reverses[edge]),
  }
}

/**
 * Marks the edges that repeat an earlier one the other way round, writes which one that is to `partner`, and calls
 * `same` for those that repeat one the same way.
 */
function findRepeats(raw: RawEdges, partner: Uint32Array, same: (edge: number, earlier: number) => void): Uint8Array {
  const { from, to, nodes } = raw
  const low = (edge: number) => Math.min(from[edge]!, to[edge]!)
  const starts = new Uint32Array(nodes + 1)
  for (let edge = 0; edge < from.length; edge++) starts[low(edge) + 1]!++
  for (let node = 0; node < nodes; node++) starts[node + 1]! += starts[node]!
  const byLow = new Uint32Array(from.length)
  for (let edge = 0; edge < from.length; edge++) byLow[starts[low(edge)]!++] = edge

  const reverses = new Uint8Array(from.length)
  const seenFor = new Uint32Array(nodes)
  const seenEdge = new Uint32Array(nodes)
  const seenWays = new Uint8Array(nodes)
  for (const edge of byLow) {
    const a = low(edge)
    const b = Math.max(from[edge]!, to[edge]!)
    const way = from[edge] === a ? ONE_WAY : OTHER_WAY
    if (seenFor[b] !== a + 1) {
      seenFor[b] = a + 1
      seenEdge[b] = edge
      seenWays[b] = way
    } else if (seenWays[b]! & way) same(edge, seenEdge[b]!)
    else {
      seenWays[b]! |= way
      reverses[edge] = 1
      partner[edge] = seenEdge[b]!
    }
  }
  return reverses
}

function tie(raw: RawEdges, edge: number): string {
  return `${raw.name(raw.from[edge]!)} with ${raw.name(raw.to[edge]!)}`
}
