import { accessSync, closeSync, constants, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { CheckpointError, looksLikeCheckpoint, readCheckpoint } from '../../sim/history/checkpoint-file.ts'
import { checkSamePast } from '../../sim/history/same-past.ts'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import type { Saved } from '../../sim/run/archive.ts'
import { dayOfSaved } from '../../sim/run/run-state.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import { ENGINE } from '../experiment/study-folder.ts'
import { writeWhole } from '../files/write-whole.ts'

/**
 * The file that the states of a run go to: each takes the place of the one before, and is always whole.
 *
 * @throws CommandError (exit 3) when the file could not be written there, or is one of another kind
 */
export function checkpointFile(path: string): { write(bytes: Uint8Array): Promise<void> } {
  const refuse = (found: string, expected: string) =>
    new CommandError(EXIT.file, `${path}: found ${found}, expected ${expected}`)
  const folder = dirname(path)
  if (!existsSync(folder)) throw refuse('no folder for it', 'one that is there')
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw refuse('a folder that may not be written to', 'permission to write there')
  }
  if (existsSync(path) && (statSync(path).isDirectory() || !looksLikeCheckpoint(firstBytes(path))))
    throw refuse('something else of this name', 'a free name or an older state of exodus')
  return { write: (bytes) => writeWhole(path, bytes) }
}

/**
 * Reads the state from which a run of a scenario goes on.
 *
 * @throws CommandError (exit 3) when there is none, it is damaged or of another version, or the past of the scenario
 * would have been another
 */
export function readState(path: string, scenario: Scenario, edges: EdgeList | undefined): Saved {
  if (!existsSync(path) || statSync(path).isDirectory())
    throw new CommandError(EXIT.file, `${path}: found no such file, expected a state written with --checkpoint`)
  try {
    const before = readCheckpoint(readFileSync(path), edges, ENGINE)
    checkSamePast(before.scenario, scenario, dayOfSaved(before.saved))
    return before.saved
  } catch (error) {
    if (!(error instanceof CheckpointError) && !(error instanceof RangeError)) throw error
    throw new CommandError(EXIT.file, `${path}: ${error.message}`)
  }
}

function firstBytes(path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const bytes = new Uint8Array(64)
    return bytes.subarray(0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}
