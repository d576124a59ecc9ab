import { Agent, Environment } from 'flocc'
import seedrandom from 'seedrandom'
import type { GraphFile } from './graph-file.ts'
import { habit, hype, pick, PLATFORMS, QUALITY, RECONSIDER, startPlatform, W_FRIENDS, W_HABIT } from './model.ts'
import type { ReferenceModel } from './model.ts'

/**
 * In the manner of flocc's own examples: one Agent per user with a `tick`, data through `get` and `set`.
 * Friends are data, too: flocc's Network keeps a matrix of users x users and copies it for every agent added,
 * which at 10,000 users would be 10^8 cells copied 10^4 times. Numbers come from seedrandom, because flocc's own
 * seeded `utils.random` writes each of them out as text, which would cost more than the model.
 */
export function floccModel(graph: GraphFile, seed: number): ReferenceModel {
  const random = seedrandom.alea(String(seed))
  const tick = (user: Agent) => {
    if (random() < RECONSIDER) reconsider(user, random)
  }
  const environment = new Environment()
  for (let i = 0; i < graph.users; i++) {
    const user = new Agent({ platform: startPlatform(random()), since: 0, friends: [] })
    user.set('tick', tick)
    environment.addAgent(user)
  }
  const users = environment.getAgents()
  graph.forEachEdge((a, b) => {
    friendsOf(users[a]!).push(users[b]!)
    friendsOf(users[b]!).push(users[a]!)
  })
  return {
    tick() {
      environment.tick({ randomizeOrder: false })
    },
    counts: () =>
      Array.from(
        { length: PLATFORMS },
        (_, platform) => users.filter((user) => user.get('platform') === platform).length,
      ),
  }
}

const friendsOf = (user: Agent) => user.get('friends') as Agent[]

function reconsider(user: Agent, random: () => number): void {
  // time counts finished ticks; the model's first tick is 1
  const time = user.environment.time + 1
  const friends = friendsOf(user)
  const current = user.get('platform') as number
  const since = user.get('since') as number
  const weights = QUALITY.map((quality, platform) => {
    const share = friends.filter((friend) => friend.get('platform') === platform).length / friends.length
    const stay = platform === current ? W_HABIT * habit(time - since) : 0
    return Math.exp(quality + W_FRIENDS * share + stay + hype(platform, time))
  })
  const platform = pick(weights, random())
  if (platform !== current) {
    user.set('platform', platform)
    user.set('since', time)
  }
}
