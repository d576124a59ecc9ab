import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { RunResult } from '../../analysis/experiment/compute-run.ts'
import { createAtomicFile } from '../files/atomic-file.ts'
import { EdgeStore } from './edge-store.ts'
import { Journal, readJournals, type Entry } from './journal.ts'
import { JournalNews } from './journal-news.ts'
import { decodeResult, encodeResult } from './result-file.ts'
import { storeId } from './store-id.ts'

/** A temporary file this old has no writer any more: one is written in well under a second. */
const ABANDONED_MS = 3_600_000

/**
 * The results of runs in a folder, by id. Any number of processes may read and write it at once: a result appears
 * whole or not at all, and two that compute the same run write the same bytes to the same name.
 */
export class Store {
  readonly folder: string
  readonly edges: EdgeStore
  readonly #results: string
  readonly #journals: string
  readonly #journal: Journal
  readonly #now: () => number

  private constructor(folder: string, now: () => number) {
    this.folder = folder
    this.edges = new EdgeStore(folder)
    this.#results = join(folder, 'results')
    this.#journals = join(folder, 'journals')
    this.#journal = new Journal(this.#journals)
    this.#now = now
  }

  /** Opens a store, and makes it where there is none. @param now the time, in milliseconds since 1970 */
  static async open(folder: string, now: () => number): Promise<Store> {
    const store = new Store(folder, now)
    await mkdir(store.#results, { recursive: true })
    await mkdir(store.#journals, { recursive: true })
    return store
  }

  /** The id of the store itself, the same on every machine that shares the folder. */
  id(): Promise<string> {
    return storeId(join(this.folder, 'id'))
  }

  /** Whether there is a result of a run. */
  async has(id: string): Promise<boolean> {
    return (await stat(this.#path(id)).catch(() => undefined)) !== undefined
  }

  /** Ids of all results. Files with other names, as those of writers that were killed, are none. */
  async ids(): Promise<Set<string>> {
    const folders = await readdir(this.#results)
    const names = await Promise.all(folders.map((folder) => readdir(join(this.#results, folder))))
    return new Set(names.flat().filter((name) => /^[0-9a-f]{64}$/.test(name)))
  }

  /** The result of a run. @returns undefined when there is none that is whole */
  async read(id: string): Promise<RunResult | undefined> {
    const bytes = await readFile(this.#path(id)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    return bytes && decodeResult(id, bytes)
  }

  /** Keeps a result; it is on the disk when this resolves. */
  async write(id: string, result: RunResult, seconds: number): Promise<void> {
    const path = this.#path(id)
    await mkdir(dirname(path), { recursive: true })
    const file = await createAtomicFile(path)
    try {
      await file.write(encodeResult(id, result))
      await file.commit()
    } finally {
      await file.discard()
    }
    await this.#journal.note({ id, state: 'done', error: '', seconds, at: this.#now() })
  }

  /** Keeps that a run failed. */
  fail(id: string, error: string, seconds: number): Promise<void> {
    return this.#journal.note({ id, state: 'failed', error, seconds, at: this.#now() })
  }

  /** The last that was noted of each run. */
  async entries(): Promise<Map<string, Entry>> {
    return new Map((await readJournals(this.#journals)).map((entry) => [entry.id, entry]))
  }

  /** What is noted from now on, by this process and all others. */
  news(): Promise<JournalNews> {
    return JournalNews.from(this.#journals)
  }

  /** Takes a result away, so that it is made again. */
  async drop(id: string): Promise<void> {
    await rm(this.#path(id), { force: true })
  }

  /** Takes away all results that are damaged, so that they are made again. @returns how many */
  async dropDamaged(): Promise<number> {
    let dropped = 0
    for (const id of await this.ids())
      if (!(await this.read(id))) {
        await this.drop(id)
        dropped++
      }
    return dropped
  }

  /** Removes what writers left that were killed long ago. */
  async tidy(): Promise<void> {
    for (const folder of await readdir(this.#results))
      for (const name of await readdir(join(this.#results, folder))) {
        if (!name.endsWith('.tmp')) continue
        const path = join(this.#results, folder, name)
        const state = await stat(path).catch(() => undefined)
        if (state && state.mtimeMs < this.#now() - ABANDONED_MS) await rm(path, { force: true })
      }
  }

  close(): Promise<void> {
    return this.#journal.close()
  }

  #path(id: string): string {
    return join(this.#results, id.slice(0, 2), id)
  }
}
