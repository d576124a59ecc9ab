import { Archive, type Saved } from './archive.ts'
import { Coordinator } from './coordinator.ts'
import type { Plan } from './plan.ts'
import { joinSaved } from './saved-parts.ts'
import { Society } from './society.ts'
import { ask, type Work } from './work.ts'

/** The state of a whole run between two days; the same however many shards it has. */
export function* saveRun(coordinator: Coordinator): Work<Saved> {
  const saved = joinSaved(yield* ask({ name: 'save' }))
  coordinator.keep(new Archive(saved, false, 'world/'))
  return saved
}

/** Days that had been simulated when a state was saved. */
export const dayOfSaved = (saved: Saved): number => saved.get('world/day')![0]!

/**
 * The world of a run that goes on from a saved state; the people get theirs.
 *
 * @throws RangeError when it is the state of another scenario
 */
export function* restoreRun(plan: Plan, saved: Saved): Work<Coordinator> {
  yield* ask({ name: 'restore', saved })
  const none = () => new Float64Array(plan.segments.length * plan.platforms.length)
  const coordinator = new Coordinator(plan, new Society(plan), { aware: none(), members: none(), waiting: none() })
  coordinator.keep(new Archive(saved, true, 'world/'))
  return coordinator
}
