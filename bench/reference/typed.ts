import { keyFromSeed } from '../../sim/random/key.ts'
import { KeyedRandom } from '../../sim/random/keyed.ts'
import { geometric } from './geometric.ts'
import type { GraphFile } from './graph-file.ts'
import { habit, hype, PLATFORMS, QUALITY, RECONSIDER, startPlatform, W_FRIENDS, W_HABIT } from './model.ts'
import type { ReferenceModel } from './model.ts'

/** What a draw is for: part of its key. */
const Draw = { start: 1, reconsider: 2 }
/** Friends up to which their counts fit eight bits each, and their weight comes from a table; hubs are above it. */
const TABLED_DEGREE = 255
/** Ticks after which habit no longer changes in 53 bits. */
const HABIT_TICKS = 1023

/**
 * This project's way: flat typed arrays, draws by key, formulas from tables, friends per platform counted as they
 * move, and only those who reconsider are touched: the way to the next one is a geometric number.
 */
export function typedModel(graph: GraphFile, seed: number): ReferenceModel {
  const users = graph.users
  const { offsets, neighbours } = graph.readRows()
  const random = new KeyedRandom(keyFromSeed(String(seed)))
  const platformOf = new Uint8Array(users)
  const since = new Uint32Array(users)
  /** Friends on each platform, eight bits for each; those of hubs overflow and are counted when they are asked for. */
  const friendsOn = new Int32Array(users)
  const habitWeight = Float64Array.from({ length: HABIT_TICKS + 1 }, (_, age) => Math.exp(W_HABIT * habit(age)))
  const friendsWeight = tableOfFriends()
  const gap = geometric(RECONSIDER)
  const weights = new Float64Array(PLATFORMS)
  const attraction = new Float64Array(PLATFORMS)
  let time = 0

  for (let user = 0; user < users; user++) platformOf[user] = startPlatform(random.uniform(user, 0, 0, Draw.start))
  for (let user = 0; user < users; user++) {
    for (let i = offsets[user]!; i < offsets[user + 1]!; i++)
      friendsOn[user]! += 1 << (platformOf[neighbours[i]!]! << 3)
  }

  function reconsider(user: number, word: number): void {
    const degree = offsets[user + 1]! - offsets[user]!
    const packed = friendsOn[user]!
    const table = (degree * (degree + 1)) >> 1
    const current = platformOf[user]!
    const stay = habitWeight[Math.min(time - since[user]!, HABIT_TICKS)]!
    let total = 0
    for (let p = 0; p < PLATFORMS; p++) {
      const byFriends =
        degree <= TABLED_DEGREE
          ? friendsWeight[table + ((packed >>> (p << 3)) & 255)]!
          : Math.exp((W_FRIENDS * friendsOfHub(user, p)) / degree)
      total += attraction[p]! * byFriends * (p === current ? stay : 1)
      weights[p] = total
    }
    const point = word * 2 ** -32 * total
    let chosen = 0
    while (chosen < PLATFORMS - 1 && point >= weights[chosen]!) chosen++
    if (chosen !== current) move(user, current, chosen)
  }

  function move(user: number, from: number, to: number): void {
    platformOf[user] = to
    since[user] = time
    const change = (1 << (to << 3)) - (1 << (from << 3))
    for (let i = offsets[user]!, end = offsets[user + 1]!; i < end; i++) friendsOn[neighbours[i]!]! += change
  }

  function friendsOfHub(user: number, platform: number): number {
    let friends = 0
    for (let i = offsets[user]!; i < offsets[user + 1]!; i++) if (platformOf[neighbours[i]!] === platform) friends++
    return friends
  }

  return {
    tick() {
      time++
      for (let p = 0; p < PLATFORMS; p++) attraction[p] = Math.exp(QUALITY[p]! + hype(p, time))
      // a block holds two steps: gap and choice, gap and choice; its key is the first user it may reach
      for (let next = 0; ;) {
        const words = random.block(next, 0, time, Draw.reconsider)
        const first = next + gap(words[0]!) - 1
        if (first >= users) break
        reconsider(first, words[1]!)
        const second = first + gap(words[2]!)
        if (second >= users) break
        reconsider(second, words[3]!)
        next = second + 1
      }
    },
    counts() {
      const counts = new Array<number>(PLATFORMS).fill(0)
      for (const platform of platformOf) counts[platform]!++
      return counts
    },
  }
}

/** exp(wFriends n/d) at d (d + 1)/2 + n for every degree d up to the largest tabled, and n of d friends. */
function tableOfFriends(): Float64Array {
  const table = new Float64Array(((TABLED_DEGREE + 1) * (TABLED_DEGREE + 2)) / 2)
  for (let degree = 1, row = 1; degree <= TABLED_DEGREE; row += ++degree) {
    for (let friends = 0; friends <= degree; friends++) table[row + friends] = Math.exp((W_FRIENDS * friends) / degree)
  }
  return table
}
