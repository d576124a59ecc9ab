import type { Turtle } from 'agentscript'
import type { GraphFile } from './graph-file.ts'
import { habit, hype, pick, PLATFORMS, QUALITY, RECONSIDER, startPlatform, W_FRIENDS, W_HABIT } from './model.ts'
import type { ReferenceModel } from './model.ts'

// AgentScript makes a canvas for its colours when it is loaded; outside a browser it gets an empty one. No model uses it.
Object.assign(globalThis, {
  OffscreenCanvas: class {
    getContext = () => ({})
  },
})
const { Model, util } = await import('agentscript')

interface User extends Turtle<User> {
  platform: number
  /** Tick of the last move. */
  since: number
}

/** In the manner of AgentScript's own network models (Virus on a Network): turtles, links, `ask`. */
class PlatformModel extends Model<User> {
  private readonly graph: GraphFile

  constructor(graph: GraphFile) {
    super()
    this.graph = graph
  }

  override setup(): void {
    this.turtles.create(this.graph.users, (user) => {
      user.platform = startPlatform(util.randomFloat(1))
      user.since = 0
    })
    this.graph.forEachEdge((a, b) => this.links.createOne(this.turtles[a]!, this.turtles[b]!))
  }

  override step(): void {
    this.turtles.ask((user) => {
      if (util.randomFloat(1) < RECONSIDER) this.reconsider(user)
    })
  }

  private reconsider(user: User): void {
    // ticks counts finished steps; the model's first tick is 1
    const time = this.ticks + 1
    const friends = user.linkNeighbors()
    const weights = QUALITY.map((quality, platform) => {
      const share = friends.filter((friend) => friend.platform === platform).length / friends.length
      const stay = platform === user.platform ? W_HABIT * habit(time - user.since) : 0
      return Math.exp(quality + W_FRIENDS * share + stay + hype(platform, time))
    })
    const platform = pick(weights, util.randomFloat(1))
    if (platform !== user.platform) {
      user.platform = platform
      user.since = time
    }
  }
}

export function agentscriptModel(graph: GraphFile, seed: number): ReferenceModel {
  util.randomSeed(seed)
  const model = new PlatformModel(graph)
  model.setup()
  return {
    tick() {
      model.step()
    },
    counts: () =>
      Array.from(
        { length: PLATFORMS },
        (_, platform) => model.turtles.filter((user) => user.platform === platform).length,
      ),
  }
}
