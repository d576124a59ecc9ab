import { name, share } from '../schema/make.ts'
import { eventKind, lasting } from './event-kind.ts'

export const translation = eventKind({
  kind: 'translation',
  doc: 'A platform translates its content: part of the language cost is gone.',
  fields: {
    platform: name({ doc: 'Platform that translates.', of: 'platform' }),
    level: share({ doc: 'Share of the language cost that is gone.' }),
    ...lasting,
  },
  begins: (event) => event.start,
  act(event, world) {
    if (world.overlap(event.start, event.end) === 0) return
    const slot = world.slot(event.platform)
    world.translation[slot] = Math.max(world.translation[slot]!, event.level)
  },
})
