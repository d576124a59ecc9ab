import { haloRadius, outlineRadius, type Scene } from '../crowd/scene.ts'
import type { CrowdColours } from '../crowd/view.ts'
import { findingAt } from './finding.ts'
import { chartPlatform, nameOf, toneOf, type Lab } from './lab.ts'
import type { StagePicture } from './stage-picture.ts'
import { darkSpans } from './story.ts'

/** What stands beside the crowd at a moment. */
export interface StageWords {
  date: string
  clock: string
  /** The finding, and what follows it; empty where there is no room. */
  head: string
  rest: string
  legend: readonly [string, string]
}

/** Slots of the platforms that are dark at a moment, in days. */
export function darkSlotsAt({ scenario, record }: Lab, time: number): number[] {
  const spans = darkSpans(scenario).filter((span) => time >= span.from && time < span.to)
  return [...new Set(spans.map((span) => record?.slot(span.slot) ?? -1))].filter((slot) => slot >= 0)
}

/**
 * The words of a moment.
 *
 * @param time in days
 * @param narrow whether there is room for short forms only
 */
export function wordsAt(lab: Lab, time: number, narrow: boolean): StageWords {
  const { texts, format, scenario, record, perDot } = lab
  const shown = Math.min(time, scenario.time.days - 1e-6)
  const context = { texts, format, name: (id: string) => nameOf(lab, id) }
  const finding = findingAt(time, scenario, record, chartPlatform(lab), context)
  const people = format.people(perDot)
  return {
    date: narrow ? format.shortDate(shown) : format.longDate(shown),
    clock: `${format.year(shown)}, ${format.clock(shown)}`,
    head: finding.head,
    rest: narrow ? '' : finding.rest,
    legend: [narrow ? texts.stage.dotShort(people) : texts.stage.dot(people), texts.stage.ring],
  }
}

/** The vectors of a moment, between the midnights around it; null before the run has begun. */
export function pictureAt(lab: Lab, scene: Scene, time: number, narrow: boolean): StagePicture | null {
  const { record } = lab
  if (!record || record.crowds.length === 0) return null
  const last = record.crowds.length - 1
  const day = Math.min(Math.floor(time), Math.max(0, last - 1))
  const before = record.crowds[Math.min(day, last)]!
  const after = record.crowds[Math.min(day + 1, last)]!
  const fraction = Math.min(1, Math.max(0, time - day))
  const mix = (a: Uint32Array, b: Uint32Array) => Array.from(a, (value, k) => value + (b[k]! - value) * fraction)
  const main = mix(before.main, after.main)
  const second = mix(before.second, after.second)
  const radii = record.head.platforms.map((_, slot) => outlineRadius(main[slot]!, scene.pitch))
  return {
    scene,
    main,
    change: Array.from(after.main, (value, k) => value - before.main[k]!),
    radii,
    halos: radii.map((radius, slot) => haloRadius(radius, second[slot]!, scene.pitch)),
    flows: after === before ? new Uint32Array(after.flows.length) : after.flows,
    dark: darkSlotsAt(lab, time),
    narrow,
  }
}

/** Colours of the dots in the palette of now. */
export function crowdColours(lab: Lab): CrowdColours {
  const { palette, record } = lab
  const word = (hex: string) => {
    const n = parseInt(hex.slice(1), 16)
    return (0xff000000 | ((n & 0xff) << 16) | (n & 0xff00) | (n >> 16)) >>> 0
  }
  const homes = record!.head.platforms.map((id) => word(palette.tones[toneOf(lab, id)]))
  // Ages have no hue: a scale of ink, the youngest darkest.
  const grey = (share: number) => mixHex(palette.ink, palette.paper, share * 0.75)
  const bands = record!.head.segments.map((_, k, all) => word(grey(all.length > 1 ? k / (all.length - 1) : 0)))
  return { homes: Uint32Array.from([...homes, word(palette.tones.other)]), bands: Uint32Array.from(bands) }
}

function mixHex(a: string, b: string, share: number): string {
  const channel = (at: number) => {
    const [p, q] = [a, b].map((hex) => parseInt(hex.slice(at, at + 2), 16))
    return Math.round(p! + (q! - p!) * share)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}
