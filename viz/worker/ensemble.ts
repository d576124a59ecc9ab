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

/** Workers of the preview, at most: with more, none of them gets anywhere while somebody plays. */
const MOST_WORKERS = 4

/**
 * The preview ensemble: the same scenario under other seeds, on fewer users, in workers of its own, one for each core,
 * so that the page and the run that is shown are not held up.
 */
export class Ensemble {
  #hosts: RunHost[] = []
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
    const workers = Math.min(MOST_WORKERS, count, Math.max(1, navigator.hardwareConcurrency))
    while (this.#hosts.length < workers) this.#hosts.push(createRunHost(() => undefined))
    /** By replicate, so that the picture is the same whoever was first. */
    const values: Record<string, Float64Array>[] = []
    let next = 0
    let done = 0
    const work = async (host: RunHost) => {
      while (next < count) {
        while (this.#held) await this.#held.promise
        if (task !== this.#task || next >= count) return
        const replicate = next++
        const run = await host.api.series(
          { ...withAtMost(scenario, AGENTS), seed: `${scenario.seed}#${replicate}` },
          metric,
        )
        if (!run || task !== this.#task) return
        values[replicate] = inPeople(run.values, run.weight)
        onSpread(spreadOf(values, ++done, count))
      }
    }
    await Promise.all(this.#hosts.map(work))
  }

  stop(): void {
    this.#task++
    for (const { api } of this.#hosts) void api.stop()
  }
}

const inPeople = (values: Readonly<Record<string, Float64Array>>, weight: number): Record<string, Float64Array> =>
  Object.fromEntries(Object.entries(values).map(([platform, agents]) => [platform, agents.map((one) => one * weight)]))

function spreadOf(values: readonly Record<string, Float64Array>[], done: number, all: number): Spread {
  const runs: Record<string, Float64Array[]> = {}
  // Those that are not there yet are skipped.
  for (const run of values.filter(Boolean))
    for (const [platform, series] of Object.entries(run)) (runs[platform] ??= []).push(series)
  const spread = Object.fromEntries(Object.entries(runs).map(([platform, series]) => [platform, bands(series)]))
  return { done, all, bands: spread, runs }
}
