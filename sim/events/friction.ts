import { choice, name, share } from '../schema/make.ts'
import { STEP_NAMES } from '../scenario/funnel-steps.ts'
import { eventKind, lasting } from './event-kind.ts'

export const friction = eventKind({
  kind: 'friction',
  doc: 'A step of registration becomes harder or easier.',
  fields: {
    platform: name({ doc: 'Platform whose registration changes.', of: 'platform' }),
    step: choice({ doc: 'Step that changes.', values: STEP_NAMES }),
    failing: share({ doc: 'Share that fails the step from then on.' }),
    ...lasting,
  },
  begins: (event) => event.start,
  act(event, world) {
    if (event.start <= world.hour && world.hour < event.end)
      world.failing[event.step][world.slot(event.platform)] = event.failing
  },
})
