import type { TABS } from '../../analysis/link/link-state.ts'
import type { ChartContext } from '../charts/chart.ts'
import { drawFan, rows as fanRows } from '../charts/fan.ts'
import { drawAlluvial, drawChord, rows as flowRows } from '../charts/flows.ts'
import { drawLines, rows as lineRows } from '../charts/lines.ts'
import { drawReasons, rows as reasonRows } from '../charts/reasons.ts'
import { drawRetentionHeat, rows as retentionRows } from '../charts/retention.ts'
import type { Table } from '../charts/table.ts'
import { buzz, dailyUsers, flows, members, reasons, retention } from './chart-data.ts'
import type { Lab } from './lab.ts'

export type Tab = (typeof TABS)[number]

/**
 * The pictures under a tab, one or two.
 *
 * @param streams flows as streams instead of a circle
 */
export function tabPictures(lab: Lab, tab: Tab, context: ChartContext, streams: boolean): SVGSVGElement[] {
  switch (tab) {
    case 'daily':
      return [drawFan(dailyUsers(lab), context)]
    case 'members':
      return [drawLines(members(lab), context)]
    case 'retention':
      return [drawRetentionHeat(retention(lab), context)]
    case 'flows':
      return [(streams ? drawAlluvial : drawChord)(flows(lab), context)]
    case 'buzz': {
      const { posts, search } = buzz(lab)
      const half = { ...context, height: Math.max(90, Math.floor(context.height / 2) - 2) }
      return [drawLines(posts, half), drawLines(search, half)]
    }
    case 'reasons':
      return [drawReasons(reasons(lab), context)]
  }
}

/** The pictures under a tab as tables. */
export function tabTables(lab: Lab, tab: Tab): Table[] {
  switch (tab) {
    case 'daily':
      return [fanRows(dailyUsers(lab), lab)]
    case 'members':
      return [lineRows(members(lab), lab)]
    case 'retention':
      return [retentionRows(retention(lab), lab)]
    case 'flows':
      return [flowRows(flows(lab), lab)]
    case 'buzz': {
      const { posts, search } = buzz(lab)
      return [lineRows(posts, lab), lineRows(search, lab)]
    }
    case 'reasons':
      return [reasonRows(reasons(lab), lab)]
  }
}
