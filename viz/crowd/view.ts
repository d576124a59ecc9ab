import { OFFLINE } from './frame.ts'
import { sediment } from './ground.ts'
import type { CrowdHistory } from './history.ts'
import { Trait, keyed } from './key.ts'
import { ribbonBetween } from './ribbon.ts'
import { RIM, haloRadius, outlineRadius, type Scene } from './scene.ts'

/** What the colour of a dot says: where its person came from, lives now, or his segment. */
export type ColourMode = 'from' | 'now' | 'age'

/** Colours of dots as 0xAABBGGRR, the order of a pixel buffer's bytes. */
export interface CrowdColours {
  /** By platform slot; the last is for offline. */
  homes: Uint32Array
  /** By segment slot. */
  bands: Uint32Array
}

/**
 * One simulated day made ready for painting: where every dot is at its beginning and at its end,
 * in CSS px. Stills are those that do not move; the others have their way in `path`.
 */
export interface CrowdView {
  day: number
  x0: Float32Array
  y0: Float32Array
  x1: Float32Array
  y1: Float32Array
  /** Main home at the end of the day; the last slot is offline. */
  home: Uint8Array
  /** Main home at its beginning. */
  before: Uint8Array
  /** Colour with the strength of the day. */
  colour: Uint32Array
  /** Position in the halo of the second home; NaN for who has none. */
  haloX: Float32Array
  haloY: Float32Array
  haloColour: Uint32Array
  /** Six numbers per dot that changes home (x0 y0 cx cy x1 y1 of its ribbon), in the order of `travellers`. */
  paths: Float32Array
  travellers: Uint32Array
}

/** Alpha by freshness: opened today, this week, not this week. */
const STRENGTH = [255, 204, 128] as const
const JITTER = 0.34

/**
 * @param day the day that runs from midnight `day` to midnight `day + 1`; the last frame stands still
 */
export function prepareView(
  history: CrowdHistory,
  day: number,
  scene: Scene,
  mode: ColourMode,
  colours: CrowdColours,
): CrowdView {
  const { dots, slots } = history
  const from = history.frames[day]!
  const to = history.frames[Math.min(day + 1, history.frames.length - 1)]!
  const start = locate(history, from.day, scene)
  const end = to === from ? start : locate(history, to.day, scene)
  const colour = new Uint32Array(dots)
  const haloX = new Float32Array(dots).fill(NaN)
  const haloY = new Float32Array(dots)
  const haloColour = new Uint32Array(dots)
  const home = new Uint8Array(dots)
  const before = new Uint8Array(dots)
  const travellers: number[] = []
  const { main, second } = history.summaries[to.day]!
  const radii = Array.from(main.subarray(0, slots), (count) => outlineRadius(count, scene.pitch))
  const halos = radii.map((radius, slot) => haloRadius(radius, second[slot]!, scene.pitch))
  const slot = (value: number) => (value === OFFLINE ? slots : value)

  for (let dot = 0; dot < dots; dot++) {
    home[dot] = slot(to.main[dot]!)
    before[dot] = slot(from.main[dot]!)
    if (home[dot] !== before[dot]) travellers.push(dot)
    const base =
      mode === 'age'
        ? colours.bands[to.band[dot]!]!
        : colours.homes[slot(mode === 'from' ? to.origin[dot]! : to.main[dot]!)]!
    colour[dot] = withAlpha(base, STRENGTH[to.fresh[dot]!] ?? 128)
    const other = to.second[dot]!
    if (other === OFFLINE || other === to.main[dot]) continue
    // The R2 sequence (Roberts 2018) spreads any subset of dots evenly over the ring.
    const u = frac(dot * 0.7548776662466927)
    const angle = 2 * Math.PI * frac(dot * 0.5698402909980532)
    const inner = radii[other]! + RIM
    const radius = Math.sqrt(inner * inner + u * (halos[other]! ** 2 - inner * inner))
    haloX[dot] = scene.x[other]! + radius * Math.cos(angle)
    haloY[dot] = scene.y[other]! + radius * Math.sin(angle)
    haloColour[dot] = withAlpha(mode === 'age' ? base : colours.homes[home[dot]!]!, 190)
  }

  const paths = new Float32Array(travellers.length * 6)
  const cache = new Map<number, readonly number[]>()
  travellers.forEach((dot, i) => {
    const key = before[dot]! * 256 + home[dot]!
    let path = cache.get(key)
    if (!path) {
      const ribbon = ribbonBetween(before[dot]!, home[dot]!, scene, radii)
      path = [ribbon.x0, ribbon.y0, ribbon.cx, ribbon.cy, ribbon.x1, ribbon.y1]
      cache.set(key, path)
    }
    paths.set(path, i * 6)
  })
  return {
    day,
    x0: start.x,
    y0: start.y,
    x1: end.x,
    y1: end.y,
    home,
    before,
    colour,
    haloX,
    haloY,
    haloColour,
    paths,
    travellers: Uint32Array.from(travellers),
  }
}

/** Position of every dot at a midnight, in CSS px. */
function locate(history: CrowdHistory, day: number, scene: Scene): { x: Float32Array; y: Float32Array } {
  const { main } = history.frames[day]!
  const places = history.placesAt(day)
  const columns = Math.max(1, Math.floor(scene.width / scene.pitch))
  const ground = sediment(main, columns)
  const { disc, dots } = history
  const x = new Float32Array(dots)
  const y = new Float32Array(dots)
  for (let dot = 0; dot < dots; dot++) {
    const jx = (keyed(dot, Trait.jitterX) - 0.5) * JITTER
    const jy = (keyed(dot, Trait.jitterY) - 0.5) * JITTER
    const home = main[dot]!
    if (home === OFFLINE) {
      x[dot] = ((ground[dot]! % columns) + 0.5 + jx) * scene.pitch
      y[dot] = scene.ground - (Math.floor(ground[dot]! / columns) + 0.7 + jy) * scene.pitch
    } else {
      x[dot] = scene.x[home]! + (disc.x[places[dot]!]! + jx) * scene.pitch
      y[dot] = scene.y[home]! + (disc.y[places[dot]!]! + jy) * scene.pitch
    }
  }
  return { x, y }
}

const frac = (value: number) => value - Math.floor(value)

const withAlpha = (colour: number, alpha: number) => ((colour & 0xffffff) | (alpha << 24)) >>> 0
