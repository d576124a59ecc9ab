import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { CommandError, EXIT } from '../command/exit.ts'

const PATIENCE_MS = 5000
const STEP_MS = 50

/**
 * An id that a file keeps for good. The first process that asks makes it, the others read it.
 * @throws CommandError (exit 3) when the file holds anything else
 */
export async function storeId(path: string): Promise<string> {
  await writeFile(path, `${randomUUID()}\n`, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
    const text = await readFile(path, 'utf8')
    if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\n$/.test(text)) return text.trim()
    // Another process may be between making the file and writing it.
    await delay(STEP_MS)
  }
  throw new CommandError(EXIT.file, `${path}: found no id of a store, expected a UUID; it can be removed`)
}
