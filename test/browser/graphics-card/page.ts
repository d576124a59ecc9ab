import { PixelBrush } from '../../../viz/crowd/brush.ts'
import { CrowdEngine, type Shot } from '../../../viz/crowd/engine.ts'
import { GlBrush } from '../../../viz/crowd/gl-brush.ts'
import { StageCanvas } from '../../../viz/crowd/stage-canvas.ts'
import { arrangement, DOTS, frames, SLOTS } from './crowd.ts'

/** Moments with dots that stay, that travel, and with a platform that is dark. */
const SHOTS: readonly Shot[] = [
  { time: 3, duration: 0.5, dark: [], flicker: 0 },
  { time: 17.5, duration: 0.5, dark: [], flicker: 0.3 },
  { time: 18.2, duration: 0, dark: [0], flicker: 0 },
]

declare global {
  /** Whether a brush is made where the card is only software, unless that will do. */
  var madeOnSoftware: () => { usually: boolean; pretended: boolean }
  /** Pixels of each shot: painted, and different between the two brushes by more than rounding. */
  var compareBrushes: (ratio: number) => { painted: number; different: number }[]
  /** The same for a stage whose card is taken away between two shots, against one that never had one. */
  var compareStages: () => Promise<{ lost: boolean; before: number; after: number; painted: number }>
}

function engineOf(ratio: number): { engine: CrowdEngine; width: number; height: number } {
  const { scene, mode, colours } = arrangement
  const engine = new CrowdEngine(SLOTS, DOTS)
  for (const frame of frames()) engine.append(frame)
  engine.arrange(scene, mode, colours)
  return { engine, width: Math.round(scene.width * ratio), height: Math.round(scene.height * ratio) }
}

/** What stands on a canvas, as anyone sees it. */
function shownOn(canvas: OffscreenCanvas | HTMLCanvasElement): Uint8ClampedArray {
  const { width, height } = canvas
  const context = new OffscreenCanvas(width, height).getContext('2d')!
  context.drawImage(canvas, 0, 0)
  return context.getImageData(0, 0, width, height).data
}

const ROUNDING = 4

function differences(a: Uint8ClampedArray, b: Uint8ClampedArray): { painted: number; different: number } {
  let painted = 0
  let different = 0
  for (let pixel = 0; pixel < a.length; pixel += 4) {
    if (a[pixel + 3]! > 0) painted++
    // Colours of what can hardly be seen are rounded when they are stored with their transparency in them.
    const see = (data: Uint8ClampedArray, k: number) => (data[pixel + k]! * data[pixel + 3]!) / 255
    const off = [0, 1, 2].some((k) => Math.abs(see(a, k) - see(b, k)) > ROUNDING)
    if (off || Math.abs(a[pixel + 3]! - b[pixel + 3]!) > ROUNDING) different++
  }
  return { painted, different }
}

globalThis.madeOnSoftware = () => ({ usually: GlBrush.create() !== null, pretended: GlBrush.create(true) !== null })

globalThis.compareBrushes = (ratio) => {
  const { engine, width, height } = engineOf(ratio)
  const card = GlBrush.create(true)!
  card.resize(width, height, ratio)
  return SHOTS.map((shot) => {
    const image = new ImageData(width, height)
    engine.paint(new PixelBrush(new Uint32Array(image.data.buffer), width, height, ratio), shot)
    const canvas = new OffscreenCanvas(width, height)
    canvas.getContext('2d')!.putImageData(image, 0, 0)
    engine.paint(card, shot)
    return differences(shownOn(canvas), shownOn(card.finish()))
  })
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

globalThis.compareStages = async () => {
  const card = GlBrush.create(true)!
  const canvases = [document.createElement('canvas'), document.createElement('canvas')] as const
  const stages = [new StageCanvas(canvases[0], card), new StageCanvas(canvases[1], null)]
  const show = async (shot: Shot) => {
    for (const stage of stages) stage.show(shot)
    for (let k = 0; k < 3; k++) await frame()
    return differences(shownOn(canvases[0]), shownOn(canvases[1]))
  }
  for (const stage of stages) {
    stage.begin(SLOTS, DOTS)
    for (const one of frames()) stage.append(one)
    stage.arrange(arrangement)
  }
  const before = await show(SHOTS[0]!)
  card.finish().getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext()
  await frame()
  const after = await show({ ...SHOTS[0]!, time: 3.01 })
  return { lost: card.isLost, before: before.different, after: after.different, painted: after.painted }
}
