import { kCore, friendLists, networkOf } from './graph-measures.ts'
import { MEMBER, STAGE } from '../../sim/population/stage.ts'
import { power } from '../../sim/numbers/power.ts'
import { atHundredThousand, binomial, type Oracle, type World } from './oracle.ts'
import { coreShare } from './theory.ts'
import { listed } from './thresholds.ts'
import { shareOf, start, stepDays, stepUntil } from './watch.ts'

const PITTEL = 'Pittel, Spencer & Wormald, J. Comb. Theory B 67 (1996)'

/** Lets members leave until a night on which nobody does. */
function leaveToTheEnd(world: World) {
  const simulation = start(world)
  const last = stepUntil(simulation, (record) => record.value('leavers', 0) === 0)
  return { simulation, members: last.value('members', 0) }
}

const membersLeft = (world: World): number[] => {
  const { simulation, members } = leaveToTheEnd(world)
  return [shareOf(simulation, members)]
}

/** More than with a fixed number of ties: that of a random graph varies. */
const SEEN = 'measured over 10 runs of 1e5 users'

const core = (number: string, where: string, set: readonly string[], k: number, degree: number, sd: number): Oracle => {
  const value = coreShare(degree, k)
  return {
    number,
    name: `${k}-core${where}, mean degree ${degree}`,
    source: PITTEL,
    scenario: 'k-core',
    set: [...set, `model.leaveBelow=${k}`],
    quick: { agents: 50000, runs: 2 },
    full: { agents: 100000, runs: 10 },
    measure: membersLeft,
    // below the onset nothing is left at all
    expected: [
      {
        what: 'share that stays',
        value: value < 1e-9 ? 0 : value,
        tolerance: sd === 0 ? 0 : atHundredThousand(sd, SEEN),
      },
    ],
  }
}

/** The 3-core comes to be at a mean degree of 3.35092, with a quarter of all. */
export const threeCores = (number: string, where: string, network: (degree: number) => string[]): Oracle[] => [
  core(number, where, network(4), 3, 4, 0.003),
  core(number, where, network(3.5), 3, 3.5, 0.007),
  core(number, where, network(3.2), 3, 3.2, 0),
]

/** Users in whom the engine and the k-core by another order differ, and those who stay. */
function differenceFromCore(world: World): number[] {
  const { simulation } = leaveToTheEnd(world)
  const stays = kCore(friendLists(networkOf(world)), world.scenario.model.leaveBelow)
  let different = 0
  let staying = 0
  for (const { first, count, state } of simulation.people)
    for (let i = 0; i < count; i++) {
      const isMember = (state[i]! & STAGE) === MEMBER ? 1 : 0
      if (isMember !== stays[first + i]) different++
      staying += isMember
    }
  return [different, shareOf(simulation, staying)]
}

const GARCIA = 'Garcia, Mavrodiev & Schweitzer, COSN 2013'

/** That nobody or everybody stays would prove little. */
const someStay: Oracle['expected'] = [
  { what: 'users who differ from the 7-core', value: 0, tolerance: 0 },
  { what: 'share that stays', value: 0.1, tolerance: 0, side: 'at least' },
]

const lomax = (shape: number, scale: number, t: number) => power(scale / (scale + t), shape)

const retention = (shape: number, scale: number): Oracle => ({
  number: '14',
  name: `retention, r = ${shape}, alpha = ${scale}`,
  source: 'Fader & Hardie, J. Interactive Marketing 21 (2007)',
  scenario: 'retention',
  set: [`model.leaveShape=${shape}`, `model.leaveScale=${scale}`],
  quick: { agents: 50000, runs: 2 },
  full: { agents: 1000000, runs: 2 },
  measure(world) {
    const simulation = start(world)
    // the first trial is the night after joining, so the night of day t is the t-th
    stepDays(simulation, 1)
    return [1, 7, 30, 90].map((day) =>
      shareOf(simulation, stepDays(simulation, day + 1 - simulation.day).value('members', 0)),
    )
  },
  expected: [1, 7, 30, 90].map((day) => {
    const value = lomax(shape, scale, day)
    return { what: `S(${day})`, value, tolerance: binomial(value) }
  }),
})

export const memberOracles: readonly Oracle[] = [
  ...threeCores('9', '', listed),
  core('9', '', listed(5.4), 4, 5.4, 0.005),
  core('9', '', listed(5), 4, 5, 0),
  {
    number: '10',
    name: 'cascade of leaving, c/b = 6.5',
    source: GARCIA,
    scenario: 'leaving-cascade',
    set: [],
    quick: { agents: 20000, runs: 1 },
    full: { agents: 100000, runs: 3 },
    measure: differenceFromCore,
    expected: someStay,
  },
  retention(0.578, 0.219),
  retention(0.233, 0.126),
]

/** The graph without stored edges holds what the stored one does. */
export const implicitCascade: Pick<Oracle, 'measure' | 'expected' | 'source'> = {
  source: GARCIA,
  measure: differenceFromCore,
  expected: someStay,
}
