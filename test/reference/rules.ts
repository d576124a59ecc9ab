import { exp } from '../../sim/numbers/exp.ts'
import { KeyedPermutation } from '../../sim/network/feistel.ts'
import { mix32 } from '../../sim/random/hash.ts'
import { openUniform, Purpose } from '../../sim/random/keyed.ts'
import type { Plan } from '../../sim/run/plan.ts'
import type { Model } from '../../sim/scenario/scenario.ts'
import { company, isThere, type Tie, type User } from './user.ts'

// The rules that a scenario can put in the place of the model's own, plainly.

/** What a night leaves of a contact, and what a new one counts on its first day. */
export const keptContact = ({ contact, tauPeer }: Model): number => (contact === 'once' ? 0 : exp(-1 / tauPeer))
export const firstContact = ({ contact, tauPeer }: Model): number => (contact === 'once' ? 1 : exp(-0.5 / tauPeer))

/** Whether friends count him as there: by use within a week, or by his last choice. */
export function countsAsThere(user: User, p: number, { presence }: Model): boolean {
  return presence === 'share' ? user.main === p : isThere(user.ties[p]!)
}

/** Share of his friends who are there; `ofAll`, that of everyone, where none is. */
export function shareThere({ friends, ties }: User, p: number, ofAll: number): number {
  const { friendsThere } = ties[p]!
  return friendsThere === 0 ? ofAll : friendsThere / friends.length
}

/** The presence x of his friends, from that of everyone and his own friends'. */
export function presence(user: User, p: number, ofAll: number, rule: Model['presence']): number {
  return rule === 'share' ? shareThere(user, p, ofAll) : ofAll + company(user.ties[p]!.friendsThere)
}

/** Whether so many friends there are as many as the rule below-k asks for. */
export function hasEnoughFriends(tie: Tie, friendsOfAll: number, { leaveBelow }: Model): boolean {
  return Math.min(255, tie.friendsThere) + friendsOfAll >= leaveBelow
}

/** Users who register in the first hour: those named, and a share drawn at random. */
export function isSeed(plan: Plan, p: number, user: number): boolean {
  const { facts, hash } = plan.platforms[p]!
  const order = new KeyedPermutation()
  order.rekey(plan.users, plan.random.block(0, hash, 0, Purpose.seeds))
  return facts.seeds.includes(user) || order.forward(user) < Math.round(facts.seedShare * plan.users)
}

/** A platform someone can choose, as `Choice` of the plain model. */
interface Option {
  p: number
  weight: number
  tried: number
  spent: number
}

/** The one option that a draw falls on, by the shares tried; undefined beyond them. */
export function oneOf(options: readonly Option[], word: number): Option | undefined {
  const draw = openUniform(mix32(word ^ 0x9e3779b9))
  let below = 0
  return options.find(({ tried }) => draw < (below += tried))
}

/** Weights that only say what is his main platform: the one drawn, else the one that it was. */
export function weighByChoice(options: readonly Option[], chosen: Option | undefined, main: number): void {
  for (const option of options) option.weight = option === chosen ? 2 : option.p === main ? 1 : 0
}

/** The whole day goes to the one drawn. */
export function giveAllTo(options: readonly Option[], chosen: Option | undefined): void {
  for (const option of options) {
    option.spent = option === chosen ? option.spent / option.tried : 0
    option.tried = option === chosen ? 1 : 0
  }
}
