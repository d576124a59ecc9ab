import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import type { Analysis } from '../../analysis/findings/analysis.ts'
import type { Study } from '../../analysis/experiment/study.ts'
import { keepEdges } from './study-edges.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import { COMMIT, packageVersion } from '../command/version.ts'
import { writeWhole } from '../files/write-whole.ts'
import { Store } from '../store/store.ts'
import type { Manifest } from './manifest.ts'

/** What a folder is about: enough to go on with it without the files that it was made from. */
export interface KeptStudy {
  format: 1
  /** Version and commit that its runs are of. */
  engine: string
  study: Study
  /** What is made of its runs. */
  analyses: readonly Analysis[]
  /** The command that was given, for the heads of tables. */
  command: string
}

/** Version and commit of this program: runs of another one have other ids. */
export const ENGINE = COMMIT === '' ? packageVersion() : `${packageVersion()}+${COMMIT}`

const studyFile = (folder: string) => join(folder, '.store', 'study.json')

/** Opens the store of a folder. */
export const openStore = (folder: string) => Store.open(join(folder, '.store'), Date.now)

/**
 * Makes a folder one of a study, or says what is asked of it now. Results that are there already keep their worth.
 *
 * @param edges the edge lists of the study that the folder does not have yet
 * @throws CommandError (exit 3) when the folder holds anything else
 */
export async function keepStudy(
  folder: string,
  { study, analyses, command }: Pick<KeptStudy, 'study' | 'analyses' | 'command'>,
  edges: ReadonlyMap<string, EdgeList>,
): Promise<void> {
  if (existsSync(folder) && !existsSync(join(folder, '.store')) && readdirSync(folder).length > 0)
    throw new CommandError(EXIT.file, `${folder}: found a folder with other files, expected an empty one or a new name`)
  await mkdir(join(folder, '.store'), { recursive: true })
  const store = await openStore(folder)
  const kept: KeptStudy = {
    format: 1,
    engine: ENGINE,
    study: await keepEdges(study, edges, store),
    analyses,
    command,
  }
  await writeWhole(studyFile(folder), `${JSON.stringify(kept)}\n`)
}

/**
 * The study of a folder.
 * @throws CommandError (exit 8) when it is not the folder of one
 */
export async function readStudy(folder: string): Promise<KeptStudy> {
  const text = await readFile(studyFile(folder), 'utf8').catch(() => '')
  const kept = text === '' ? undefined : (JSON.parse(text) as KeptStudy)
  if (kept?.format !== 1)
    throw new CommandError(
      EXIT.notAFolder,
      `${folder}: found no experiment there, expected a folder made by exodus sweep`,
    )
  return kept
}

/** SHA-256 of all that is asked in a study, in hexadecimal. */
export const studySha256 = (study: Study) => createHash('sha256').update(JSON.stringify(study)).digest('hex')

/**
 * What a finished folder says of itself.
 * @throws CommandError (exit 8) when it is not finished, or not one of an experiment
 */
export async function readManifest(folder: string): Promise<Manifest> {
  await readStudy(folder)
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined)
  if (text === undefined)
    throw new CommandError(
      EXIT.notAFolder,
      `${folder}: found no manifest.json, expected a folder whose runs are done; exodus resume goes on with them`,
    )
  return JSON.parse(text) as Manifest
}
