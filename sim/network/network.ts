/**
 * Who knows whom. Friendships are undirected.
 *
 * `edges`: friends of user u are `neighbours[offsets[u]] .. neighbours[offsets[u + 1] - 1]`, ascending,
 * each once, never u; every friendship stands there twice, once for each end.
 * `implicit`: nothing is stored; `friends` works them out (see `implicit.ts`).
 * `complete`: everyone meets everyone; contacts are means over all users, times `degree`.
 *
 * `maxDegree` is the most friends that anyone has: the room that `friendsOf` needs in `out`.
 */
export type Network = EdgeNetwork | ImplicitNetwork | CompleteNetwork

export interface EdgeNetwork {
  kind: 'edges'
  users: number
  /** users + 1 entries, never falling; the last is twice the number of friendships. */
  offsets: Uint32Array
  neighbours: Uint32Array
  maxDegree: number
}

export interface ImplicitNetwork {
  kind: 'implicit'
  users: number
  maxDegree: number
  /**
   * Writes the friends of a user to `out` and returns how many they are. Their order is fixed, but not ascending.
   * A friend with whom the user shares two ties stands there twice, for both of them.
   */
  friends(user: number, out: Uint32Array): number
}

export interface CompleteNetwork {
  kind: 'complete'
  users: number
  /** Mean number of contacts, any number from 0. */
  degree: number
}

/**
 * Writes the friends of a user to `out` and returns how many they are.
 *
 * @param user 0 .. users-1
 * @param out at least `network.maxDegree` entries
 */
export function friendsOf(network: EdgeNetwork | ImplicitNetwork, user: number, out: Uint32Array): number {
  if (network.kind === 'implicit') return network.friends(user, out)
  const { offsets, neighbours } = network
  const first = offsets[user]!
  const count = offsets[user + 1]! - first
  for (let i = 0; i < count; i++) out[i] = neighbours[first + i]!
  return count
}
