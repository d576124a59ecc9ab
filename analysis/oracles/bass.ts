import { exp } from '../../sim/numbers/exp.ts'
import { log } from '../../sim/numbers/log.ts'
import { type Oracle, perRoot, type Setting, type World } from './oracle.ts'
import { frozenBass } from './theory.ts'
import { shareOf, start } from './watch.ts'

const BASS = 'Bass, Management Science 15 (1969)'

/** Attention of everyone in these scenarios: the highest level there is. */
const ATTENTION = 7.984375

/** Overrides for p and q per unit of time, of so many days. */
const hazards = (p: number, q: number, unit: number) => [
  `platforms.it.media=${p / unit / ATTENTION}`,
  `model.bPeer=${q / unit}`,
]

/** F(t) under complete mixing. */
export const bassShare = (p: number, q: number, t: number): number => {
  const decay = exp(-(p + q) * t)
  return (1 - decay) / (1 + (q / p) * decay)
}

/** When adoption peaks: t* = ln(q/p)/(p + q), where F is 1/2 - p/2q. */
const peakTime = (p: number, q: number): number => log(q / p) / (p + q)

/** F at times, each in units of so many days. */
const sharesAt =
  (unit: number, times: readonly number[]) =>
  (world: World): number[] => {
    const simulation = start(world)
    return times.map((time) => {
      let joined = 0
      while (simulation.day < time * unit) joined = simulation.step().value('registered_total', 0)
      return shareOf(simulation, joined)
    })
  }

/** Time at which a share is reached, within its day by a straight line. */
const timeTo =
  (share: number, unit: number) =>
  (world: World): number[] => {
    const simulation = start(world)
    let before = 0
    while (simulation.day < world.scenario.time.days) {
      const now = shareOf(simulation, simulation.step().value('registered_total', 0))
      if (now >= share) return [(simulation.day - 1 + (share - before) / (now - before)) / unit]
      before = now
    }
    return [NaN]
  }

/** sd at p = .03, q = .38, times the root of N, measured over 200 runs of 1000 users (F(5): of 1e5 users). */
const SD = { 1: 0.211, 5: 0.97, 10: 0.69 }

const UNIT = 100
const quick = { agents: 5000, runs: 3 }
const full = { agents: 50000, runs: 4 }
const days = (units: number) => `time.days=${units}`

const growth: Oracle = {
  number: '1',
  name: 'Bass, complete mixing',
  source: BASS,
  scenario: 'bass',
  set: [...hazards(0.03, 0.38, UNIT), days(10 * UNIT)],
  quick,
  full,
  measure: sharesAt(UNIT, [1, 5, 10]),
  expected: [
    { what: 'F(1)', value: bassShare(0.03, 0.38, 1), tolerance: perRoot(SD[1]) },
    { what: 'F(5)', value: bassShare(0.03, 0.38, 5), tolerance: perRoot(SD[5]) },
    { what: 'F(10)', value: bassShare(0.03, 0.38, 10), tolerance: perRoot(SD[10]) },
  ],
}

/** @param sd of t* times the root of N, measured over 200 runs of 1000 users */
const peak = (number: string, name: string, p: number, q: number, sd: number): Oracle => ({
  number,
  name,
  source: BASS,
  scenario: 'bass',
  set: [...hazards(p, q, UNIT), days(12 * UNIT)],
  quick,
  full,
  measure: timeTo(0.5 - p / (2 * q), UNIT),
  expected: [{ what: 't*', value: peakTime(p, q), tolerance: perRoot(sd) }],
})

/**
 * Steps of one day, with hazards frozen over the step and crossed exactly. Short units are run with so many users that
 * Euler steps (F(5) = .2729 .3003 .3154 at 1, 2, 4 days a unit) would be noticed.
 */
const stepSize = (unit: number, quickRun: Setting, fullRun: Setting, more: { slow?: true } = {}): Oracle => ({
  number: '1c',
  name: `Bass, ${unit} days a unit`,
  source: `${BASS}; F' = 1 - (1 - F) exp(-(p + q F) h)`,
  scenario: 'bass',
  set: [...hazards(0.03, 0.38, unit), days(5 * unit)],
  quick: quickRun,
  full: fullRun,
  ...more,
  measure: sharesAt(unit, [5]),
  expected: [{ what: 'F(5)', value: frozenBass(0.03, 0.38, 1 / unit, 5 * unit), tolerance: perRoot(SD[5]) }],
})

const circleShare = (t: number) => 1 - exp(-0.41 * t + (0.38 / 0.03) * (1 - exp(-0.03 * t)))

const circle: Oracle = {
  number: '2',
  name: 'Bass on a circle',
  source: 'Fibich & Gibori, Operations Research 58 (2010)',
  scenario: 'bass-circle',
  set: [`platforms.it.media=${0.03 / UNIT / ATTENTION}`, days(10 * UNIT)],
  quick,
  full,
  measure: sharesAt(UNIT, [5, 10]),
  expected: [
    { what: 'F(5)', value: circleShare(5), tolerance: perRoot(0.83) },
    { what: 'F(10)', value: circleShare(10), tolerance: perRoot(0.83) },
  ],
}

export const bassOracles: readonly Oracle[] = [
  growth,
  peak('1', 'Bass, time of the peak', 0.03, 0.38, 8.84),
  peak('1b', 'Bass, room air conditioners', 0.010399, 0.41861, 14.5),
  peak('1b', 'Bass, black & white television', 0.027877, 0.25105, 11.1),
  peak('1b', 'Bass, clothes dryers', 0.017206, 0.35688, 12.2),
  ...[1, 2, 4].map((unit) => stepSize(unit, { agents: 1e5, runs: 8 }, { agents: 1e5, runs: 20 })),
  stepSize(10, { agents: 1e4, runs: 8 }, { agents: 1e5, runs: 10 }),
  stepSize(50, { agents: 1e4, runs: 2 }, { agents: 5e4, runs: 5 }),
  stepSize(100, { agents: 1e4, runs: 1 }, { agents: 5e4, runs: 5 }),
  stepSize(1000, { agents: 1e4, runs: 3 }, { agents: 1e4, runs: 3 }, { slow: true }),
  circle,
]
