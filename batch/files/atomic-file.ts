import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { open, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** A file that appears under its name only when it is whole. */
export interface AtomicFile {
  write(data: string | Uint8Array): Promise<void>
  /** Flushes to the disk and gives the file its name, in place of what had it before. */
  commit(): Promise<void>
  /** Removes what was written; does nothing after `commit`. */
  discard(): Promise<void>
}

/** Temporary files that are open now, so that an impatient second Ctrl-C can still remove them. */
const unfinished = new Set<string>()

/** Removes all temporary files at once, without waiting. */
export function discardAllNow(): void {
  for (const path of unfinished) rmSync(path, { force: true })
  unfinished.clear()
}

/** Starts a file next to its final place, so that the last step is a rename within one file system. */
export async function createAtomicFile(path: string): Promise<AtomicFile> {
  // Processes on other machines, or in containers, may have the same number.
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${randomUUID()}.tmp`)
  const file = await open(temporary, 'wx')
  unfinished.add(temporary)
  return {
    async write(data) {
      await file.writeFile(data)
    },
    async commit() {
      await file.sync()
      await file.close()
      await rename(temporary, path)
      unfinished.delete(temporary)
      await syncFolder(dirname(path))
    },
    async discard() {
      if (!unfinished.delete(temporary)) return
      await file.close()
      await unlink(temporary)
    },
  }
}

/** A rename is safe from a power cut only once the folder is on the disk as well. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}
