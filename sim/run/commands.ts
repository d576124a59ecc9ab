import type { HourFields, HourReply, Mail, NightFields, NightReply, SettleReply } from './messages.ts'
import type { Saved } from './archive.ts'
import type { Shard } from './shard.ts'
import { restoreShard, saveShard } from './shard-state.ts'
import { seatPeople, settleFirstDay } from '../population/first-day.ts'
import { drawTraits } from '../population/traits.ts'
import { AWARE, MEMBER, STAGE, WAITING } from '../population/stage.ts'
import { SEGMENT_MASK } from '../population/people.ts'

/** Stocks by segment and platform. */
export interface Seated {
  aware: Float64Array
  members: Float64Array
  waiting: Float64Array
}

/** What the coordinator asks of every shard at once, and what each answers. */
export interface Commands {
  seat: { ask: unknown; answer: Seated }
  settle: { ask: { fields: NightFields }; answer: SettleReply }
  hour: { ask: { fields: HourFields }; answer: HourReply }
  queue: { ask: { platform: number; admitted: number[]; gaveUp: number[] }; answer: HourReply }
  night: { ask: { fields: NightFields; heardToday: Float64Array }; answer: NightReply }
  /** Letters by shard: `letters[to]` are those that the shard `to` gets. */
  mail: { ask: { letters: Mail[][] }; answer: null }
  /** State of the people, between two days; and the other way round, into shards that have just been made. */
  save: { ask: unknown; answer: Saved }
  restore: { ask: { saved: Saved }; answer: null }
}

export type CommandName = keyof Commands

/** A command on its way. */
export type Command = { [K in CommandName]: { name: K } & Commands[K]['ask'] }[CommandName]

/** Lets one shard do what a command asks. `index` is the shard's place in `starts`. */
export function obey(
  shard: Shard,
  command: Command,
  index: number,
  starts: readonly number[],
): Commands[CommandName]['answer'] {
  switch (command.name) {
    case 'seat':
      drawTraits(shard.people, shard.plan)
      seatPeople(shard)
      return seated(shard)
    case 'settle':
      return settleFirstDay(shard, command.fields, starts)
    case 'hour':
      return shard.hour(command.fields)
    case 'queue':
      return shard.queue(command.platform, command.admitted, command.gaveUp)
    case 'night':
      return shard.night(command.fields, command.heardToday, starts)
    case 'mail':
      shard.receive(command.letters[index]!)
      return null
    case 'save':
      return saveShard(shard)
    case 'restore':
      restoreShard(shard, command.saved)
      return null
  }
}

function seated(shard: Shard): Seated {
  const { people, plan } = shard
  const cells = plan.segments.length * people.platforms
  const stocks = { aware: new Float64Array(cells), members: new Float64Array(cells), waiting: new Float64Array(cells) }
  for (let i = 0; i < people.count; i++)
    for (let p = 0; p < people.platforms; p++) {
      const cell = (people.segment[i]! & SEGMENT_MASK) * people.platforms + p
      const pair = i * people.platforms + p
      const stage = people.state[pair]! & STAGE
      if (stage >= AWARE) stocks.aware[cell]!++
      if (stage === MEMBER) stocks.members[cell]!++
      if (stage === AWARE && (people.since[pair]! & WAITING) !== 0) stocks.waiting[cell]!++
    }
  return stocks
}
