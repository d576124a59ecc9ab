import { type Crowd, emptyCrowd } from '../observe/crowd.ts'

/** What changed in a crowd from one midnight to the next. */
interface Changes {
  /** Pairs whose stage changed: pair * 4 + stage. */
  stages: Uint32Array
  /** Users whose homes changed, and the homes: main + 256 * second. */
  movers: Uint32Array
  homes: Uint16Array
  /** Recency of everyone, since most of them change it often: four users to a byte. */
  recency: Uint8Array
}

/** The crowd of a run, midnight after midnight, as changes; any midnight is reached from one before it. */
export class CrowdLog {
  private readonly changes: Changes[] = []
  private readonly first: number
  private last: Crowd

  /** @param start the crowd at the first midnight; kept */
  constructor(start: Crowd) {
    this.first = start.day
    this.last = start
  }

  /**
   * Takes the next midnight.
   *
   * @param crowd is kept; the one kept before is given back to be written into
   */
  append(crowd: Crowd): Crowd {
    this.changes.push(changesBetween(this.last, crowd))
    const before = this.last
    this.last = crowd
    return before
  }

  /** Moves a crowd on to a later midnight of the log. */
  advance(crowd: Crowd, day: number): void {
    if (crowd.day === day) return
    for (; crowd.day < day; crowd.day++) {
      const { stages, movers, homes } = this.changes[crowd.day - this.first]!
      for (const change of stages) crowd.stage[change >>> 2] = change & 3
      for (let k = 0; k < movers.length; k++) {
        crowd.main[movers[k]!] = homes[k]! & 255
        crowd.second[movers[k]!] = homes[k]! >> 8
      }
    }
    const { recency } = this.changes[day - 1 - this.first]!
    for (let user = 0; user < crowd.recency.length; user++)
      crowd.recency[user] = (recency[user >> 2]! >> (2 * (user & 3))) & 3
  }
}

function changesBetween(before: Crowd, after: Crowd): Changes {
  const stages: number[] = []
  const movers: number[] = []
  const homes: number[] = []
  const recency = new Uint8Array(Math.ceil(after.recency.length / 4))
  for (let pair = 0; pair < after.stage.length; pair++)
    if (before.stage[pair] !== after.stage[pair]) stages.push(pair * 4 + after.stage[pair]!)
  for (let user = 0; user < after.main.length; user++) {
    recency[user >> 2]! |= after.recency[user]! << (2 * (user & 3))
    if (before.main[user] === after.main[user] && before.second[user] === after.second[user]) continue
    movers.push(user)
    homes.push(after.main[user]! | (after.second[user]! << 8))
  }
  return { stages: Uint32Array.from(stages), movers: Uint32Array.from(movers), homes: Uint16Array.from(homes), recency }
}

/** A crowd of the same size, to be written into. */
export const crowdLike = (crowd: Crowd): Crowd => emptyCrowd(crowd.main.length, crowd.stage.length / crowd.main.length)
