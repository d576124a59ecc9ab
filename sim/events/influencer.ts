import { date, name, number, share } from '../schema/make.ts'
import { eventKind } from './event-kind.ts'

export const influencer = eventKind({
  kind: 'influencer',
  doc: 'Influencers call for a move: those of their followers who open the source platform that day hear of the other one, and that someone they follow is for it.',
  fields: {
    from: name({ doc: 'Platform on which they call.', of: 'platform' }),
    to: name({ doc: 'Platform that they call to.', of: 'platform', unlike: 'from' }),
    at: date({ doc: 'Day of the call.' }),
    followers: number({ doc: 'Followers of the accounts together.', unit: 'people', min: 0, max: 1e11, scale: 'log' }),
    reach: share({ doc: 'Share of the followers present whom the call reaches.', default: 0.2, source: '[set]' }),
  },
  begins: (event) => event.at,
  act(event, world, id) {
    // A call acts on its day as a whole; it is noted in the last hour, when the day's opens are settled.
    if (world.hour % 24 !== 23 || Math.floor(event.at / 24) !== Math.floor(world.hour / 24)) return
    const follows = Math.min(1, event.followers / world.people)
    world.calls.push({ id, from: world.slot(event.from), to: world.slot(event.to), follows, reach: event.reach })
  },
})
