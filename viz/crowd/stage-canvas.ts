import { PixelBrush } from './brush.ts'
import { CrossFade } from './cross-fade.ts'
import { CrowdEngine, type LensDot, type Shot } from './engine.ts'
import type { CrowdFrame, CrowdSummary } from './frame.ts'
import { GlBrush } from './gl-brush.ts'
import type { Scene } from './scene.ts'
import type { ColourMode, CrowdColours } from './view.ts'

/** How the stage is laid out and coloured. */
export interface Arrangement {
  scene: Scene
  /** Device pixels per CSS px. */
  ratio: number
  mode: ColourMode
  colours: CrowdColours
}

/**
 * What the page can ask of the crowd, wherever it is painted. Everything is answered in order;
 * of shots that come faster than they can be painted only the last is painted.
 */
export interface CrowdStage {
  /** Forgets the run before. */
  begin(slots: number, dots: number): void
  append(frame: CrowdFrame): CrowdSummary
  arrange(arrangement: Arrangement): void
  show(shot: Shot): void
  pick(x: number, y: number, reach: number, shot: Shot): number | null
  around(x: number, y: number, radius: number, shot: Shot): LensDot[]
  find(dot: number, shot: Shot): LensDot | null
}

/** Paints a crowd on a canvas of its own, in a worker or in the page. */
export class StageCanvas implements CrowdStage {
  readonly #canvas: HTMLCanvasElement | OffscreenCanvas
  readonly #context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D
  #engine: CrowdEngine | null = null
  #arrangement: Arrangement | null = null
  /** The graphics card, while there is one. */
  readonly #card: GlBrush | null
  #pixels: { image: ImageData; brush: PixelBrush } | null = null
  #shot: Shot | null = null
  #asked = false
  readonly #fade = new CrossFade()
  /** The picture before a jump. */
  #before: OffscreenCanvas | null = null

  /**
   * @param card paints where there is a graphics card; the processor does otherwise, and when the card is taken away
   * @throws Error when the canvas has no 2D context to give
   */
  constructor(canvas: HTMLCanvasElement | OffscreenCanvas, card: GlBrush | null = GlBrush.create()) {
    const context = canvas.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null
    if (!context) throw new Error('This canvas cannot be drawn on')
    this.#canvas = canvas
    this.#context = context
    this.#card = card
    card?.onLoss(() => this.#ask())
  }

  begin(slots: number, dots: number): void {
    this.#engine = new CrowdEngine(slots, dots)
    this.#arrangement = null
  }

  append(frame: CrowdFrame): CrowdSummary {
    if (!this.#engine) throw new Error('A crowd begins before its first frame')
    const summary = this.#engine.append(frame)
    this.#ask()
    return summary
  }

  arrange(arrangement: Arrangement): void {
    const { scene, ratio, mode, colours } = arrangement
    const width = Math.max(1, Math.round(scene.width * ratio))
    const height = Math.max(1, Math.round(scene.height * ratio))
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width
      this.#canvas.height = height
    }
    this.#card?.resize(width, height, ratio)
    this.#pixels = null
    this.#arrangement = arrangement
    this.#engine?.arrange(scene, mode, colours)
    this.#ask()
  }

  show(shot: Shot): void {
    // Who wants no motion sees no travel, and no fade.
    if (this.#fade.show(shot.time, performance.now(), shot.duration === 0)) this.#keep()
    this.#shot = shot
    this.#ask()
  }

  pick(x: number, y: number, reach: number, shot: Shot): number | null {
    return this.#engine?.pick(x, y, reach, shot) ?? null
  }

  around(x: number, y: number, radius: number, shot: Shot): LensDot[] {
    return this.#engine?.around(x, y, radius, shot) ?? []
  }

  find(dot: number, shot: Shot): LensDot | null {
    return this.#engine?.find(dot, shot) ?? null
  }

  #ask(): void {
    if (this.#asked) return
    this.#asked = true
    requestAnimationFrame(() => {
      this.#asked = false
      this.#paint()
    })
  }

  #paint(): void {
    if (!this.#engine || !this.#arrangement || !this.#shot) return
    if (this.#card && !this.#card.isLost) this.#paintWith(this.#card, this.#engine, this.#shot)
    else this.#paintPixels(this.#engine, this.#shot, this.#arrangement.ratio)
    const strength = this.#before ? this.#fade.strength(performance.now()) : 0
    if (strength === 0) this.#before = null
    if (!this.#before) return
    this.#context.globalAlpha = strength
    this.#context.drawImage(this.#before, 0, 0)
    this.#context.globalAlpha = 1
    this.#ask()
  }

  #paintWith(card: GlBrush, engine: CrowdEngine, shot: Shot): void {
    engine.paint(card, shot)
    this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height)
    this.#context.drawImage(card.finish(), 0, 0)
  }

  #paintPixels(engine: CrowdEngine, shot: Shot, ratio: number): void {
    this.#pixels ??= pixelsOf(this.#canvas, ratio)
    engine.paint(this.#pixels.brush, shot)
    this.#context.putImageData(this.#pixels.image, 0, 0)
  }

  /** Keeps the picture that is shown, to fade it over the next one. */
  #keep(): void {
    const { width, height } = this.#canvas
    if (!this.#shot || typeof OffscreenCanvas === 'undefined') return
    this.#before = new OffscreenCanvas(width, height)
    this.#before.getContext('2d')?.drawImage(this.#canvas, 0, 0)
  }
}

function pixelsOf({ width, height }: HTMLCanvasElement | OffscreenCanvas, ratio: number) {
  const image = new ImageData(width, height)
  return { image, brush: new PixelBrush(new Uint32Array(image.data.buffer), width, height, ratio) }
}
