import { MEMBER, LAPSED, SINCE_MASK, STAGE, AWARE, TRIES, QUEUED, WAITING } from '../../sim/population/stage.ts'
import type { Run } from '../../sim/run/run.ts'

/** What makes someone's diary worth reading. */
export type Remark = 'first' | 'returned' | 'stayed' | 'left' | 'refused'

/** Someone to ask about. */
export interface Notable {
  user: number
  /** Platform that it is about. */
  platform: string
  remark: Remark
  /** Days of the run on which he first registered, left and came back, as far as he did. */
  joined?: number
  left?: number
  returned?: number
}

const NEVER = -1

/** Who has been somewhere for so many days, and is still there, stays. */
const WEEK = 7

/**
 * Watches who comes and goes in a run, one midnight after the other, and names a few people whose diaries say most:
 * the first to join, one who left and came back, one who stayed, one who left for good, one who was refused.
 */
export class NotablePeople {
  private readonly run: Run
  private day = 0
  /** By pair: the stage at the last midnight, and the day of the first time of each. */
  private readonly before: Uint8Array
  private readonly joined: Int16Array
  private readonly left: Int16Array
  private readonly returned: Int16Array

  /** @param run before its first day of interest */
  constructor(run: Run) {
    const pairs = run.plan.users * run.platforms.length
    const days = () => new Int16Array(pairs).fill(NEVER)
    this.run = run
    this.before = new Uint8Array(pairs)
    this.joined = days()
    this.left = days()
    this.returned = days()
    this.eachPair((pair, state) => (this.before[pair] = state & STAGE))
  }

  /** Takes the midnight after a day. */
  take(day: number): void {
    const { before, joined, left, returned } = this
    this.day = day
    this.eachPair((pair, state) => {
      const stage = state & STAGE
      if (stage === before[pair]) return
      const days = stage === LAPSED ? left : before[pair] === LAPSED ? returned : joined
      if (stage >= MEMBER && days[pair] === NEVER) days[pair] = day
      before[pair] = stage
    })
  }

  /** Those found so far, one of a kind: of the platform that most people joined, or else of any other. */
  list(): Notable[] {
    const { joined, left, returned } = this
    const before = (pair: number) => this.before[pair]!
    const stayed = (pair: number, state: number) =>
      left[pair] === NEVER && this.day - joined[pair]! >= WEEK && before(pair) === MEMBER && (state & SINCE_MASK) === 0
    return [
      ...this.pick('first', (pair) => joined[pair]!),
      ...this.pick('returned', (pair) => (joined[pair] !== NEVER ? returned[pair]! : NEVER)),
      ...this.pick('stayed', (pair, state) => (stayed(pair, state) ? joined[pair]! : NEVER)),
      ...this.pick('left', (pair) => (joined[pair] !== NEVER && returned[pair] === NEVER ? left[pair]! : NEVER)),
      ...this.pick('refused', (pair, _, since) => (before(pair) === AWARE && isRefused(since) ? 0 : NEVER)),
    ]
  }

  /** The earliest on the platform with the most newcomers that has one; users in their order on a day. */
  private pick(remark: Remark, dayOf: (pair: number, state: number, since: number) => number): Notable[] {
    const { platforms } = this.run
    const earliest: (number | undefined)[] = platforms.map(() => undefined)
    const days = platforms.map(() => Infinity)
    this.eachPair((pair, state, since) => {
      const p = pair % platforms.length
      const day = dayOf(pair, state, since)
      if (day === NEVER || day >= days[p]!) return
      days[p] = day
      earliest[p] = pair
    })
    const pair = this.byNewcomers().flatMap((p) => earliest[p] ?? [])[0]
    if (pair === undefined) return []
    const user = Math.floor(pair / platforms.length)
    const told = (day: number) => (day === NEVER ? undefined : day)
    const [joined, left, returned] = [this.joined, this.left, this.returned].map((all) => told(all[pair]!))
    return [{ user, platform: platforms[pair % platforms.length]!, remark, joined, left, returned }]
  }

  /** Slots of the platforms, those that most people joined first. */
  private byNewcomers(): number[] {
    const counts = this.run.platforms.map(() => 0)
    this.joined.forEach((day, pair) => {
      if (day !== NEVER) counts[pair % counts.length]!++
    })
    return [...counts.keys()].toSorted((a, b) => counts[b]! - counts[a]! || a - b)
  }

  private eachPair(look: (pair: number, state: number, since: number) => void): void {
    for (const { first, platforms, state, since } of this.run.people)
      for (let k = 0; k < state.length; k++) look(first * platforms + k, state[k]!, since[k]!)
  }
}

/** Whether someone who is not on a platform has tried to get there, or was on its list from the start. */
const isRefused = (since: number): boolean => (since & (TRIES | WAITING | QUEUED)) !== 0
