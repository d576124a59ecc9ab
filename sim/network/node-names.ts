/** Most names that are told apart; a Map holds no more than 2^24 entries. */
export const MAX_NAMES = 16_000_000

/** The nodes of a file by name. In the end they are numbered in the order of their names, whatever order they came in. */
export class NodeNames {
  private readonly seen = new Map<string, number>()

  get count(): number {
    return this.seen.size
  }

  /** A number for a name, in order of appearance; up to MAX_NAMES of them. */
  meet(name: string): number {
    const known = this.seen.get(name)
    if (known !== undefined) return known
    this.seen.set(name, this.seen.size)
    return this.seen.size - 1
  }

  /** Names in the order of their UTF-16 code units, and the place of each number of `meet` in it. */
  sorted(): { names: string[]; rank: Uint32Array } {
    const names = [...this.seen.keys()].sort()
    const rank = new Uint32Array(names.length)
    for (const [place, name] of names.entries()) rank[this.seen.get(name)!] = place
    return { names, rank }
  }
}
