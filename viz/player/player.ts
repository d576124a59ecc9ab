/** The one clock of the lab. The page passes its own, a film or a test another. */
export interface Clock {
  /** Milliseconds from any beginning. */
  now(): number
  /** Asks for one call before the next picture. */
  request(callback: () => void): number
  cancel(handle: number): void
}

export interface PlayerState {
  /** Moment shown, in days since the scenario's first midnight. */
  readonly time: number
  readonly playing: boolean
  /** Simulated days per second. */
  readonly speed: number
  /** Length of the scenario, in days. */
  readonly days: number
  /** Days simulated so far: the player does not run ahead of them. */
  readonly ready: number
}

/** Whether the moment was reached by playing or by a jump, which shows no travel. */
export type Reached = 'played' | 'jumped' | 'unchanged'

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const

/**
 * Plays, pauses, steps and seeks through the days of a run. Knows no page: whoever wants to
 * show a moment listens.
 */
export class Player {
  readonly #clock: Clock
  readonly #listeners = new Set<(state: PlayerState, reached: Reached) => void>()
  #state: PlayerState
  #last = 0
  #handle: number | null = null

  /** @param days length of the scenario */
  constructor(days: number, clock: Clock) {
    this.#clock = clock
    this.#state = { time: 0, playing: false, speed: 1, days, ready: 0 }
  }

  get state(): PlayerState {
    return this.#state
  }

  /** Calls back at every change; returns how to stop. */
  listen(listener: (state: PlayerState, reached: Reached) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Plays on; from the beginning when it stands at the end. */
  play(): void {
    if (this.#state.playing) return
    const atEnd = this.#state.time >= this.#state.days
    this.#set({ playing: true, time: atEnd ? 0 : this.#state.time }, atEnd ? 'jumped' : 'unchanged')
    this.#last = this.#clock.now()
    this.#ask()
  }

  pause(): void {
    if (this.#handle !== null) this.#clock.cancel(this.#handle)
    this.#handle = null
    if (this.#state.playing) this.#set({ playing: false }, 'unchanged')
  }

  toggle(): void {
    if (this.#state.playing) this.pause()
    else this.play()
  }

  /** Jumps to a moment, clamped to the scenario. */
  seek(time: number): void {
    const clamped = Math.min(this.#state.days, Math.max(0, time))
    if (clamped !== this.#state.time) this.#set({ time: clamped }, 'jumped')
  }

  /** To the same hour so many days on (back when negative). */
  step(days: number): void {
    this.seek(this.#state.time + days)
  }

  /** @param speed days per second; the nearest of SPEEDS is taken */
  setSpeed(speed: number): void {
    const nearest = SPEEDS.reduce((a, b) => (Math.abs(b - speed) < Math.abs(a - speed) ? b : a))
    if (nearest !== this.#state.speed) this.#set({ speed: nearest }, 'unchanged')
  }

  faster(): void {
    this.setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, this.#speedIndex() + 1)]!)
  }

  slower(): void {
    this.setSpeed(SPEEDS[Math.max(0, this.#speedIndex() - 1)]!)
  }

  /** Tells how many days are simulated; a new run starts again at 0 and keeps the moment. */
  setReady(ready: number): void {
    this.#set({ ready }, 'unchanged')
  }

  /** A scenario of another length: stops, and keeps the moment as far as it exists. */
  setDays(days: number): void {
    this.pause()
    this.#set({ days, ready: 0, time: Math.min(this.#state.time, days) }, 'jumped')
  }

  #speedIndex(): number {
    return SPEEDS.findIndex((speed) => speed === this.#state.speed)
  }

  #ask(): void {
    this.#handle = this.#clock.request(() => this.#advance())
  }

  #advance(): void {
    this.#handle = null
    if (!this.#state.playing) return
    const now = this.#clock.now()
    // A tab that slept does not leap over a week when it wakes.
    const seconds = Math.min(0.25, (now - this.#last) / 1000)
    this.#last = now
    const { time, speed, days, ready } = this.#state
    const next = Math.max(time, Math.min(time + seconds * speed, ready, days))
    const ended = next >= days
    if (next !== time || ended) this.#set({ time: next, playing: !ended }, 'played')
    if (!ended) this.#ask()
  }

  #set(change: Partial<PlayerState>, reached: Reached): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener(this.#state, reached)
  }
}
