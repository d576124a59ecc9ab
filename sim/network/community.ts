// Communities are blocks of users that are neighbours in memory: the first `communitySize`
// users, the next ones, and so on; the last block takes what is left.

/** What has communities: the kinds `communities` and `implicit` of a network. */
export interface Communities {
  /** Users in every community but the last, from 2. */
  readonly communitySize: number
}

/** The community of a user, counted from 0. */
export function communityOf(user: number, spec: Communities): number {
  return Math.floor(user / spec.communitySize)
}

/** The first user of a community; of the one after the last, `users`. */
export function communityStart(community: number, spec: Communities, users: number): number {
  return Math.min(users, community * spec.communitySize)
}

/** How many communities there are. */
export function communityCount(spec: Communities, users: number): number {
  return Math.ceil(users / spec.communitySize)
}
