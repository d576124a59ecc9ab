import { select } from 'd3'
import { crowdColours, darkSlotsAt, pictureAt, wordsAt, type StageWords } from '../app/stage-moment.ts'
import { drawStage } from '../app/stage-picture.ts'
import type { Lab } from '../app/lab.ts'
import { createChart, write, type Layer } from '../charts/chart.ts'
import { PixelBrush } from '../crowd/brush.ts'
import { CrowdEngine } from '../crowd/engine.ts'
import type { Scene } from '../crowd/scene.ts'
import { wrap } from './wrap.ts'

/** How the stage is laid out. */
export interface StageLayout {
  scene: Scene
  /** Whether there is room for short forms only. */
  narrow: boolean
}

/** How the crowd moves: `duration` as the crowd's, `flicker` in seconds. */
export interface Motion {
  duration: number
  flicker: number
}

const STILL: Motion = { duration: 0, flicker: 0 }

/** Paints the stage of the lab's run as it is now, at any moment and any scale, apart from the one on screen. */
export class StagePainter {
  readonly #lab: Lab
  readonly #layout: StageLayout
  readonly #engine: CrowdEngine

  /** Throws an Error before the first run has begun. */
  constructor(lab: Lab, layout: StageLayout) {
    if (!lab.record) throw new Error(lab.texts.stage.empty)
    this.#lab = lab
    this.#layout = layout
    const { head, days } = lab.record
    this.#engine = new CrowdEngine(head.platforms.length, head.crowd.main.length)
    this.#engine.append(head.crowd)
    for (const day of days) this.#engine.append(day.crowd)
    this.#engine.arrange(layout.scene, lab.store.state.colour, crowdColours(lab))
  }

  /** The crowd alone, on nothing. */
  crowd(time: number, ratio: number, motion = STILL): HTMLCanvasElement {
    const { width, height } = this.#layout.scene
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    const image = new ImageData(canvas.width, canvas.height)
    const brush = new PixelBrush(new Uint32Array(image.data.buffer), canvas.width, canvas.height, ratio)
    this.#engine.paint(brush, { ...motion, time, dark: darkSlotsAt(this.#lab, time) })
    canvas.getContext('2d')!.putImageData(image, 0, 0)
    return canvas
  }

  /** What lies below the crowd (paper, ribbons) and above it (outlines, names, words), each a drawing of its own. */
  vectors(time: number): { under: SVGSVGElement; over: SVGSVGElement } {
    const { palette } = this.#lab
    const { scene, narrow } = this.#layout
    const [under, over] = [this.#sheet(), this.#sheet()]
    const picture = pictureAt(this.#lab, scene, time, narrow)
    if (picture) drawStage(under, over, picture, this.#lab)
    const paper = document.createElementNS(under.namespaceURI, 'rect')
    for (const [name, value] of Object.entries({ width: scene.width, height: scene.height, fill: palette.paper })) {
      paper.setAttribute(name, String(value))
    }
    under.prepend(paper)
    this.#write(over, wordsAt(this.#lab, time, narrow))
    return { under, over }
  }

  /** The whole stage as one drawing, the crowd in it as a picture. */
  drawing(time: number, ratio: number): SVGSVGElement {
    const { under, over } = this.vectors(time)
    const { scene } = this.#layout
    const crowd = document.createElementNS(under.namespaceURI, 'image')
    crowd.setAttribute('width', String(scene.width))
    crowd.setAttribute('height', String(scene.height))
    crowd.setAttribute('href', this.crowd(time, ratio).toDataURL('image/png'))
    under.append(crowd, ...over.childNodes)
    return under
  }

  #sheet(): SVGSVGElement {
    const { palette, texts, format } = this.#lab
    const { width, height } = this.#layout.scene
    return createChart({ document, width, height, palette, texts, format }, texts.stage.label).node()!
  }

  /** Date and finding at the upper left, what a dot is at the upper right, as on screen. */
  #write(over: SVGSVGElement, words: StageWords): void {
    const { palette } = this.#lab
    const { scene, narrow } = this.#layout
    const layer = select(over) as unknown as Layer
    const [size, left] = narrow ? [28, 12] : [40, 24]
    const date = write(layer, left, size + 8, words.date, { size, fill: palette.ink })
    date.append('tspan').attr('font-size', 18).attr('fill', palette.quiet).text(`  ${words.clock}`)
    const measure = document.createElement('canvas').getContext('2d')!
    measure.font = `15px ${over.getAttribute('font-family')}`
    const said = wrap(
      `${words.head} ${words.rest}`.trim(),
      scene.width * 0.6,
      (text) => measure.measureText(text).width,
    )
    said.forEach((line, i) =>
      write(layer, left, size + 32 + i * 21, line, { size: 15, fill: palette.ink, halo: palette.paper }),
    )
    words.legend.forEach((line, i) =>
      write(layer, scene.width - left, 26 + i * 17, line, { anchor: 'end', size: 12, fill: palette.quiet }),
    )
  }
}
