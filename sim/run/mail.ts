import { AWARE, STAGE } from '../population/stage.ts'
import type { People } from '../population/people.ts'
import { IntList } from '../people/growable.ts'
import type { Mail } from './messages.ts'
import type { Shard } from './shard.ts'

/** Tenths of a contact: a friend's registration counts 1, a friend's post .2. */
export const REGISTRATION_TENTHS = 10
export const POST_TENTHS = 2

/**
 * Tells friends what happened: who came to be there or went, who registered, who posted. Friends in
 * this shard are told at once, the others by a letter to their shard.
 *
 * @param starts first user of each shard, ascending
 * @returns one letter to each shard, the own one empty
 */
export function postMail(shard: Shard, starts: readonly number[]): Mail[] {
  const boxes = starts.map(() => ({
    came: new IntList(),
    went: new IntList(),
    registered: new IntList(),
    posted: new IntList(),
  }))
  const tell = (pairs: IntList, act: (people: People, pair: number) => void, box: keyof Mail) => {
    const { people } = shard
    const { platforms, first, count } = people
    for (let k = 0; k < pairs.count; k++) {
      const pair = pairs.items[k]!
      const i = Math.floor(pair / platforms)
      const p = pair - i * platforms
      shard.eachFriend(i, (friend) => {
        const local = friend - first
        if (local >= 0 && local < count) act(people, local * platforms + p)
        else boxes[shardOf(friend, starts)]![box].push(friend * platforms + p)
      })
    }
  }
  tell(shard.came, came, 'came')
  tell(shard.went, went, 'went')
  tell(shard.registered, registered, 'registered')
  tell(shard.posted, posted, 'posted')
  return boxes.map((box) => ({
    came: box.came.taken(),
    went: box.went.taken(),
    registered: box.registered.taken(),
    posted: box.posted.taken(),
  }))
}

/** Acts on what a letter from another shard says. */
export function deliver(people: People, letter: Mail): void {
  const offset = people.first * people.platforms
  for (const pair of letter.came) came(people, pair - offset)
  for (const pair of letter.went) went(people, pair - offset)
  for (const pair of letter.registered) registered(people, pair - offset)
  for (const pair of letter.posted) posted(people, pair - offset)
}

function came(people: People, pair: number): void {
  people.friends[pair]!++
}

function went(people: People, pair: number): void {
  people.friends[pair]!--
}

function registered(people: People, pair: number): void {
  contact(people, pair, REGISTRATION_TENTHS)
}

function posted(people: People, pair: number): void {
  contact(people, pair, POST_TENTHS)
}

/** Contacts add up and saturate, so their order does not matter; members take no notice. */
function contact(people: People, pair: number, tenths: number): void {
  if ((people.state[pair]! & STAGE) > AWARE) return
  const sum = people.warmth[pair]! + tenths
  people.warmth[pair] = sum > 255 ? 255 : sum
}

function shardOf(user: number, starts: readonly number[]): number {
  let shard = starts.length - 1
  while (starts[shard]! > user) shard--
  return shard
}
