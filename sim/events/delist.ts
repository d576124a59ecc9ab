import { name } from '../schema/make.ts'
import { eventKind, lasting } from './event-kind.ts'

export const delist = eventKind({
  kind: 'delist',
  doc: 'A platform leaves the store: nobody can join it, those who have it can use it.',
  fields: { platform: name({ doc: 'Platform that leaves the store.', of: 'platform' }), ...lasting },
  begins: (event) => event.start,
  act(event, world) {
    if (event.start <= world.hour && world.hour < event.end) world.listed[world.slot(event.platform)] = 0
  },
})
