import type { DayRecord } from '../observe/day-record.ts'
import type { Command } from '../run/commands.ts'
import type { Mail } from '../run/messages.ts'
import type { Run } from '../run/run.ts'
import type { Shard } from '../run/shard.ts'

/** What the people of a run were told in a day, and what they told their friends at night. */
export interface LoggedDay {
  day: number
  /** The day's commands in their order: hours, queues, the night. */
  commands: readonly Command[]
  /** Pairs of the whole population (user * platforms + slot), by what happened. */
  news: Mail
}

/**
 * Simulates a day and logs it. Everything that acts on one user is in the log, so his days can be gone through
 * again without the others.
 */
export function logDay(run: Run): { record: DayRecord; logged: LoggedDay } {
  const { day } = run
  const commands: Command[] = []
  const record = run.step((command) => {
    if (command.name !== 'mail') commands.push(command)
  })
  const { shards } = run.company
  return {
    record,
    logged: {
      day,
      commands,
      news: {
        came: gathered(shards, 'came'),
        went: gathered(shards, 'went'),
        registered: gathered(shards, 'registered'),
        posted: gathered(shards, 'posted'),
      },
    },
  }
}

/** A list of the shards, numbered by the whole population. */
function gathered(shards: readonly Shard[], list: keyof Mail): Uint32Array<ArrayBuffer> {
  const all = new Uint32Array(shards.reduce((length, shard) => length + shard[list].count, 0))
  let at = 0
  for (const { [list]: pairs, people } of shards)
    for (let k = 0; k < pairs.count; k++) all[at++] = pairs.items[k]! + people.first * people.platforms
  return all
}
