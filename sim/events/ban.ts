import { exp } from '../numbers/exp.ts'
import { date, flag, group, list, name, number, share } from '../schema/make.ts'
import { END_OF_TIME } from '../schema/never.ts'
import { eventKind } from './event-kind.ts'

export const ban = eventKind({
  kind: 'ban',
  doc: 'A government bans a platform with a deadline: people come to believe it, fear rises as the deadline nears, the platform goes dark, and may come back.',
  fields: {
    platform: name({ doc: 'Platform that the ban names.', of: 'platform' }),
    announced: date({ doc: 'When it is announced; before the scenario when left out.', default: -END_OF_TIME }),
    belief: list({
      doc: 'How much it is believed, from each moment on.',
      max: 50,
      ascending: 'at',
      default: [],
      item: group({
        doc: 'A level of belief.',
        fields: { at: date({ doc: 'From when on.' }), level: share({ doc: 'Belief that it will happen.' }) },
      }),
    }),
    deadline: date({
      doc: 'T: the day of the law, towards which urgency rises.',
      default: END_OF_TIME,
      after: 'announced',
    }),
    start: date({ doc: 'When the platform goes dark; never when left out.', default: END_OF_TIME, after: 'announced' }),
    end: date({ doc: 'When service returns; never when left out.', default: END_OF_TIME, after: 'start' }),
    ramp: number({
      doc: 'How slowly service returns.',
      unit: 'd',
      min: 0,
      max: 30,
      default: 0.4,
      source: '[lit] DNS traffic −25 % after 12 h, −12 % after 24 h, −7 % after 35 h',
    }),
    enforcement: share({ doc: 'Share of tries that fail while it is dark.', default: 1 }),
    beliefWhileDark: share({ doc: 'Belief while it is dark.', default: 1 }),
    beliefAfterwards: share({ doc: 'Belief from the moment service returns.', default: 0.08, source: '[set]' }),
    siblings: flag({ doc: 'Whether platforms of the same owner go dark with it.', default: false }),
    delistFrom: date({ doc: 'When it leaves the store; never when left out.', default: END_OF_TIME }),
    delistUntil: date({
      doc: 'When it is back in the store; never when left out.',
      default: END_OF_TIME,
      after: 'delistFrom',
    }),
    reprieve: date({ doc: 'When the ban is suspended; the deadline itself is not moved.', default: END_OF_TIME }),
  },
  begins: (event) => event.announced,
  act(event, world) {
    const named = world.slot(event.platform)
    const reach = event.siblings ? [named, ...world.siblings(named)] : [named]
    const suspended = Math.max(event.reprieve, event.start)
    const end = Math.min(event.end, suspended)
    world.threats.push({
      named,
      reach,
      announced: event.announced,
      belief: event.belief,
      deadline: event.deadline,
      start: event.start,
      end,
      beliefWhileDark: event.beliefWhileDark,
      beliefAfterwards: event.beliefAfterwards,
    })
    const dark = world.overlap(event.start, end) + returning(world.hour, end, event.ramp)
    const gone = event.delistFrom <= world.hour && world.hour < event.delistUntil
    for (const slot of reach) {
      if (gone) world.listed[slot] = 0
      // without enforcement nothing fails, and a block of nothing is no block
      if (event.enforcement === 0 || dark <= world.blocked[slot]!) continue
      world.blocked[slot] = dark
      world.enforcement[slot] = event.enforcement
      world.blockBegan[slot] = event.start
    }
  },
})

/** After so many ramps (4.5e-5 are missing) service counts as back. */
const FULLY_BACK = 10

/** Mean over the hour of exp(-(t - end)/ramp): the part of service that is not yet back. */
export function returning(hour: number, end: number, ramp: number): number {
  if (ramp === 0 || hour + 1 <= end) return 0
  const since = Math.max(hour, end) - end
  const scale = ramp * 24
  if (since > FULLY_BACK * scale) return 0
  return scale * (exp(-since / scale) - exp(-(hour + 1 - end) / scale))
}
