import { createNetwork } from '../network/create-network.ts'
import type { Network } from '../network/network.ts'
import { People } from '../population/people.ts'
import { type Command, type CommandName, type Commands, obey } from './commands.ts'
import { MOST_SOLVED, open } from './opening.ts'
import { planOf, type Plan } from './plan.ts'
import { Shard } from './shard.ts'
import { drive } from './work.ts'

/** First user of each of so many shards of about the same size; no more shards than users. */
export function shardStarts(users: number, shards: number): number[] {
  const count = Math.max(1, Math.min(shards, users))
  return Array.from({ length: count }, (_, index) => Math.floor((index * users) / count))
}

/** The people of a plan in shards of this thread: all of them, or those that live here. */
export class Company {
  readonly shards: readonly Shard[]
  readonly network: Network
  private readonly starts: readonly number[]
  private readonly here: readonly number[]

  /**
   * @param starts first user of each shard of the whole run
   * @param here which of them live here
   */
  constructor(plan: Plan, network: Network, starts: readonly number[], here: readonly number[]) {
    const mostFriends = network.kind === 'complete' ? 0 : network.maxDegree
    this.network = network
    this.starts = starts
    this.here = here
    this.shards = here.map((index) => {
      const first = starts[index]!
      const end = starts[index + 1] ?? plan.users
      return new Shard(plan, network, new People(first, end - first, plan.platforms.length, plan.days, mostFriends))
    })
  }

  /** Lets every shard that lives here do what is asked. */
  obey(command: Command): Commands[CommandName]['answer'][] {
    return this.shards.map((shard, k) => obey(shard, command, this.here[k]!, this.starts))
  }
}

/** The values of incumbents, solved on fewer users with the same keys. */
export function solveValues(plan: Plan): Float64Array {
  const { scenario } = plan
  const fewer = planOf({ ...scenario, population: { ...scenario.population, agents: MOST_SOLVED } })
  const network = createNetwork(fewer.network, fewer.users, fewer.random)
  const company = new Company(fewer, network, [0], [0])
  const unneeded = () => new Float64Array(fewer.platforms.length)
  return drive(open(fewer, unneeded), (command) => company.obey(command)).society.values
}
