import { COUNTER } from '../observe/counters.ts'
import { AWARE, MEMBER, RETURNED, SINCE_MASK, STAGE } from '../population/stage.ts'
import { openUniform, Purpose } from '../random/keyed.ts'
import type { NightFields } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'

/** Newcomers post for 30 days. */
const NEWCOMER_DAYS = 30

/**
 * A post, on a day of use, by someone who registered within 30 days (else a calm app would feed on
 * itself): surely by creators, with the chance postShare by others. Friends hear of it tomorrow.
 */
export function post(shard: Shard, day: number, i: number, p: number, pair: number, age: number): void {
  if (age >= NEWCOMER_DAYS) return
  const { people, plan, random } = shard
  const draw = () => random.uniform(people.first + i, plan.platforms[p]!.hash, day, Purpose.post)
  if (!shard.isCreator(i) && draw() >= plan.model.postShare) return
  shard.posts[p]!++
  shard.count(COUNTER.posts, i, p)
  shard.posted.push(pair)
}

/** Followers who got in on the source platform today see the call, if it reaches them; it acts from tomorrow. */
export function seeCalls(shard: Shard, fields: NightFields, i: number): void {
  const { people } = shard
  const base = i * people.platforms
  for (const call of fields.calls) {
    if ((people.state[base + call.from]! & (STAGE | SINCE_MASK)) !== MEMBER) continue
    const target = people.state[base + call.to]!
    if ((target & STAGE) > AWARE) continue
    const words = shard.random.block(people.first + i, call.id, 0, Purpose.follows)
    if (openUniform(words[0]!) >= call.follows || openUniform(words[1]!) >= call.reach) continue
    people.state[base + call.to] = target & ~SINCE_MASK
  }
}

/** Retention and survival of those who joined 1, 7 or 30 days ago. */
export function observeCohort(shard: Shard, cell: number, age: 1 | 7 | 30, reached: boolean, state: number): void {
  const [kept, stayed] = COHORTS[age]
  if (reached) shard.add(kept, cell, 1)
  if (stayed >= 0 && (state & STAGE) === MEMBER && (state & RETURNED) === 0) shard.add(stayed, cell, 1)
}

const COHORTS = {
  1: [COUNTER.kept1, -1],
  7: [COUNTER.kept7, COUNTER.stayed7],
  30: [COUNTER.kept30, COUNTER.stayed30],
} as const
