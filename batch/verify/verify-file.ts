import { stat } from 'node:fs/promises'
import { basename, dirname, relative } from 'node:path'
import { CommandError, EXIT } from '../command/exit.ts'
import type { Terminal } from '../command/terminal.ts'
import { COMMIT, packageVersion } from '../command/version.ts'
import { readManifest, readStudy } from '../experiment/study-folder.ts'
import type { ProgressMode } from '../progress/mode.ts'
import { FilesDiffer, type Difference } from './compared-file.ts'
import { readOrigin } from './read-origin.ts'
import { verifyRunFile } from './verify-run-file.ts'
import { studyOfTable, verifyStudyFiles } from './verify-study-files.ts'

/** What came of making a file again. */
export interface Verification {
  file: string
  /** Whether it is the same to the byte. */
  same: boolean
  /** Version and commit that the file names, and those of this program. */
  madeBy: string
  current: string
  difference?: Difference
}

interface Setting {
  threads: number
  progress: ProgressMode
}

/**
 * Makes an output of exodus again with this version, and compares. A file of another version is made again as if by
 * that one, so that only the numbers decide.
 *
 * @param path a file, or a result folder for all of its tables
 * @throws CommandError (exit 3) when there is nothing that could be made again
 */
export async function verifyFile(
  path: string,
  setting: Setting,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Verification> {
  const current = `exodus ${version({ version: packageVersion(), commit: COMMIT })}`
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory()
  if (isFolder || basename(path) === 'manifest.json') {
    const folder = isFolder ? path : dirname(path)
    const { files, engine } = await readManifest(folder)
    const work = verifyStudyFiles(folder, await readStudy(folder), Object.keys(files), setting, terminal, signal)
    return { file: path, madeBy: `exodus ${engine}`, current, ...(await outcome(work)) }
  }
  const origin = await readOrigin(path)
  const madeBy = origin.notes.get('made by')!
  if (origin.notes.has('experiment')) {
    const inside = basename(dirname(path)) === 'analysis'
    const folder = inside ? dirname(dirname(path)) : dirname(path)
    const kept = await studyOfTable(folder, path, origin.notes)
    const work = verifyStudyFiles(folder, kept, [relative(folder, path)], setting, terminal, signal)
    return { file: path, madeBy, current, ...(await outcome(work)) }
  }
  const made = parseVersion(path, madeBy)
  const work = verifyRunFile(path, origin, made, terminal, signal)
  return { file: path, madeBy: `exodus ${version(made)}`, current, ...(await outcome(work)) }
}

async function outcome(work: Promise<void>): Promise<Pick<Verification, 'same' | 'difference'>> {
  try {
    await work
    return { same: true }
  } catch (error) {
    if (!(error instanceof FilesDiffer)) throw error
    return { same: false, difference: error.difference }
  }
}

function parseVersion(path: string, madeBy: string): { version: string; commit: string } {
  const match = /^exodus (\S+)(?: \(commit (\S+)\))?$/.exec(madeBy)
  if (match) return { version: match[1]!, commit: match[2] ?? '' }
  throw new CommandError(EXIT.file, `${path}: found "made by: ${madeBy}", expected exodus with its version`)
}

const version = (made: { version: string; commit: string }) =>
  made.commit === '' ? made.version : `${made.version}+${made.commit}`
