import { choice, name, share } from '../schema/make.ts'
import { STEP_NAMES } from '../scenario/funnel-steps.ts'
import { eventKind, lasting } from './event-kind.ts'

export const openRegistration = eventKind({
  kind: 'openRegistration',
  doc: 'A wall at registration opens; those who were refused by it come at once.',
  fields: {
    platform: name({ doc: 'Platform that opens.', of: 'platform' }),
    step: choice({ doc: 'Wall that opens.', values: STEP_NAMES, default: 'invitation' }),
    failing: share({ doc: 'Share that still fails it.', default: 0 }),
    ...lasting,
  },
  begins: (event) => event.start,
  act(event, world) {
    if (event.start <= world.hour && world.hour < event.end)
      world.failing[event.step][world.slot(event.platform)] = event.failing
  },
})
