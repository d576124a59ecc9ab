import type { Store } from '../../store/store.ts'
import type { JournalNews } from '../../store/journal-news.ts'
import type { RunTask, Settled } from '../engine.ts'

/** A run that someone else computes. */
interface Awaited {
  task: RunTask
  /** How often it came back from a worker without result and without error. */
  returned: number
  settle: (settled: Settled) => void
}

/**
 * Runs whose results are looked for in a store. Only the store ends the waiting; what a queue says is a reason to
 * look.
 */
export class AwaitedRuns {
  readonly #store: Store
  readonly #news: JournalNews
  readonly #runs = new Map<string, Awaited>()
  /** Ids of runs that were given up. */
  readonly abandoned: string[] = []

  private constructor(store: Store, news: JournalNews) {
    this.#store = store
    this.#news = news
  }

  /** Errors count when they are noted from now on: older ones are those of an earlier try. */
  static async of(store: Store): Promise<AwaitedRuns> {
    return new AwaitedRuns(store, await store.news())
  }

  /** Tasks that are waited for, in the order in which they came. */
  get tasks(): RunTask[] {
    return Array.from(this.#runs.values(), ({ task }) => task)
  }

  /**
   * Waits until the store holds the result of a run, or its error.
   * @param signal gives up, and rejects with the signal's reason
   */
  wait(task: RunTask, signal: AbortSignal): Promise<Settled> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#runs.delete(task.id)
        this.abandoned.push(task.id)
        reject(signal.reason)
      }
      signal.addEventListener('abort', giveUp, { once: true })
      const settle = (settled: Settled) => {
        this.#runs.delete(task.id)
        signal.removeEventListener('abort', giveUp)
        resolve(settled)
      }
      this.#runs.set(task.id, { task, returned: 0, settle })
    })
  }

  /** Looks for one result. */
  async lookFor(id: string): Promise<void> {
    if (this.#runs.has(id) && (await this.#store.has(id))) this.#runs.get(id)?.settle(kept('done', ''))
  }

  /** Looks for all results, and for errors. */
  async look(): Promise<void> {
    const ids = this.#runs.size > 0 ? await this.#store.ids() : new Set<string>()
    for (const id of this.#runs.keys()) if (ids.has(id)) this.#runs.get(id)?.settle(kept('done', ''))
    await this.lookForErrors()
  }

  /** Looks for errors that have been noted since the last look. */
  async lookForErrors(): Promise<void> {
    for (const { id, state, error } of await this.#news.next())
      if (state === 'failed') this.#runs.get(id)?.settle(kept('failed', error))
  }

  /**
   * Counts that a run came back from a worker with nothing in the store: the worker was lost, or refused it. A run
   * that does so every time fails, so that waiting has an end.
   */
  returned(id: string, reason: string): void {
    const run = this.#runs.get(id)
    if (!run || ++run.returned < MOST_RETURNS) return
    const error = `came back from ${MOST_RETURNS} workers without a result, last: ${reason}`
    run.settle({ state: 'failed', error, keep: () => this.#store.fail(id, error, 0) })
  }
}

const MOST_RETURNS = 3

const kept = (state: Settled['state'], error: string): Settled => ({ state, error, keep: () => Promise.resolve() })
