import { name, number } from '../schema/make.ts'
import { returning } from './ban.ts'
import { eventKind, lasting } from './event-kind.ts'

export const outage = eventKind({
  kind: 'outage',
  doc: 'A platform cannot be reached for a while, without any law.',
  fields: {
    platform: name({ doc: 'Platform that is out.', of: 'platform' }),
    ...lasting,
    ramp: number({ doc: 'How slowly service returns.', unit: 'd', min: 0, max: 30, default: 0 }),
  },
  begins: (event) => event.start,
  act(event, world) {
    const slot = world.slot(event.platform)
    const dark = world.overlap(event.start, event.end) + returning(world.hour, event.end, event.ramp)
    if (dark <= world.blocked[slot]!) return
    world.blocked[slot] = dark
    world.enforcement[slot] = 1
    world.blockBegan[slot] = event.start
  },
})
