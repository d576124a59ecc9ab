import { name, number } from '../schema/make.ts'
import { eventKind, lasting } from './event-kind.ts'

export const incentive = eventKind({
  kind: 'incentive',
  doc: 'A platform pays or rewards newcomers: its appeal rises.',
  fields: {
    platform: name({ doc: 'Platform that pays.', of: 'platform' }),
    size: number({ doc: 'What it adds to the appeal.', unit: 'logit', min: -8, max: 8 }),
    ...lasting,
  },
  begins: (event) => event.start,
  act(event, world) {
    world.incentive[world.slot(event.platform)]! += event.size * world.overlap(event.start, event.end)
  },
})
