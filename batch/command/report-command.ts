import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ReportModule } from '../../analysis/report/report.ts'
import { RunList } from '../experiment/run-list.ts'
import { openStore, readStudy } from '../experiment/study-folder.ts'
import { packageRoot } from '../files/package-root.ts'
import { writeWhole } from '../files/write-whole.ts'
import { makeReport } from '../report/make-report.ts'
import type { Terminal } from './terminal.ts'

export interface ReportOptions {
  /** The page, or `-` for standard output. */
  out?: string
  json?: true
}

/** `exodus report`: a folder as one page that stands for itself. @throws CommandError (exit 8) for another folder */
export async function reportCommand(folder: string, { out, json }: ReportOptions, terminal: Terminal): Promise<void> {
  const kept = await readStudy(folder)
  const done = { kept, runs: new RunList(kept.study, kept.engine), store: await openStore(folder) }
  const report = await makeReport(folder, done)
  // Built apart from the command, as the code of threads is: it draws with the charts of the lab.
  const { reportPage } = (await import(pathToFileURL(join(packageRoot(), 'dist/report.js')).href)) as ReportModule
  const page = reportPage(report, (text) => createHash('sha256').update(text).digest('base64'))
  if (out === '-') return terminal.data(page)
  const path = out ?? join(folder, 'report.html')
  await writeWhole(path, page)
  const charts = report.spreads.length + report.differences.length
  const facts = { file: path, charts, tables: report.tables.length }
  await terminal.data(json ? `${JSON.stringify(facts)}\n` : `${path}: ${charts} charts, ${facts.tables} tables.\n`)
}
