import { parseHTML } from 'linkedom'
import type { ReportModule } from '../../analysis/report/report.ts'
import { fillReport } from './report-page.ts'

// Built as a module of its own, which the command loads by its path: the rooms batch and viz never meet.

export const reportPage: ReportModule['reportPage'] = (report, sha256) => {
  const { document } = parseHTML('<!doctype html><html><head></head><body></body></html>')
  fillReport(document as unknown as Document, report, sha256)
  return `<!doctype html>${document.documentElement.outerHTML}\n`
}
