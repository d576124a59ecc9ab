import { name, share } from '../schema/make.ts'
import { eventKind, lasting } from './event-kind.ts'

export const phoneRequirement = eventKind({
  kind: 'phoneRequirement',
  doc: 'A platform asks for a phone number that most newcomers do not have, a wall that stays for those whom it stops.',
  fields: {
    platform: name({ doc: 'Platform that asks.', of: 'platform' }),
    failing: share({ doc: 'Share without such a number.', default: 0.98, source: '[set] as at Douyin' }),
    ...lasting,
  },
  begins: (event) => event.start,
  act(event, world) {
    if (event.start <= world.hour && world.hour < event.end)
      world.failing.phone[world.slot(event.platform)] = event.failing
  },
})
