import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { entriesOf, journalNames, type Entry } from './journal.ts'

/** What is noted in the journals of a folder from now on, by any process, read in steps. */
export class JournalNews {
  readonly #folder: string
  /** Bytes read of each journal. */
  readonly #read: Map<string, number>

  private constructor(folder: string, read: Map<string, number>) {
    this.#folder = folder
    this.#read = read
  }

  /** @param folder of the journals */
  static async from(folder: string): Promise<JournalNews> {
    const sizes = await Promise.all(
      (await journalNames(folder)).map(async (name) => [name, (await stat(join(folder, name))).size] as const),
    )
    return new JournalNews(folder, new Map(sizes))
  }

  /** Entries since the last call, those of one journal in the order in which they were noted. */
  async next(): Promise<Entry[]> {
    const entries: Entry[] = []
    for (const name of await journalNames(this.#folder)) entries.push(...entriesOf(await this.#rest(name)))
    return entries
  }

  /** The whole lines of a journal that have not been read. */
  async #rest(name: string): Promise<string> {
    const from = this.#read.get(name) ?? 0
    const file = await open(join(this.#folder, name), 'r')
    try {
      const bytes = Buffer.alloc((await file.stat()).size - from)
      const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
      // A line that is being written now is read the next time.
      const end = bytes.subarray(0, bytesRead).lastIndexOf(10) + 1
      this.#read.set(name, from + end)
      return bytes.toString('utf8', 0, end)
    } finally {
      await file.close()
    }
  }
}
