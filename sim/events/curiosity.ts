import { number } from '../schema/make.ts'
import { eventKind, lasting } from './event-kind.ts'

export const curiosity = eventKind({
  kind: 'curiosity',
  doc: 'Something makes people curious about foreign platforms: it adds to the buzz where buzz meets curiosity.',
  fields: {
    size: number({ doc: 'What it adds to b, the read-out of buzz between 0 and 1.', unit: '1', min: 0, max: 3 }),
    ...lasting,
  },
  begins: (event) => event.start,
  act(event, world) {
    world.curiosity += event.size * world.overlap(event.start, event.end)
  },
})
