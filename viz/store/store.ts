import type { LabState } from '../../analysis/link/link-state.ts'

/** Entries whose changes can be undone: what changes the run, not what is looked at. */
const UNDOABLE: readonly (keyof LabState)[] = ['scenario', 'set', 'seed', 'agents', 'own', 'against']
const DEEPEST = 200

type Change = Partial<LabState>

/**
 * Holds the state of the lab, tells whoever listens, and remembers what can be undone.
 * Changes with the same `group` that follow each other, such as those of one drag, are one step.
 */
export class Store {
  readonly #listeners = new Set<(state: LabState, before: LabState) => void>()
  #state: LabState
  #past: LabState[] = []
  #future: LabState[] = []
  #group: string | null = null

  constructor(state: LabState) {
    this.#state = state
  }

  get state(): LabState {
    return this.#state
  }

  get canUndo(): boolean {
    return this.#past.length > 0
  }

  get canRedo(): boolean {
    return this.#future.length > 0
  }

  /** Calls back at every change; returns how to stop. */
  listen(listener: (state: LabState, before: LabState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  change(change: Change, group: string | null = null): void {
    const undoable = UNDOABLE.some((key) => key in change && !same(change[key], this.#state[key]))
    if (undoable) {
      const joins = group !== null && group === this.#group
      if (!joins) this.#past = [...this.#past, this.#state].slice(-DEEPEST)
      this.#future = []
    }
    if (undoable || group === null) this.#group = group
    this.#show({ ...this.#state, ...change })
  }

  /** Sets one override of the scenario, or takes it away when `text` is null. */
  override(path: string, text: string | null, group: string | null = null): void {
    const { [path]: _, ...others } = this.#state.set
    this.change({ set: text === null ? others : { ...this.#state.set, [path]: text } }, group)
  }

  undo(): void {
    const before = this.#past.pop()
    if (!before) return
    this.#future.push(this.#state)
    this.#restore(before)
  }

  redo(): void {
    const after = this.#future.pop()
    if (!after) return
    this.#past.push(this.#state)
    this.#restore(after)
  }

  #restore(to: LabState): void {
    this.#group = null
    const kept: Change = Object.fromEntries(UNDOABLE.map((key) => [key, to[key]]))
    this.#show({ ...this.#state, ...kept })
  }

  #show(state: LabState): void {
    const before = this.#state
    this.#state = state
    for (const listener of this.#listeners) listener(state, before)
  }
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
