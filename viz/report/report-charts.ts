import type { Report, ReportDifference, ReportSpread } from '../../analysis/report/report.ts'
import { flagsOf, storyOf } from '../app/story.ts'
import type { Story } from '../charts/backdrop.ts'
import type { ChartContext } from '../charts/chart.ts'
import { drawDifference, rows as differenceRows, type DifferenceData } from '../charts/difference.ts'
import { drawFan, rows as fanRows, type FanData } from '../charts/fan.ts'
import type { Table } from '../charts/table.ts'
import { platformName } from '../texts/index.ts'
import { lensFor } from '../time-axis/lens-for.ts'
import { createTimeAxis } from '../time-axis/time-axis.ts'

/** A chart of a report: drawn at any width, and as a table. */
export interface ReportChart {
  draw(width: number): SVGSVGElement
  table: Table
}

/** Draws the charts of a report. A width below this is a phone's. */
const WIDE = 600

type Sized = (width: number, height: number) => ChartContext

/** What all charts of a report share. */
export function chartMaker(report: Report, sized: Sized) {
  const { scenario } = report
  const { days } = scenario.time
  const { texts, format } = sized(0, 0)
  const name = (id: string) => platformName(texts, id, scenario.platforms[id]?.title)
  const story: Story = storyOf(scenario, [], flagsOf(scenario, texts, name), name)
  const common = (platform: string, metric: string, width: number) => ({
    title: `${name(platform)}, ${metric}`,
    tone: scenario.platforms[platform]?.tone ?? ('other' as const),
    // On a phone the stretched days would leave the others no room.
    axis: createTimeAxis(days, [0, width], width < WIDE ? null : lensFor(scenario)),
    story,
    text: format.short,
  })
  const spread = (of: ReportSpread): ReportChart => {
    const data = (width: number): FanData => ({
      ...common(of.platform, of.metric, width),
      median: of.median,
      half: of.half,
      ninety: of.ninety,
      runs: of.runs,
      observed: of.observed,
      now: days,
      stale: null,
      days: true,
    })
    return {
      draw: (width) => drawFan(data(width), sized(width, width < WIDE ? 220 : 260)),
      table: fanRows(data(WIDE), { texts, format }),
    }
  }
  const difference = (of: ReportDifference): ReportChart => {
    const data = (width: number): DifferenceData => ({ ...common(of.platform, of.metric, width), ...of, now: null })
    return {
      draw: (width) => drawDifference(data(width), sized(width, width < WIDE ? 300 : 340)),
      table: differenceRows(data(WIDE), { texts, format }),
    }
  }
  return { name, spread, difference }
}
