import type { Story } from '../../../viz/charts/backdrop.ts'
import type { ChartContext } from '../../../viz/charts/chart.ts'
import type { DifferenceData } from '../../../viz/charts/difference.ts'
import type { FanData } from '../../../viz/charts/fan.ts'
import type { FlowsData } from '../../../viz/charts/flows.ts'
import type { GlassData } from '../../../viz/charts/glass.ts'
import type { LensData } from '../../../viz/charts/lens.ts'
import type { LinesData } from '../../../viz/charts/lines.ts'
import type { ReasonsData } from '../../../viz/charts/reasons.ts'
import type { RetentionData } from '../../../viz/charts/retention.ts'
import type { SharesData } from '../../../viz/charts/shares.ts'
import type { StoreData } from '../../../viz/charts/store.ts'
import type { UseData } from '../../../viz/charts/use.ts'
import { createTimeAxis } from '../../../viz/time-axis/time-axis.ts'

// Invented numbers with the shapes of real ones.
const DAYS = 75
const day = Array.from({ length: DAYS }, (_, i) => i)
const surge = (peak: number) => day.map((d) => (d <= 18 ? peak / (1 + 3 ** (16 - d)) : peak * 0.9 ** (d - 18) + 2e5))
const axis = createTimeAxis(DAYS, [0, 1000], { from: 8, to: 24 })
const story: Story = {
  fitted: { from: 0, to: 15 },
  dark: [{ from: 18.94, to: 19.52, name: 'TikTok' }],
  poles: [12, 46],
}
const scaled = (values: readonly number[], factor: number) => values.map((value) => value * factor)

export const fan = (context: ChartContext): FanData => ({
  title: 'RedNote, daily users',
  tone: 'rednote',
  axis,
  median: surge(32e6),
  half: { low: scaled(surge(32e6), 0.9), high: scaled(surge(32e6), 1.1) },
  ninety: { low: scaled(surge(32e6), 0.7), high: scaled(surge(32e6), 1.3) },
  runs: [scaled(surge(32e6), 0.95), scaled(surge(32e6), 1.05)],
  observed: [
    { day: 12, value: 0.7e6, source: 'A publisher' },
    { day: 19, value: 32.5e6, source: 'Another' },
  ],
  now: 14.4,
  story,
  stale: null,
  text: context.format.short,
  days: false,
})

export const lines = (context: ChartContext): LinesData => ({
  title: 'Members',
  axis,
  series: [
    { name: 'TikTok', tone: 'tiktok', values: day.map(() => 170e6) },
    { name: 'RedNote', tone: 'rednote', values: surge(9e6) },
    { name: 'Lemon8', tone: 'lemon8', values: surge(3e6) },
  ],
  now: 30,
  story,
  text: context.format.short,
  days: true,
})

export const retention: RetentionData = {
  title: 'Retention, RedNote',
  tone: 'rednote',
  ages: Array.from({ length: 10 }, (_, n) => n),
  cohorts: [12, 13, 14, 15].map((joined) => ({
    day: joined,
    size: joined * 1000,
    shares: Array.from({ length: 10 }, (_, n) => (n > 22 - joined ? NaN : (1 + n / 0.77) ** -0.3)),
  })),
}

export const flows: FlowsData = {
  title: 'Moves of main home',
  homes: [
    { name: 'TikTok', tone: 'tiktok' },
    { name: 'RedNote', tone: 'rednote' },
    { name: 'Reels', tone: 'reels' },
    { name: 'Offline', tone: null },
  ],
  moves: [
    [0, 1.2e6, 4e5, 2e5],
    [1e5, 0, 5e4, 0],
    [2e5, 3e4, 0, 1e5],
    [3e5, 0, 1e5, 0],
  ],
}

export const store: StoreData = {
  clock: '10:00',
  apps: [
    { name: 'RedNote', tone: 'rednote', rank: 1, before: 220, observed: 1 },
    { name: 'Lemon8', tone: 'lemon8', rank: 2, before: 2, observed: null },
    { name: 'TikTok', tone: 'tiktok', rank: null, before: 7, observed: null },
  ],
}

export const reasons = (context: ChartContext): ReasonsData => ({
  title: 'Registrations on RedNote by reason',
  axis,
  byDriver: {
    base: scaled(surge(1e6), 0.05),
    influencers: scaled(surge(1e6), 0.25),
    curiosity: scaled(surge(1e6), 0.2),
    chart: scaled(surge(1e6), 0.1),
    friends: scaled(surge(1e6), 0.02),
    protest: scaled(surge(1e6), 0.3),
    fear: scaled(surge(1e6), 0.2),
  },
  drains: scaled(surge(1e6), -0.12),
  now: 14.4,
  story,
  text: context.format.short,
  days: false,
  id: 'reasons',
})

export const difference = (context: ChartContext): DifferenceData => ({
  title: 'RedNote, daily users',
  tone: 'rednote',
  axis: createTimeAxis(DAYS, [40, 880], { from: 8, to: 24 }),
  a: surge(5.9e6),
  b: scaled(surge(5.9e6), 0.04),
  median: scaled(surge(5.9e6), -0.96),
  half: { low: scaled(surge(5.9e6), -1.05), high: scaled(surge(5.9e6), -0.85) },
  ninety: { low: scaled(surge(5.9e6), -1.2), high: scaled(surge(5.9e6), -0.75) },
  now: null,
  story,
  text: context.format.people,
})

export const glass: GlassData = {
  title: 'Pressure to join RedNote',
  layers: { base: 0.03, influencers: 0.19, curiosity: 0.17, chart: 0.14, friends: 0.02, protest: 0.24, fear: 0.21 },
  id: 'glass',
}

export const shares: SharesData = {
  title: 'Shares of RedNote’s peak',
  note: 'Each bar spans two runs; a dot is one run.',
  shares: [
    { name: 'Ban fear', driver: 'fear', low: 0.15, high: 0.26, fits: [0.19, 0.22] },
    { name: 'Influencers', driver: 'influencers', low: 0.13, high: 0.25, fits: [0.17, 0.22] },
    { name: 'Friends', driver: 'friends', low: 0.004, high: 0.02, fits: [0.008, 0.012] },
  ],
  id: 'shares',
}

export const lens: LensData = {
  title: 'The lens',
  x: 100,
  y: 80,
  people: [
    { dot: 7, x: 100, y: 80, tone: 'tiktok', today: true, second: 'reels', label: 'Person 7, on RedNote' },
    { dot: 8, x: 103, y: 80.4, tone: 'tiktok', today: false, second: null, label: 'Person 8, on RedNote' },
    { dot: 9, x: 98, y: 77, tone: 'shorts', today: true, second: 'shorts', label: 'Person 9, on RedNote' },
    { dot: 10, x: 106, y: 80, tone: 'reels', today: true, second: null, label: 'Person 10, on RedNote' },
  ],
  islands: [{ name: 'RedNote', tone: 'rednote', x: 112, y: 84, radius: 20 }],
  chosen: 7,
  id: 'lens',
}

export const use: UseData = {
  title: 'Days of use',
  axis: createTimeAxis(DAYS, [96, 1000], { from: 8, to: 24 }),
  rows: [
    { name: 'TikTok', tone: 'tiktok', days: day.map((d) => (d === 19 ? 'vain' : d % 9 === 5 ? 'no' : 'yes')) },
    { name: 'RedNote', tone: 'rednote', days: day.map((d) => (d > 13 && d < 18 ? 'yes' : 'no')) },
  ],
  story,
}
