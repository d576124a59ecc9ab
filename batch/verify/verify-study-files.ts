import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Study } from '../../analysis/experiment/study.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import type { Terminal } from '../command/terminal.ts'
import { WHOLE } from '../experiment/slice.ts'
import { exportTables } from '../experiment/export-tables.ts'
import { runStudy } from '../experiment/run-study.ts'
import { openStore, readStudy, studySha256, type KeptStudy } from '../experiment/study-folder.ts'
import { TABLE_NAMES, tableFile } from '../experiment/study-tables.ts'
import { writeFolder } from '../experiment/write-folder.ts'
import type { ProgressMode } from '../progress/mode.ts'
import { FORMATS } from '../tables/format.ts'
import type { Store } from '../store/store.ts'
import { ComparedFile } from './compared-file.ts'

/**
 * Computes all runs of a folder again, elsewhere, and compares some of its tables, byte by byte.
 *
 * @param kept the study, with the version that the tables name
 * @param files names of tables in the folder
 * @throws FilesDiffer at the first difference
 */
export async function verifyStudyFiles(
  folder: string,
  kept: KeptStudy,
  files: readonly string[],
  setting: { threads: number; progress: ProgressMode },
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const again = await mkdtemp(join(tmpdir(), 'exodus-verify-'))
  const store = await openStore(again)
  try {
    await copyEdges(folder, kept.study, store)
    const work = { ...setting, slice: WHOLE, retryFailed: false }
    const { runs } = await runStudy(kept.study, store, work, terminal, signal, kept.engine)
    const left = new Set(files)
    for (const format of FORMATS) {
      if (!files.some((file) => file.endsWith(format))) continue
      const { manifest } = await writeFolder(again, kept, runs, store, format)
      for (const file of Object.keys(manifest.files))
        if (left.delete(file)) await compareFiles(join(folder, file), join(again, file))
    }
    for (const file of left) {
      const name = TABLE_NAMES.find((one) => file === tableFile(one, 'json'))
      if (name === undefined)
        throw new CommandError(EXIT.file, `${file}: found no table of this name among the study's`)
      await exportTables({ kept, runs, store }, [name], 'json', again)
      await compareFiles(join(folder, file), join(again, file))
    }
  } finally {
    await store.close()
    await rm(again, { recursive: true, force: true })
  }
}

async function copyEdges(folder: string, { edges }: Study, to: Store): Promise<void> {
  const from = await openStore(folder)
  for (const name of Object.values(edges)) await to.edges.keep(await from.edges.read(name))
}

/**
 * The study that a table was made from, with the version and command that the table names.
 * @throws CommandError (exit 8) when the folder is none of a study, (exit 6) when it is now that of another
 */
export async function studyOfTable(
  folder: string,
  file: string,
  notes: ReadonlyMap<string, string>,
): Promise<KeptStudy> {
  const { study, analyses } = await readStudy(folder)
  if (notes.get('experiment sha256') !== studySha256(study))
    throw new CommandError(
      EXIT.miss,
      `${file}: was made from another experiment than the one that ${folder} holds now.`,
    )
  const engine = notes.get('made by')!.replace(/^exodus /, '')
  return { format: 1, engine, study, analyses, command: notes.get('command')! }
}

async function compareFiles(found: string, expected: string): Promise<void> {
  const file = await ComparedFile.open(found, !found.endsWith('.parquet'))
  try {
    for await (const chunk of createReadStream(expected)) await file.take(chunk as Buffer)
    await file.end()
  } finally {
    await file.close()
  }
}
