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

/** `exodus report`: a folder as one page that stands for itself. @throws CommandError (exit 8) for another folder */
export async function reportCommand(folder: string, { out }: { out?: string }, terminal: Terminal): Promise<void> {
  const kept = await readStudy(folder)
  const done = { kept, runs: new RunList(kept.study, kept.engine), store: await openStore(folder) }
  const report = await makeReport(folder, done)
  // Built apart from the command, as the code of threads is: it draws with the charts of the lab.
  const { reportPage } = (await import(pathToFileURL(join(packageRoot(), 'dist/report.js')).href)) as ReportModule
  const page = reportPage(report, (text) => createHash('sha256').update(text).digest('base64'))
  if (out === '-') return terminal.data(page)
  const path = out ?? join(folder, 'report.html')
  await writeWhole(path, page)
  await terminal.data(
    `${path}: ${report.spreads.length + report.differences.length} charts, ${report.tables.length} tables.\n`,
  )
}
