import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { ObservedSeries } from '../build/shipped-scenario.ts'
import type { Player } from '../player/player.ts'
import type { Store } from '../store/store.ts'
import type { Palette, Tone } from '../style/tokens.ts'
import type { Format } from '../texts/format.ts'
import { platformName, type Language, type Texts } from '../texts/index.ts'
import type { TimeAxis } from '../time-axis/time-axis.ts'
import type { Spread } from '../worker/ensemble.ts'
import type { RunRecord } from './run-record.ts'
import type { Flag } from './story.ts'
import type { Story } from '../charts/backdrop.ts'

/** What every part of the page reads. Parts are told when it changes, and change it through the store and the player. */
export interface Lab {
  readonly store: Store
  readonly player: Player
  language: Language
  texts: Texts
  format: Format
  palette: Palette
  /** The scenario as it is shipped, and with the reader's overrides. */
  shipped: Scenario
  scenario: Scenario
  observed: readonly ObservedSeries[]
  record: RunRecord | null
  spread: Spread | null
  flags: readonly Flag[]
  story: Story
  axis: TimeAxis
  /** People that one dot stands for. */
  perDot: number
}

/** Name of a platform in the reader's language. */
export function nameOf(lab: Lab, platform: string): string {
  return platformName(lab.texts, platform, lab.scenario.platforms[platform]?.title)
}

export function toneOf(lab: Lab, platform: string): Tone {
  return lab.scenario.platforms[platform]?.tone ?? 'other'
}

/** The story's platforms in the order of the file's tones: those with a hue first, as the keys 1 to 6 count them. */
export function platformsInOrder(lab: Lab): string[] {
  const order: readonly Tone[] = ['tiktok', 'rednote', 'lemon8', 'reels', 'shorts', 'other']
  return Object.keys(lab.scenario.platforms).sort(
    (a, b) => order.indexOf(toneOf(lab, a)) - order.indexOf(toneOf(lab, b)) || (a < b ? -1 : 1),
  )
}

/** The platform of the chart: the reader's, or the first that people can go to. */
export function chartPlatform(lab: Lab): string {
  const { platform } = lab.store.state
  if (Object.hasOwn(lab.scenario.platforms, platform)) return platform
  const names = platformsInOrder(lab)
  return names[1] ?? names[0]!
}
