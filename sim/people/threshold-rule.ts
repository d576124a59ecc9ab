import { COUNTER, PARTS } from '../observe/counters.ts'
import { AWARE, STAGE } from '../population/stage.ts'
import type { HourFields, HourReply } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'
import { FRIENDS, takeNotice } from './hear.ts'

/**
 * Hearing by thresholds (Granovetter 1978, Watts 2002): whoever is not on a platform hears of it in the first
 * hour of each day on which the share of his friends who are there has reached his threshold. Who is there
 * changes at night only, so everyone decides on what was so the evening before. Without friends the share is 0.
 */
export function hearByThreshold(shard: Shard, fields: HourFields, reply: HourReply): void {
  if (fields.hour % 24 !== 0) return
  const { people } = shard
  const { thresholds } = shard.plan.model
  for (let p = 0; p < people.platforms; p++)
    for (let i = 0; i < people.count; i++) {
      const pair = i * people.platforms + p
      if ((people.state[pair]! & STAGE) > AWARE) continue
      if (shard.shareThere(i, p, fields.shareOfAll[p]!) < thresholds[(people.first + i) % thresholds.length]!) continue
      shard.count(COUNTER.heard, i, p)
      shard.countMany(COUNTER.heard_media + FRIENDS, i, p, PARTS)
      takeNotice(shard, fields, i, p, reply)
    }
}
