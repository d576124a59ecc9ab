import { name, number } from '../schema/make.ts'
import { eventKind, lasting } from './event-kind.ts'

export const capacity = eventKind({
  kind: 'capacity',
  doc: 'A platform can take only so many registrations an hour; the others queue.',
  fields: {
    platform: name({ doc: 'Platform whose capacity changes.', of: 'platform' }),
    perHour: number({ doc: 'Registrations it can take.', unit: 'people per h', min: 0, max: 1e12, never: true }),
    ...lasting,
  },
  begins: (event) => event.start,
  act(event, world) {
    if (event.start <= world.hour && world.hour < event.end) world.capacity[world.slot(event.platform)] = event.perHour
  },
})
