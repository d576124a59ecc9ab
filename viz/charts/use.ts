import type { Tone } from '../style/tokens.ts'
import type { TimeAxis } from '../time-axis/time-axis.ts'
import { drawBackdrop, drawDays, type Story } from './backdrop.ts'
import { announce, createChart, round, write, type ChartContext, type Layer } from './chart.ts'

/** How a day went on a platform. */
export type DayOfUse = 'no' | 'vain' | 'yes'

export interface UseData {
  title: string
  axis: TimeAxis
  rows: readonly { name: string; tone: Tone; days: readonly DayOfUse[] }[]
  story: Story
}

const ROW = 22

/** Height of the picture for so many platforms, in px. */
export const useHeight = (rows: number) => rows * ROW + 30

/** One row a platform, one box a day: filled when the person got in, open when he tried in vain. */
export function drawUse(data: UseData, context: ChartContext): SVGSVGElement {
  const { palette } = context
  const chart = createChart(context, data.title)
  const layer = chart as unknown as Layer
  const plot = { axis: data.axis, top: 2, bottom: data.rows.length * ROW + 4 }
  drawBackdrop(layer, context, plot, { ...data.story, fitted: null })
  data.rows.forEach(({ name, tone, days }, row) => {
    const y = row * ROW + 6
    const mark = layer.append('g') as unknown as Layer
    write(mark, data.axis.range[0] - 12, y + 11, name, { anchor: 'end', bold: true })
    days.forEach((use, day) => {
      if (use === 'no') return
      const [from, to] = [data.axis.x(day), data.axis.x(day + 1)]
      const box = mark
        .append('rect')
        .attr('x', round(from + 0.75))
        .attr('width', round(Math.max(1, to - from - 1.5)))
        .attr('y', y)
        .attr('height', 13)
        .attr('rx', 1.5)
      if (use === 'yes') box.attr('fill', palette.tones[tone])
      else box.attr('fill', palette.paper).attr('stroke', palette.tones[tone]).attr('stroke-width', 1.4)
    })
    announce(mark, sentence(name, days, context))
  })
  drawDays(layer, context, plot)
  return chart.node()!
}

function sentence(name: string, days: readonly DayOfUse[], { texts }: Pick<ChartContext, 'texts'>): string {
  const count = (use: DayOfUse) => days.filter((day) => day === use).length
  const vain = count('vain')
  return texts.why.useOf(name, count('yes'), days.length) + (vain > 0 ? texts.why.useVain(vain) : '')
}
