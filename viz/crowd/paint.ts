import type { Brush } from './brush.ts'
import { Trait, keyed } from './key.ts'
import type { CrowdView } from './view.ts'

/** The moment to paint, and how. */
export interface Moment {
  /** Part of the view's day that has passed, 0 to 1. */
  fraction: number
  /** How long one dot travels, in simulated days; at most half a day. 0: nobody travels (reduced motion). */
  duration: number
  /** Platform slots that are dark: their dots fall to .22, with six in ten still knocking. */
  dark: readonly number[]
  /** Seconds by which those who knock flicker; constant under reduced motion. */
  flicker: number
}

const TRAIL = 7
const TRAIL_STEP = 2
const DARK = 0.22
const KNOCKING = 0.75

/**
 * Paints the crowd: halos, those who stay, those who travel. A pure function of its arguments,
 * so a film, a picture and the screen show the same.
 */
export function paintCrowd(brush: Brush, view: CrowdView, pitch: number, moment: Moment): void {
  brush.begin()
  const size = Math.max(1, Math.round((2 / 3) * pitch * brush.ratio))
  const small = Math.max(1, Math.floor(size / 2))
  paintHalos(brush, view, small)
  const { x0, y0, x1, y1, home, before } = view
  const travels = moment.duration > 0
  const dark = new Uint8Array(256)
  for (const slot of moment.dark) dark[slot] = 1
  for (let dot = 0; dot < home.length; dot++) {
    if (home[dot] !== before[dot] && travels) continue
    const stays = x0[dot] === x1[dot] && y0[dot] === y1[dot]
    const s = stays ? 0 : travels ? ease(progress(dot, moment)) : 1
    const x = x0[dot]! + (x1[dot]! - x0[dot]!) * s
    const y = y0[dot]! + (y1[dot]! - y0[dot]!) * s
    const colour = dark[home[dot]!] ? dimmed(view.colour[dot]!, dot, moment.flicker) : view.colour[dot]!
    brush.block(x, y, size, colour)
  }
  if (travels) paintTravellers(brush, view, size, pitch, moment)
}

function paintHalos(brush: Brush, view: CrowdView, size: number): void {
  const { haloX, haloY, haloColour } = view
  for (let dot = 0; dot < haloX.length; dot++) {
    const x = haloX[dot]!
    if (x === x) brush.block(x, haloY[dot]!, size, haloColour[dot]!)
  }
}

function paintTravellers(brush: Brush, view: CrowdView, size: number, pitch: number, moment: Moment): void {
  const now = { x: 0, y: 0 }
  const earlier = { x: 0, y: 0 }
  for (let i = 0; i < view.travellers.length; i++) {
    const dot = view.travellers[i]!
    const s = progress(dot, moment)
    const colour = view.colour[dot]! | 0xff000000
    const e = ease(s)
    wayPoint(view, i, dot, e, pitch, now)
    if (s > 0 && s < 1) {
      wayPoint(view, i, dot, Math.max(0, e - 0.03), pitch, earlier)
      const length = Math.hypot(now.x - earlier.x, now.y - earlier.y) || 1
      const dx = (now.x - earlier.x) / length
      const dy = (now.y - earlier.y) / length
      for (let k = 1; k <= TRAIL; k++) {
        const alpha = (1 - k / (TRAIL + 1)) ** 1.5 * 0.7
        brush.block(now.x - dx * k * TRAIL_STEP, now.y - dy * k * TRAIL_STEP, 1, faded(colour, alpha))
      }
    }
    brush.block(now.x, now.y, size, colour >>> 0)
  }
}

/** How far a dot has come on its way, 0 to 1: it sets out and hurries by its own key. */
export function progress(dot: number, moment: Moment): number {
  const duration = Math.min(0.5, moment.duration * (0.78 + 0.44 * keyed(dot, Trait.pace)))
  const start = keyed(dot, Trait.start) * (1 - duration)
  return Math.min(1, Math.max(0, (moment.fraction - start) / duration))
}

/**
 * Point on the way of a traveller: out of the island, along the ribbon in a lane of his own, and
 * to his place. `e` is the eased progress.
 */
function wayPoint(
  view: CrowdView,
  index: number,
  dot: number,
  e: number,
  pitch: number,
  out: { x: number; y: number },
): void {
  const p = view.paths
  const k = index * 6
  const r = Math.min(1, Math.max(0, (e - 0.1) / 0.8))
  const a = (1 - r) * (1 - r)
  const b = 2 * r * (1 - r)
  const c = r * r
  const lane = (keyed(dot, Trait.lane) - 0.5) * pitch * 5
  const dx = p[k + 4]! - p[k]!
  const dy = p[k + 5]! - p[k + 1]!
  const length = Math.hypot(dx, dy) || 1
  const leaving = Math.max(0, 1 - e / 0.25) ** 2
  const arriving = Math.max(0, 1 - (1 - e) / 0.25) ** 2
  const along = 1 - leaving - arriving
  out.x =
    (a * p[k]! + b * p[k + 2]! + c * p[k + 4]! - (dy / length) * lane) * along +
    view.x0[dot]! * leaving +
    view.x1[dot]! * arriving
  out.y =
    (a * p[k + 1]! + b * p[k + 3]! + c * p[k + 5]! + (dx / length) * lane) * along +
    view.y0[dot]! * leaving +
    view.y1[dot]! * arriving
}

/** Close to cubic-bezier(.45, 0, .15, 1) without solving it: slow out, slower in. */
function ease(s: number): number {
  return s < 0.5 ? 4 * s * s * s : 1 - (2 - 2 * s) ** 3 / 2
}

function dimmed(colour: number, dot: number, flicker: number): number {
  const knock = keyed(dot, Trait.knock)
  const knocks = knock < 0.6 && Math.floor(2 * flicker + knock * 20) % 2 === 0
  return faded(colour, knocks ? KNOCKING : DARK)
}

function faded(colour: number, alpha: number): number {
  return ((colour & 0xffffff) | (Math.round((colour >>> 24) * alpha) << 24)) >>> 0
}
