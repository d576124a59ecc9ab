import { readScenario } from '../../../sim/scenario/read-scenario.ts'
import type { Report, ReportSpread } from '../../../analysis/report/report.ts'
import { SMALL_WORLD } from '../../command/exodus.ts'

const DAYS = 10
const line = (slope: number) => Array.from({ length: DAYS }, (_, day) => day * slope)
const band = { half: { low: line(8), high: line(12) }, ninety: { low: line(5), high: line(15) } }

const spread = (platform: string, metric: string, arm: string): ReportSpread => ({
  platform,
  metric,
  arm,
  count: 4,
  median: line(10),
  ...band,
  runs: [line(9), line(11)],
  observed: platform === 'away' ? [{ day: 4, value: 44, source: 'A publisher' }] : [],
})

/** A report of a small world; its names are as hostile as those of a stranger's file can be. */
export function sampleReport(): Report {
  const { scenario } = readScenario({ text: SMALL_WORLD, file: 'small.yaml', load: () => undefined, set: [] })
  const arms = ['as-it-was', 'no-press']
  const metrics = ['dau', 'members']
  return {
    name: '</title><script>alert(1)</script>',
    madeBy: '0.1.0',
    notes: [['command', 'exodus sweep "x" <b>']],
    scenario: scenario!,
    study: { replicates: 4, seed: '2025', points: 1, arms: arms.map((name) => ({ name, set: [] })) },
    runs: { planned: 8, done: 7, failed: 1, missing: 0 },
    says: ['1 run failed: <img src=x onerror=alert(1)>.'],
    tables: [{ caption: 'Means', columns: ['Number', 'Mean'], rows: [['peak', 90]], more: 'summary.csv' }],
    metrics: { dau: { unit: 'people', meaning: 'Opened it today.' } },
    spreads: metrics.flatMap((metric) =>
      arms.flatMap((arm) => ['home', 'away'].map((platform) => spread(platform, metric, arm))),
    ),
    differences: [
      {
        platform: 'away',
        metric: 'dau',
        arm: 'no-press',
        count: 4,
        a: line(10),
        b: line(7),
        median: line(-3),
        ...band,
      },
    ],
  }
}
