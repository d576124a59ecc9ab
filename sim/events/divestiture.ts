import { date, name, share } from '../schema/make.ts'
import { eventKind } from './event-kind.ts'

export const divestiture = eventKind({
  kind: 'divestiture',
  doc: 'A platform is sold: nobody believes in its ban any more, it can be reached again, and it has a new owner.',
  fields: {
    platform: name({ doc: 'Platform that is sold.', of: 'platform' }),
    at: date({ doc: 'When.' }),
    ownerRisk: share({ doc: "The new owner's risk of being banned next.", default: 0 }),
  },
  begins: (event) => event.at,
  act(event, world) {
    if (world.hour < event.at) return
    const slot = world.slot(event.platform)
    world.divested[slot] = 1
    world.ownerRisk[slot] = event.ownerRisk
  },
})
