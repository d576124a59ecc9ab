import { exp } from '../numbers/exp.ts'
import { date, name, number, share } from '../schema/make.ts'
import { eventKind } from './event-kind.ts'

export const news = eventKind({
  kind: 'news',
  doc: 'News of a platform: it tells people directly, fading with tauNews, and is talked about. It can also change the belief in a ban.',
  fields: {
    platform: name({ doc: 'Platform that is in the news.', of: 'platform' }),
    at: date({ doc: 'When it breaks.' }),
    size: number({ doc: 'm: hears per head of the population.', unit: 'hears per head', min: 0, max: 50, default: 0 }),
    fading: number({
      doc: 'How fast it fades; tauNews of the model when left out.',
      unit: 'd',
      min: 0.02,
      max: 60,
      optional: true,
    }),
    belief: share({ doc: 'Belief in a ban from this moment on; unchanged when left out.', optional: true }),
  },
  begins: (event) => event.at,
  act(event, world) {
    if (world.hour + 1 <= event.at) return
    if (event.belief !== undefined) world.newsBelief.push({ at: event.at, level: event.belief })
    const scale = (event.fading ?? world.tauNews) * 24
    const from = Math.max(world.hour, event.at) - event.at
    const told = event.size * (exp(-from / scale) - exp(-(world.hour + 1 - event.at) / scale))
    world.news[world.slot(event.platform)]! += told * 24
  },
})
