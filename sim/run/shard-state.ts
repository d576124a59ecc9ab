import { REASONS } from '../observe/metrics.ts'
import { Archive, type Saved } from './archive.ts'
import { partOfSaved } from './saved-parts.ts'
import type { Shard } from './shard.ts'

/** The state of a shard's people between two days. */
export function saveShard(shard: Shard): Saved {
  const saved: Saved = new Map()
  keep(shard, new Archive(saved, false))
  return saved
}

/**
 * Puts a shard that has just been made into the state that was saved.
 *
 * @param whole state of all people of the run, of which this shard takes its own
 * @throws RangeError when it is the state of another scenario
 */
export function restoreShard(shard: Shard, whole: Saved): void {
  const { first, count } = shard.people
  keep(shard, new Archive(partOfSaved(whole, shard.plan.users, first, count), true))
}

function keep(shard: Shard, archive: Archive): void {
  const { people } = shard
  const [rows, same, user] = [archive.under('rows'), archive.under('same'), archive.under('user')]
  for (const [name, array] of people.arrays()) user.array(name, array)
  shard.plan.platforms.forEach((_, p) => {
    shard.interest[p]!.keep(rows.under(`interest-${p}`), people.first)
    shard.waiting[p]!.keep(rows.under(`waiting-${p}`), same.under(`waiting-${p}`), people.first)
  })
  keepQueued(shard, rows.under('queued'))
  shard.heardToday = same.list('heardToday', shard.heardToday)
}

/** Reasons of those in a queue; they count when they get in. */
function keepQueued(shard: Shard, archive: Archive): void {
  const { first, platforms } = shard.people
  const queued = [...shard.queuedReasons].sort(([a], [b]) => a - b)
  const users = archive.list(
    'user',
    Float64Array.from(queued, ([pair]) => first + Math.floor(pair / platforms)),
  )
  const slots = archive.list(
    'platform',
    Float64Array.from(queued, ([pair]) => pair % platforms),
  )
  const reasons = archive.list('reasons', Float64Array.from(queued.flatMap(([, parts]) => [...parts])))
  if (!archive.restoring) return
  users.forEach((user, k) => {
    const parts = reasons.subarray(k * REASONS.length, (k + 1) * REASONS.length)
    shard.queuedReasons.set((user - first) * platforms + slots[k]!, Int32Array.from(parts))
  })
}
