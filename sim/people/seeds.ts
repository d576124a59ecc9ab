import { COUNTER } from '../observe/counters.ts'
import { AWARE, STAGE, UNAWARE, WAITING } from '../population/stage.ts'
import { KeyedPermutation } from '../network/feistel.ts'
import { Purpose } from '../random/keyed.ts'
import type { HourReply } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'
import { register } from './registration.ts'
import { baseParts } from './reasons.ts'

/** Seeds register in the first hour, without steps and reasons: those named, and a share drawn at random. */
export function registerSeeds(shard: Shard, reply: HourReply): void {
  const { plan, people, random } = shard
  plan.platforms.forEach(({ facts, hash }, p) => {
    const drawn = Math.round(facts.seedShare * plan.users)
    if (facts.seeds.length === 0 && drawn === 0) return
    const named = new Set(facts.seeds)
    const order = new KeyedPermutation()
    order.rekey(plan.users, random.block(0, hash, 0, Purpose.seeds))
    for (let i = 0; i < people.count; i++) {
      const user = people.first + i
      if (!named.has(user) && order.forward(user) >= drawn) continue
      const pair = i * people.platforms + p
      const stage = people.state[pair]! & STAGE
      if (stage > AWARE || (people.since[pair]! & WAITING) !== 0) continue
      if (stage === UNAWARE) shard.count(COUNTER.newlyAware, i, p)
      register(shard, i, p, baseParts(), reply)
    }
  })
}
