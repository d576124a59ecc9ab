import { name, number } from '../schema/make.ts'
import { eventKind, lasting } from './event-kind.ts'

export const told = eventKind({
  kind: 'told',
  doc: 'A badge, banner or notification tells the members of a sister app of a platform.',
  fields: {
    from: name({ doc: 'Sister app whose members are told.', of: 'platform' }),
    to: name({ doc: 'Platform they are told of.', of: 'platform', unlike: 'from' }),
    rate: number({
      doc: 'Hearing rate of a member with mean attention.',
      unit: 'per d',
      min: 0,
      max: 1000,
      scale: 'log',
    }),
    ...lasting,
  },
  begins: (event) => event.start,
  audience: ({ from, to }) => ({ from, to, who: 'member' }),
  act(event, world) {
    const rate = event.rate * world.overlap(event.start, event.end)
    if (rate > 0) world.audiences.push({ to: world.slot(event.to), from: world.slot(event.from), who: 'member', rate })
  },
})
