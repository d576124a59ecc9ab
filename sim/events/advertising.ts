import { name, number } from '../schema/make.ts'
import { eventKind, lasting } from './event-kind.ts'

export const advertising = eventKind({
  kind: 'advertising',
  doc: 'Advertising and paid posts: people hear of the platform at a rate, and it is talked about like news.',
  fields: {
    platform: name({ doc: 'Platform that is advertised.', of: 'platform' }),
    rate: number({ doc: 'Hearing rate.', unit: 'per d', min: 0, max: 100, scale: 'log' }),
    ...lasting,
  },
  begins: (event) => event.start,
  act(event, world) {
    world.advertising[world.slot(event.platform)]! += event.rate * world.overlap(event.start, event.end)
  },
})
