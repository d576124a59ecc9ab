import type { KeyedRandom } from '../random/keyed.ts'
import type { NetworkSpec } from '../scenario/scenario.ts'
import { barabasiAlbert } from './barabasi-albert.ts'
import { communitiesNetwork } from './communities.ts'
import { drawDegrees } from './degrees.ts'
import type { EdgeList } from './edge-list.ts'
import { erdosRenyi } from './erdos-renyi.ts'
import { networkFromEdges } from './from-edges.ts'
import { implicitNetwork } from './implicit.ts'
import { lattice } from './lattice.ts'
import type { Network } from './network.ts'
import { ring } from './ring.ts'
import { wattsStrogatz } from './watts-strogatz.ts'

/**
 * Builds the network of a scenario. The same spec, users and seed give the same network on every machine.
 *
 * @param users N, from 1
 * @param edges the edge list of kind `imported`; other kinds do not look at it
 * @throws RangeError if the network cannot be built: an imported one without edges or with edges that do not fit
 *   (see `networkFromEdges`), a lattice of fewer than 3 rows (see `lattice`), more ties than an index of 32 bits holds
 */
export function createNetwork(spec: NetworkSpec, users: number, random: KeyedRandom, edges?: EdgeList): Network {
  switch (spec.kind) {
    case 'communities':
      return communitiesNetwork(spec, users, random)
    case 'implicit':
      return implicitNetwork(drawDegrees(spec, users, random), spec, random)
    case 'erdos-renyi':
      return networkFromEdges(erdosRenyi(spec.degree, users, random), users)
    case 'watts-strogatz':
      return networkFromEdges(wattsStrogatz(spec.degree, spec.rewiring, users, random), users)
    case 'barabasi-albert':
      return networkFromEdges(barabasiAlbert(spec.edges, users, random), users)
    case 'ring':
      return networkFromEdges(ring(spec.degree, users), users)
    case 'lattice':
      return networkFromEdges(lattice(spec.neighbours, spec.border, users), users)
    case 'complete':
      return { kind: 'complete', users, degree: spec.degree }
    case 'imported':
      if (!edges) throw new RangeError(`an imported network needs the edges of its file ${spec.file}`)
      return networkFromEdges(edges, users)
  }
}
