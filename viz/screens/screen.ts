import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { Neighbours } from '../app/neighbours.ts'
import type { Notices } from '../app/notices.ts'
import type { ShippedEntry } from '../build/shipped-scenario.ts'
import type { Figure } from '../export/figures.ts'
import type { RunHost } from '../worker/run-host.ts'
import type { Checked } from '../worker/run-messages.ts'

/**
 * What is new since the last update: an entry of the state, the run of the lab (its scenario, or
 * one more day of it), the moment of the player, the colours, the language, or the size of the window.
 */
export type ScreenChange = 'state' | 'run' | 'time' | 'theme' | 'language' | 'size'

/** One screen beside the lab. It lives from being opened until `leave`. */
export interface Screen {
  /** Content of the page's main part; its first h1 gets the focus when the screen opens. */
  readonly element: HTMLElement
  update(change: ScreenChange): void
  /** What can be saved as a picture from here, when there is anything. */
  figures?(): readonly Figure[]
  /** Ends workers, timers and listeners. The screen is not used again. */
  leave(): void
}

/** What a screen may ask of the page, beside the store and the player of the lab. */
export interface Services {
  readonly shipped: readonly ShippedEntry[]
  readonly notices: Notices
  /** Who stands where on the stage. */
  readonly neighbours: Neighbours
  /** The worker of the lab's own run, for questions: a run asked of it would end the lab's. Null where there are no workers. */
  host(): RunHost | null
  /**
   * A worker of the screen's own, which the screen closes. Errors of the worker become a notice.
   *
   * @throws Error where the browser has no workers
   */
  startHost(): RunHost
  /**
   * Checks a scenario after overrides `path=value`, as `--set` takes them; without overrides a shipped
   * scenario is taken as it is.
   */
  check(scenario: Scenario, overrides: readonly string[]): Promise<Checked>
  /** Lines that go with every file that leaves: version, scenario, seed, changes. */
  provenance(): readonly string[]
}
