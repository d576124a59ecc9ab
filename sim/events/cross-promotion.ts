import { name, number, share } from '../schema/make.ts'
import { eventKind, lasting } from './event-kind.ts'

export const crossPromotion = eventKind({
  kind: 'crossPromotion',
  doc: 'A sister app sends its users over: whoever opened it the day before hears of the platform, and its login makes registration easier.',
  fields: {
    from: name({ doc: 'Sister app.', of: 'platform' }),
    to: name({ doc: 'Platform that is promoted.', of: 'platform', unlike: 'from' }),
    rate: number({
      doc: 'Hearing rate of whoever opened the sister app the day before.',
      unit: 'per d',
      min: 0,
      max: 100,
      default: 0,
      scale: 'log',
    }),
    login: share({
      doc: 'Size of the login by the sister app: failing shares are multiplied by 1 − size.',
      default: 0,
    }),
    ...lasting,
  },
  begins: (event) => event.start,
  audience: ({ from, to, rate }) => (rate > 0 ? { from, to, who: 'opened' } : undefined),
  act(event, world) {
    const share = world.overlap(event.start, event.end)
    if (share === 0) return
    const [to, from] = [world.slot(event.to), world.slot(event.from)]
    if (event.rate > 0) world.audiences.push({ to, from, who: 'opened', rate: event.rate * share })
    if (event.login > 0) world.logins.push({ to, from, size: event.login })
  },
})
