import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { ShippedScenario } from '../build/shipped-scenario.ts'
import { roundPeoplePerDot } from '../crowd/scene.ts'
import { Ensemble } from '../worker/ensemble.ts'
import { createRunHost, missingEdges, type RunHost } from '../worker/run-host.ts'
import type { Checked } from '../worker/run-messages.ts'
import type { Lab } from './lab.ts'
import type { Notices } from './notices.ts'
import { overridesOf } from './provenance.ts'
import { runOn } from './run-on.ts'
import type { StageView } from './stage-view.ts'
import { takeScenario } from './tell.ts'

/** Dots wanted on the stage: as many as can be told apart. */
const DOTS = { wide: 17_000, phone: 6800 }
const PHONE = 720
const REPLICATES = 12
/** Milliseconds without a change before a run starts: those of one drag follow each other faster. */
const SETTLE = 60
/** Milliseconds between two drawings of days that come in: more often than anyone can look, they would only cost. */
const DAYS_EVERY = { still: 100, playing: 500 }

/** Who is told of the lab's run. */
export interface RunListener {
  readonly stage: StageView
  /** A scenario has been checked and taken; nothing of it is simulated yet. */
  taken(): void
  /** The run has begun: `lab.record` is its own. */
  began(): void
  /** Days have come in. */
  days(): void
  /** The spread over replicates has changed. */
  spread(): void
}

/** The run that the lab shows, of the shipped scenario with the reader's changes, and its preview ensemble. */
export class LabRun {
  shipped: ShippedScenario
  readonly #lab: Lab
  readonly #notices: Notices
  readonly #listener: RunListener
  readonly #ensemble = new Ensemble()
  #host: RunHost | null = null
  #pending = 0
  #drawing = 0
  #mistaken = false

  constructor(lab: Lab, shipped: ShippedScenario, notices: Notices, listener: RunListener) {
    this.#lab = lab
    this.shipped = shipped
    this.#notices = notices
    this.#listener = listener
  }

  get host(): RunHost | null {
    return this.#host
  }

  /** Starts the worker; says so where the browser has none. */
  open(): void {
    try {
      this.#host = this.startHost()
    } catch {
      this.#notices.say(this.#lab.texts.problems.noWorker)
    }
  }

  /** A further worker, whose errors become notices. Throws where the browser has none. */
  startHost(): RunHost {
    return createRunHost((message) => this.#notices.say(this.#lab.texts.problems.failed(message)))
  }

  /** Runs when the reader has let go. */
  soon(): void {
    clearTimeout(this.#pending)
    this.#pending = window.setTimeout(() => void this.start(), SETTLE)
  }

  /** Lets the ensemble wait while the cores belong to somebody else. */
  hold(held: boolean): void {
    this.#ensemble.hold(held)
  }

  /** A shipped scenario is checked already; only what a reader changed has to be. */
  async check(scenario: Scenario, overrides: readonly string[]): Promise<Checked> {
    if (overrides.length === 0) return { scenario, mistakes: [] }
    if (!this.#host) throw new Error(this.#lab.texts.problems.noWorker)
    return this.#host.api.check(scenario, overrides)
  }

  /** Checks the scenario with the reader's changes and runs it from its first day. */
  async start(): Promise<void> {
    const lab = this.#lab
    const { texts } = lab
    if (!this.#host) return
    this.#ensemble.stop()
    const { scenario, mistakes } = await this.check(this.#sized(), overridesOf(lab.store.state))
    if (!scenario) {
      const mistake = mistakes[0]
      this.#mistaken = true
      this.#notices.say(texts.problems.badChange(mistake ? `${mistake.path}: ${mistake.found}` : ''))
      return
    }
    const missing = missingEdges(scenario)
    if (missing !== null) {
      this.#mistaken = true
      this.#notices.say(texts.problems.noEdges(missing))
      return
    }
    if (this.#mistaken) this.#notices.clear()
    this.#mistaken = false
    takeScenario(lab, scenario)
    this.#listener.taken()
    const shown = { stage: this.#listener.stage, started: () => this.#listener.began(), day: () => this.#dayCame() }
    try {
      const whole = await runOn(this.#host, lab, scenario, scenario.population.agents, shown)
      if (whole)
        void this.#ensemble.start(scenario, 'dau', REPLICATES, (spread) => {
          lab.spread = spread
          this.#listener.spread()
        })
    } catch (error) {
      this.#notices.say(texts.problems.failed(error instanceof Error ? error.message : String(error)))
    }
  }

  /** The shipped scenario with as many users as the link says, or as there are to be dots. */
  #sized(): Scenario {
    const { scenario } = this.shipped
    const { people } = scenario.population
    const { agents: asked } = this.#lab.store.state
    const perDot = Math.max(1, roundPeoplePerDot(people / (innerWidth < PHONE ? DOTS.phone : DOTS.wide)))
    const agents = asked ?? Math.max(1, Math.round(people / perDot))
    return { ...scenario, population: { ...scenario.population, agents } }
  }

  #dayCame(): void {
    this.#lab.player.setReady(this.#lab.record?.days.length ?? 0)
    if (this.#drawing !== 0) return
    const wait = this.#lab.player.state.playing ? DAYS_EVERY.playing : DAYS_EVERY.still
    this.#drawing = window.setTimeout(() => {
      this.#drawing = 0
      this.#listener.days()
    }, wait)
  }
}
