/** A flat array of the state of a run. */
export type Column = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array

/**
 * The state of a run between two days, as flat arrays by name. What is named `user/` has an equal number
 * of elements for each user; of a group `rows/<group>/`, each row belongs to the user in its column `user`;
 * `same/` is the same for all; `world/` belongs to no user. So it can be divided by users, and put together.
 */
export type Saved = Map<string, Column>

/**
 * Takes state out of objects or puts it back: the same lines of an object serve both ways, so that
 * nothing can be saved and not restored.
 */
export class Archive {
  /** Whether objects get their state from here, or give it. */
  readonly restoring: boolean
  private readonly saved: Saved
  private readonly prefix: string

  constructor(saved: Saved, restoring: boolean, prefix = '') {
    this.saved = saved
    this.restoring = restoring
    this.prefix = prefix
  }

  /** The part of the archive under a name. */
  under(name: string): Archive {
    return new Archive(this.saved, this.restoring, `${this.prefix}${name}/`)
  }

  /**
   * An array whose length the scenario determines.
   *
   * @throws RangeError when the saved one has another length or is missing
   */
  array(name: string, array: Column): void {
    if (!this.restoring) {
      this.saved.set(this.prefix + name, array.slice())
      return
    }
    const kept = this.find(name)
    if (kept.length !== array.length)
      throw new RangeError(`${this.prefix}${name}: found ${kept.length} elements, expected ${array.length}`)
    array.set(kept)
  }

  /**
   * A list of any length. Give the one there is, take the one to go on with.
   *
   * @throws RangeError when it is missing
   */
  list(name: string, list: Float64Array): Float64Array {
    if (this.restoring) return Float64Array.from(this.find(name))
    this.saved.set(this.prefix + name, list.slice())
    return list
  }

  /**
   * A number. Give the one there is, take the one to go on with.
   *
   * @throws RangeError when it is missing
   */
  number(name: string, value: number): number {
    return this.list(name, Float64Array.of(value))[0]!
  }

  private find(name: string): Column {
    const kept = this.saved.get(this.prefix + name)
    if (kept === undefined) throw new RangeError(`${this.prefix}${name}: not found in the saved state`)
    return kept
  }
}
