import { bands, type Bands } from '../../analysis/ensembles/bands.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { withAtMost } from './at-most.ts'
import { createRunHost, type RunHost } from './run-host.ts'

/** Spread of a metric over replicates, by platform id, in people. */
export interface Spread {
  done: number
  all: number
  bands: Readonly<Record<string, Bands>>
  runs: Readonly<Record<string, readonly Float64Array[]>>
}

/** Users of a run of the preview: enough for the shape, few enough for seconds. */
const AGENTS = 4000

/**
 * The preview ensemble: the same scenario under other seeds, on fewer users, in a worker of its
 * own, so that the page and the run that is shown are not held up.
 */
export class Ensemble {
  #host: RunHost | null = null
  #task = 0
  #held: { promise: Promise<void>; release: () => void } | null = null

  /** Waits before the next replicate while held: the cores belong to whoever plays. */
  hold(held: boolean): void {
    if (held === (this.#held !== null)) return
    if (this.#held) {
      this.#held.release()
      this.#held = null
      return
    }
    let release = () => undefined as void
    const promise = new Promise<void>((resolve) => (release = resolve))
    this.#held = { promise, release }
  }

  /**
   * Starts anew; what was under way is dropped.
   *
   * @param onSpread called after every replicate
   */
  async start(scenario: Scenario, metric: string, count: number, onSpread: (spread: Spread) => void): Promise<void> {
    const task = ++this.#task
    this.#host ??= createRunHost(() => undefined)
    const runs: Record<string, Float64Array[]> = {}
    for (let replicate = 0; replicate < count; replicate++) {
      while (this.#held) await this.#held.promise
      if (task !== this.#task) return
      const run = await this.#host.api.series(
        { ...withAtMost(scenario, AGENTS), seed: `${scenario.seed}#${replicate}` },
        metric,
      )
      if (!run || task !== this.#task) return
      for (const [platform, values] of Object.entries(run.values)) {
        ;(runs[platform] ??= []).push(values.map((value) => value * run.weight))
      }
      const spread = Object.fromEntries(Object.entries(runs).map(([platform, series]) => [platform, bands(series)]))
      onSpread({ done: replicate + 1, all: count, bands: spread, runs })
    }
  }

  stop(): void {
    this.#task++
    void this.#host?.api.stop()
  }
}
