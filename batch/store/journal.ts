import { createHash, randomUUID } from 'node:crypto'
import { open, readdir, readFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'

/** What a writer notes about a run. The results themselves lie in files of their own. */
export interface Entry {
  id: string
  state: 'done' | 'failed'
  /** What went wrong; empty for a run that is done. */
  error: string
  /** How long the run took. */
  seconds: number
  /** When it ended, in milliseconds since 1970. */
  at: number
}

/** A journal that one process writes, and no other. */
export class Journal {
  readonly #folder: string
  #file: Promise<FileHandle> | undefined
  #queue: Promise<unknown> = Promise.resolve()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Adds a line; resolves when it is on the disk. */
  note(entry: Entry): Promise<void> {
    this.#file ??= open(join(this.#folder, `${process.pid}-${randomUUID()}.jsonl`), 'ax')
    const text = JSON.stringify(entry)
    const written = this.#queue.then(async () => {
      const file = await this.#file!
      await file.appendFile(`${sumOf(text)} ${text}\n`)
      await file.datasync()
    })
    // A line that cannot be written is told to whoever noted it; later ones may still find room.
    this.#queue = written.catch(() => {})
    return written
  }

  async close(): Promise<void> {
    await this.#queue
    await (await this.#file)?.close()
    this.#file = undefined
  }
}

/**
 * All entries in the journals of a folder, by the time at which they were noted. A line whose check sum is wrong,
 * as the last one of a writer that was killed, is left out.
 */
export async function readJournals(folder: string): Promise<Entry[]> {
  const names = await journalNames(folder)
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap(entriesOf).toSorted((a, b) => a.at - b.at)
}

/** Names of the journals of a folder. */
export const journalNames = async (folder: string) =>
  (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).toSorted()

/** The entries in the text of a journal; lines that are damaged are none. */
export const entriesOf = (text: string) => text.split('\n').flatMap(entryOf)

function entryOf(line: string): Entry[] {
  const text = line.slice(SUM_DIGITS + 1)
  return text !== '' && line.startsWith(`${sumOf(text)} `) ? [JSON.parse(text) as Entry] : []
}

const SUM_DIGITS = 16
const sumOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, SUM_DIGITS)
