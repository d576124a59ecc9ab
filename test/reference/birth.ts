import { exp } from '../../sim/numbers/exp.ts'
import { normalQuantile } from '../../sim/numbers/normal.ts'
import { openUniform, Purpose } from '../../sim/random/keyed.ts'
import { keyedBeta, keyedGamma } from '../../sim/random/samplers.ts'
import type { Plan } from '../../sim/run/plan.ts'
import { stay, threshold, toHear } from './thresholds.ts'
import { BEFORE, OLD, OUTSIDE, type Tie, type User, WALLS } from './user.ts'

/** User `id` as he is before the first day, with his traits and first thresholds. */
export function born(plan: Plan, id: number, friends: readonly number[]): User {
  const { random, population, model, platforms } = plan
  const segment = segmentOf(plan, id)
  const spread = plan.segments[segment]!.spread
  const temper = random.block(id, 0, 0, Purpose.temper).slice()
  const taste = 2 * openUniform(temper[3]!) - 1
  const gamma = (purpose: number, law: { shape: number; scale: number }) =>
    wide(keyedGamma(random, id, 0, purpose, law.shape) * law.scale)
  const beta = (purpose: number, law: { alpha: number; beta: number }, factor: number) =>
    unit(keyedBeta(random, id, purpose, law.alpha, law.beta) * factor)
  const tech = ((temper[2]! >>> 24) + 0.5) / 256
  return {
    id,
    segment,
    isCreator: openUniform(temper[0]!) < population.creators,
    evades: tech > 1 - model.evaders,
    fear: gamma(Purpose.fear, population.fear),
    reactance: beta(Purpose.reactance, population.reactance, exp(model.gReactance * spread)),
    curiosity: beta(Purpose.curiosity, population.curiosity, exp(model.gCuriosity * spread)),
    languageCost: beta(Purpose.languageCost, population.languageCost, 1),
    activity: gamma(Purpose.activity, population.activity),
    inertia: ((temper[1]! >>> 24) + 0.5) / 256,
    tech,
    main: OUTSIDE,
    friends,
    ties: platforms.map((_, p) => firstTie(plan, id, p, taste)),
  }
}

/** A community has a main segment, to which a share ageMixing of its people belong. */
function segmentOf(plan: Plan, id: number): number {
  const { random, network } = plan
  const [own, mixed] = Array.from(random.block(id, 0, 0, Purpose.segment), openUniform) as [number, number]
  if (!('communitySize' in network) || mixed >= network.ageMixing) return plan.segmentAt(own)
  const community = Math.floor(id / network.communitySize)
  return plan.segmentAt(random.uniform(community, 1, 0, Purpose.segment))
}

function firstTie(plan: Plan, id: number, p: number, taste: number): Tie {
  const { random, population, model } = plan
  const { facts, hash } = plan.platforms[p]!
  const fit = population.fitSpread * normalQuantile(random.uniform(id, hash, 0, Purpose.fit))
  const draw = random.uniform(id, hash, 0, Purpose.initialStage)
  const stage = draw < facts.members ? 'member' : draw < facts.members + facts.aware ? 'aware' : 'unaware'
  const tie: Tie = {
    stage,
    liking: byte((fit - model.tasteWeight * Math.abs(taste - facts.taste) + 4) * 32 + 0.5) / 32 - 4,
    // whoever is a member has survived so many days
    left: stage === 'member' ? stay(plan, id, p, 0, model.leaveScale + facts.memberAge) : toHear(plan, id, p, 0),
    friendsThere: 0,
    heardSoFar: 0,
    contacts: 0,
    called: OLD,
    tries: 0,
    episode: 0,
    interest: undefined,
    waiting: undefined,
    queued: undefined,
    joined: BEFORE,
    opened: OLD,
    habit: 0,
    returned: false,
  }
  if (facts.waiting > 0 && stage !== 'member') seatWaiting(plan, id, p, tie)
  return tie
}

/** People of the waiting list at the start: refused by a wall of the platform's own funnel. */
function seatWaiting(plan: Plan, id: number, p: number, tie: Tie): void {
  const { random, population } = plan
  const { facts, hash } = plan.platforms[p]!
  const passing = WALLS.reduce((share, wall) => share * (1 - facts.funnel[wall]), 1)
  const share = facts.waiting / population.people / ((1 - facts.members) * (1 - passing))
  const isRefused = WALLS.some((wall, k) => random.uniform(id, hash, k, Purpose.fixedStep) < facts.funnel[wall])
  if (random.uniform(id, hash, 0, Purpose.waitingAtStart) >= share || !isRefused) return
  tie.stage = 'aware'
  tie.waiting = { due: threshold(plan, id, p, 0, Purpose.waitingOpens), sum: 0 }
}

const byte = (x: number) => Math.min(255, Math.max(0, Math.floor(x)))
const unit = (x: number) => (byte(x * 256) + 0.5) / 256
const wide = (x: number) => (byte(x * 32) + 0.5) / 32
