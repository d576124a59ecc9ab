import seedrandom from 'seedrandom'
import type { GraphFile } from './graph-file.ts'
import { habit, hype, pick, PLATFORMS, QUALITY, RECONSIDER, startPlatform, W_FRIENDS, W_HABIT } from './model.ts'
import type { ReferenceModel } from './model.ts'

interface User {
  platform: number
  /** Tick of the last move. */
  since: number
  friends: User[]
}

/** Plain objects, as one would write it in an afternoon: every user is visited every tick. */
export function objectsModel(graph: GraphFile, seed: number): ReferenceModel {
  const random = seedrandom.alea(String(seed))
  const users: User[] = Array.from({ length: graph.users }, () => ({
    platform: startPlatform(random()),
    since: 0,
    friends: [],
  }))
  graph.forEachEdge((a, b) => {
    users[a]!.friends.push(users[b]!)
    users[b]!.friends.push(users[a]!)
  })
  let time = 0

  function reconsider(user: User): void {
    const weights = QUALITY.map((quality, platform) => {
      const share = user.friends.filter((friend) => friend.platform === platform).length / user.friends.length
      const stay = platform === user.platform ? W_HABIT * habit(time - user.since) : 0
      return Math.exp(quality + W_FRIENDS * share + stay + hype(platform, time))
    })
    const platform = pick(weights, random())
    if (platform !== user.platform) {
      user.platform = platform
      user.since = time
    }
  }

  return {
    tick() {
      time++
      for (const user of users) if (random() < RECONSIDER) reconsider(user)
    },
    counts: () =>
      Array.from({ length: PLATFORMS }, (_, platform) => users.filter((user) => user.platform === platform).length),
  }
}
