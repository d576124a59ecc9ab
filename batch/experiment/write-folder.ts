import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalText } from '../../sim/scenario/canonical-text.ts'
import { writeWhole } from '../files/write-whole.ts'
import type { Store } from '../store/store.ts'
import { ROW_FORMATS, type Format } from '../tables/format.ts'
import type { Manifest } from './manifest.ts'
import type { RunList } from './run-list.ts'
import { studyRows, wholeResults } from './study-rows.ts'
import { TABLE_NAMES, tableFile, writeTable } from './study-tables.ts'
import { studySha256, type KeptStudy } from './study-folder.ts'
import { materialOf, writeFindings, type ToldFindings } from './write-findings.ts'

/** What was written. */
export interface Written {
  manifest: Manifest
  told: ToldFindings
}

/** Removes the manifest: the folder is being worked on. */
export const openFolder = (folder: string) => rm(join(folder, 'manifest.json'), { force: true })

/**
 * Writes the tables of a study whose runs are done, and the manifest last. What was written before in another format
 * is removed: it may be of another study.
 */
export async function writeFolder(
  folder: string,
  kept: KeptStudy,
  runs: RunList,
  store: Store,
  format: Format,
): Promise<Written> {
  const { study } = kept
  const notes = studyNotes(kept)
  const findings = await writeFindings(folder, kept.analyses, materialOf(runs, store), format, notes)
  const files = { ...findings.files }
  const whole = await wholeResults(runs, store)
  const rows = await studyRows(runs, store, whole, findings.columns)
  for (const name of TABLE_NAMES) {
    const [file, facts] = await writeTable(folder, name, format, notes, rows[name])
    files[file] = facts
    for (const other of ROW_FORMATS.map((one) => tableFile(name, one)))
      if (other !== file) await rm(join(folder, other), { force: true })
  }
  const entries = await store.entries()
  const counts = { planned: runs.length, done: 0, failed: 0 }
  for (let index = 0; index < runs.length; index++) {
    const { id } = runs.at(index)
    if (whole.has(id)) counts.done++
    else if (entries.get(id)?.state === 'failed') counts.failed++
  }
  const manifest: Manifest = {
    format: 1,
    name: study.name,
    engine: kept.engine,
    command: kept.command,
    arms: study.arms.map(({ name, scenario, set }) => ({
      name,
      scenario: scenario.name,
      sha256: createHash('sha256').update(canonicalText(scenario)).digest('hex'),
      set,
    })),
    points: study.points.length,
    replicates: study.replicates,
    seed: study.seed,
    runs: counts,
    files,
    seconds: [...entries.values()].reduce((sum, { seconds }) => sum + seconds, 0),
  }
  await writeManifest(folder, manifest)
  return { manifest, told: findings.told }
}

/** Writes what a folder says of itself; its presence means that all else is whole. */
export const writeManifest = (folder: string, manifest: Manifest) =>
  writeWhole(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)

/** The notes at the heads of a study's tables. */
export function studyNotes({ engine, study, command }: KeptStudy): [string, string][] {
  return [
    ['made by', `exodus ${engine}`],
    ['experiment', study.name],
    ['experiment sha256', studySha256(study)],
    ['scenario', [...new Set(study.arms.map(({ scenario }) => scenario.name))].join(', ')],
    ['seed', study.seed],
    ['command', command],
  ]
}
