import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { countRuns } from '../experiment/count-runs.ts'
import { RunList } from '../experiment/run-list.ts'
import { ENGINE, openStore, readStudy } from '../experiment/study-folder.ts'
import type { Terminal } from './terminal.ts'

/** `exodus status`: how far a folder is, by what lies in it. */
export async function statusCommand(folder: string, { json }: { json?: true }, terminal: Terminal): Promise<void> {
  const { study, engine } = await readStudy(folder)
  const store = await openStore(folder)
  const { errors, ...counts } = await countRuns(new RunList(study, engine), store)
  const complete = existsSync(join(folder, 'manifest.json'))
  const facts = { name: study.name, engine, current: engine === ENGINE, complete, ...counts }
  const lines = [
    `${study.name}: ${counts.done} of ${counts.planned} runs done, ${counts.failed} failed, ${counts.missing} missing.`,
    ...[...errors].map(([error, count]) => `  ${count} failed: ${error}`),
    complete ? 'The tables are written.' : `The tables are not written: exodus resume goes on.`,
  ]
  await terminal.data(
    json ? `${JSON.stringify({ ...facts, errors: Object.fromEntries(errors) })}\n` : `${lines.join('\n')}\n`,
  )
}
