import type { CrowdFrame, CrowdSummary } from './frame.ts'
import { CrowdHistory } from './history.ts'
import type { Brush } from './brush.ts'
import { paintCrowd, type Moment } from './paint.ts'
import { pickDot } from './pick.ts'
import type { Scene } from './scene.ts'
import { prepareView, type ColourMode, type CrowdColours, type CrowdView } from './view.ts'

/** A frame of the film: a moment in days and how it is to be painted. */
export type Shot = Omit<Moment, 'fraction'> & { time: number }

/** One dot as the lens shows it. */
export interface LensDot {
  dot: number
  /** CSS px of the stage. */
  x: number
  y: number
  origin: number
  home: number
  second: number
  fresh: number
}

/**
 * The crowd of one run, ready to be painted at any moment. Knows no canvas: whoever owns one
 * hands over a brush, in a worker or on the main thread alike.
 */
export class CrowdEngine {
  readonly #history: CrowdHistory
  #scene: Scene | null = null
  #mode: ColourMode = 'from'
  #colours: CrowdColours | null = null
  #view: CrowdView | null = null

  /**
   * @param slots number of platforms
   * @param dots dots of every frame
   */
  constructor(slots: number, dots: number) {
    this.#history = new CrowdHistory(slots, dots)
  }

  /** Adds the next day. Throws a RangeError when it is out of order or of another size. */
  append(frame: CrowdFrame): CrowdSummary {
    const summary = this.#history.append(frame)
    // The day before stood still for want of this one.
    if (this.#view && this.#view.day === frame.day - 1) this.#view = null
    return summary
  }

  arrange(scene: Scene, mode: ColourMode, colours: CrowdColours): void {
    this.#scene = scene
    this.#mode = mode
    this.#colours = colours
    this.#view = null
  }

  /** Paints a moment; times beyond the last frame show the last. Nothing is painted before `arrange`. */
  paint(brush: Brush, shot: Shot): void {
    const view = this.#viewAt(shot.time)
    if (view && this.#scene) paintCrowd(brush, view, this.#scene.pitch, this.#moment(view, shot))
  }

  /** The dot nearest to a point of the stage within `reach` CSS px, or null. */
  pick(x: number, y: number, reach: number, shot: Shot): number | null {
    const view = this.#viewAt(shot.time)
    if (!view) return null
    const dot = pickDot(view, x, y, reach, this.#moment(view, shot))
    return dot < 0 ? null : dot
  }

  /** Everyone within a radius of a point, for the lens: where they are at the end of the day. */
  around(x: number, y: number, radius: number, shot: Shot): LensDot[] {
    const view = this.#viewAt(shot.time)
    if (!view) return []
    const found: LensDot[] = []
    for (let dot = 0; dot < this.#history.dots; dot++) {
      if (Math.hypot(view.x1[dot]! - x, view.y1[dot]! - y) <= radius) found.push(this.#lensDot(view, dot))
    }
    return found
  }

  /** One dot as the lens shows it, or null when there is none of that number. */
  find(dot: number, shot: Shot): LensDot | null {
    const view = this.#viewAt(shot.time)
    return view && dot >= 0 && dot < this.#history.dots ? this.#lensDot(view, dot) : null
  }

  #lensDot(view: CrowdView, dot: number): LensDot {
    const frame = this.#history.frames[Math.min(view.day + 1, this.#history.frames.length - 1)]!
    return {
      dot,
      x: view.x1[dot]!,
      y: view.y1[dot]!,
      origin: frame.origin[dot]!,
      home: frame.main[dot]!,
      second: frame.second[dot]!,
      fresh: frame.fresh[dot]!,
    }
  }

  #moment(view: CrowdView, shot: Shot): Moment {
    return { ...shot, fraction: Math.min(1, Math.max(0, shot.time - view.day)) }
  }

  #viewAt(time: number): CrowdView | null {
    const frames = this.#history.frames.length
    if (frames === 0 || !this.#scene || !this.#colours) return null
    const day = Math.max(0, Math.min(Math.floor(time), frames === 1 ? 0 : frames - 2))
    if (this.#view?.day !== day) {
      this.#view = prepareView(this.#history, day, this.#scene, this.#mode, this.#colours)
    }
    return this.#view
  }
}
