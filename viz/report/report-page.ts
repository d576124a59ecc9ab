import type { Report, ReportDifference, ReportSpread, ReportTable } from '../../analysis/report/report.ts'
import { tableElement, type Table } from '../charts/table.ts'
import { createFormat } from '../texts/format.ts'
import { en } from '../texts/en.ts'
import { CSS_PALETTE } from './css-palette.ts'
import { elementMaker } from './elements.ts'
import { chartMaker, type ReportChart } from './report-charts.ts'
import { REPORT_STYLE } from './report-style.ts'

/** Widths in px that charts are drawn at, by the class of their place; on a phone a difference is scrolled. */
const WIDTHS = { wide: 760, narrow: 340 } as const
const DIFFERENCE_WIDTHS = { wide: 760, 'narrow scroll': 600 } as const

/**
 * Fills a document with a report: what came out in sentences first, then numbers, charts with their tables, and how
 * it was made. The page holds no script and asks for nothing.
 *
 * @param sha256 SHA-256 of a text in base64: the policy lets this style through, and nothing else
 */
export function fillReport(document: Document, report: Report, sha256: (text: string) => string): void {
  const el = elementMaker(document)
  const format = createFormat('en', report.scenario.time.start)
  const number = (value: number) => format.number(value, Math.abs(value) < 10 ? 3 : 0)
  const charts = chartMaker(report, (width, height) => {
    return { document, width, height, palette: CSS_PALETTE, texts: en, format }
  })

  const table = (of: Table) => el('div', { class: 'scroll', tabindex: '0' }, tableElement(of, document, number))
  const reportTable = ({ more, ...of }: ReportTable) =>
    more === undefined ? [table(of)] : [table(of), el('p', { class: 'quiet' }, `The rest is in ${more}.`)]
  const folded = (title: string, ...inside: readonly Node[]) => el('details', {}, el('summary', {}, title), ...inside)
  const figure = (title: string, note: string, chart: ReportChart, widths: Readonly<Record<string, number>> = WIDTHS) =>
    el(
      'figure',
      {},
      el('figcaption', {}, el('b', {}, title), ` ${note}`),
      ...Object.entries(widths).map(([name, width]) =>
        el('div', { class: name, ...(name.includes('scroll') && { tabindex: '0' }) }, chart.draw(width)),
      ),
      folded('As a table', table(chart.table)),
    )
  const aboutMetric = (metric: string) => report.metrics[metric]?.meaning ?? ''
  const spread = (of: ReportSpread) =>
    figure(
      `${charts.name(of.platform)}${report.study.arms.length > 1 ? `, ${of.arm}` : ''}`,
      `${report.metrics[of.metric]?.unit ?? ''}, ${of.count === 1 ? 'one run' : `${of.count} runs`}`,
      charts.spread(of),
    )
  const difference = (of: ReportDifference) =>
    figure(
      `${charts.name(of.platform)}: ${of.arm} (B) against ${report.study.arms[0]!.name} (A)`,
      `${of.metric}, ${of.count} pairs`,
      charts.difference(of),
      DIFFERENCE_WIDTHS,
    )

  const { runs, study } = report
  const counts = [
    `${runs.done} of ${runs.planned} runs`,
    ...(runs.failed > 0 ? [`${runs.failed} failed`] : []),
    ...(runs.missing > 0 ? [`${runs.missing} missing: this report is not complete`] : []),
    `${study.replicates} ${study.replicates === 1 ? 'replicate' : 'replicates'}, ${study.points} ${study.points === 1 ? 'point' : 'points'}, ${study.arms.length} ${study.arms.length === 1 ? 'arm' : 'arms'}`,
  ]
  const metrics = [...new Set(report.spreads.map(({ metric }) => metric))]
  const ofMetric = (metric: string) => report.spreads.filter((one) => one.metric === metric).map(spread)
  const [first, ...others] = metrics

  // Some serializers write titles as they are: no character that could end one may be in it.
  document.title = `${report.name.replaceAll(/[<>&]/g, '')}: report`
  head(document, el, sha256)
  const main = el(
    'main',
    {},
    el('h1', {}, report.name),
    el('p', { class: 'quiet' }, `${report.scenario.title || report.scenario.name}. ${counts.join('; ')}.`),
    el('h2', {}, 'What came out'),
    el('ul', { class: 'says' }, ...report.says.map((text) => el('li', {}, text))),
    el('p', { class: 'quiet' }, 'Results of a model under its assumptions. Not a forecast.'),
    ...(report.tables.length > 0 ? [el('h2', {}, 'Numbers')] : []),
    ...report.tables.flatMap(reportTable),
    ...(report.differences.length > 0
      ? [
          el('h2', {}, 'What the arms change'),
          el(
            'p',
            { class: 'quiet' },
            'Same people, same seeds, same points: differences run by run. Dark band: half of the pairs; light band: 9 in 10.',
          ),
          ...report.differences.map(difference),
        ]
      : []),
    ...(first === undefined
      ? []
      : [
          el('h2', {}, `By day: ${first}`),
          el(
            'p',
            { class: 'quiet' },
            `${aboutMetric(first)} Line: median of the runs${study.points > 1 ? ' over all points of the design' : ''}; dark band: half of them; light band: 9 in 10; thin lines: single runs. Rings: published values, in the unit of the model.`,
          ),
          ...ofMetric(first),
        ]),
    ...others.flatMap((metric) => [folded(`By day: ${metric}. ${aboutMetric(metric)}`, ...ofMetric(metric))]),
    el('h2', {}, 'How it was made'),
    el('dl', {}, ...report.notes.flatMap(([key, value]) => [el('dt', {}, key), el('dd', {}, el('code', {}, value))])),
    ...study.arms.map(({ name, set }) =>
      el('p', {}, `Arm ${name}: `, set.length === 0 ? 'nothing else set.' : el('code', {}, set.join(' '))),
    ),
    el(
      'p',
      { class: 'quiet' },
      `Made by exodus ${report.madeBy}; the numbers lie in the tables beside this page, and codebook.csv says what each column is.`,
    ),
  )
  document.body.append(main)
}

function head(document: Document, el: ReturnType<typeof elementMaker>, sha256: (text: string) => string): void {
  const policy = `default-src 'none'; style-src 'sha256-${sha256(REPORT_STYLE)}'; img-src data:; base-uri 'none'; form-action 'none'`
  document.documentElement.setAttribute('lang', 'en')
  document.head.prepend(
    el('meta', { charset: 'utf-8' }),
    el('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('meta', { name: 'color-scheme', content: 'light dark' }),
    el('meta', { name: 'referrer', content: 'no-referrer' }),
    // A page without one asks the server for it.
    el('link', { rel: 'icon', href: 'data:,' }),
    el('style', {}, REPORT_STYLE),
  )
}
