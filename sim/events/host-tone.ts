import { name, number } from '../schema/make.ts'
import { eventKind, lasting } from './event-kind.ts'

export const hostTone = eventKind({
  kind: 'hostTone',
  doc: 'How the people who are already there receive the newcomers.',
  fields: {
    platform: name({ doc: 'Platform of the hosts.', of: 'platform' }),
    size: number({ doc: 'What it adds to value and appeal.', unit: 'logit', min: -5, max: 5 }),
    ...lasting,
  },
  begins: (event) => event.start,
  act(event, world) {
    world.hostTone[world.slot(event.platform)]! += event.size * world.overlap(event.start, event.end)
  },
})
