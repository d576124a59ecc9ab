import {
  BufferTarget,
  CanvasSource,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  WebMOutputFormat,
  getFirstEncodableVideoCodec,
  type VideoCodec,
} from 'mediabunny'
import type { Lab } from '../app/lab.ts'
import { Player, type Clock } from '../player/player.ts'
import { StagePainter, type StageLayout } from './stage-still.ts'
import { imageOf } from './raster.ts'

export const FILM_FORMATS = ['mp4', 'webm'] as const
export type FilmFormat = (typeof FILM_FORMATS)[number]

const CODECS: Readonly<Record<FilmFormat, VideoCodec[]>> = { mp4: ['avc'], webm: ['vp9', 'vp8'] }
const FRAMES_A_SECOND = 30
/** Names, ribbons and words are drawn every so many frames, as on screen. */
const VECTORS_EVERY = 3
/** The film is about as wide as this, in px. */
const WIDE = 1280

export interface FilmOptions {
  format: FilmFormat
  /** Simulated days per second, one of the player's speeds. */
  speed: number
}

/** The codec with which this browser can write a film of a format; null when it has none. */
export function codecOf(format: FilmFormat): Promise<VideoCodec | null> {
  if (typeof VideoEncoder === 'undefined') return Promise.resolve(null)
  return getFirstEncodableVideoCodec(CODECS[format], { width: WIDE, height: WIDE / 2 })
}

/**
 * A film of the whole run that is on the stage, played by the player of the screen on a clock of its own.
 *
 * @param onProgress part that is done, 0 to 1
 * @returns null when it was cancelled
 * @throws Error when the browser cannot write such a film
 */
export async function makeFilm(
  lab: Lab,
  layout: StageLayout,
  { format, speed }: FilmOptions,
  provenance: readonly string[],
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Blob | null> {
  const codec = await codecOf(format)
  if (!codec) throw new Error(format)
  const ratio = WIDE / layout.scene.width
  const canvas = document.createElement('canvas')
  // Encoders take even numbers only.
  canvas.width = 2 * Math.round((layout.scene.width * ratio) / 2)
  canvas.height = 2 * Math.round((layout.scene.height * ratio) / 2)
  const context = canvas.getContext('2d')!
  const output = new Output({
    format: format === 'mp4' ? new Mp4OutputFormat() : new WebMOutputFormat(),
    target: new BufferTarget(),
  })
  const source = new CanvasSource(canvas, { codec, quality: QUALITY_HIGH })
  output.addVideoTrack(source, { frameRate: FRAMES_A_SECOND })
  output.setMetadataTags({ title: lab.scenario.title ?? lab.scenario.name, comment: provenance.join('\n') })
  await output.start()

  const painter = new StagePainter(lab, layout)
  const clock = new FilmClock()
  const player = new Player(lab.scenario.time.days, clock)
  player.setReady(lab.record?.days.length ?? 0)
  player.setSpeed(speed)
  player.play()
  let images: { under: HTMLImageElement; over: HTMLImageElement } | null = null
  for (let frame = 0; ; frame++) {
    const { time, playing, days } = player.state
    if (!images || frame % VECTORS_EVERY === 0 || !playing) {
      const { under, over } = painter.vectors(time)
      images = { under: await imageOf(under), over: await imageOf(over) }
    }
    const duration = Math.min(0.5, 0.9 * Math.max(speed, 0.5))
    const crowd = painter.crowd(time, ratio, { duration, flicker: frame / FRAMES_A_SECOND })
    for (const layer of [images.under, crowd, images.over]) context.drawImage(layer, 0, 0, canvas.width, canvas.height)
    await source.add(frame / FRAMES_A_SECOND, 1 / FRAMES_A_SECOND)
    onProgress(time / days)
    if (signal.aborted) {
      await output.cancel()
      return null
    }
    if (!playing) break
    clock.tick(1000 / FRAMES_A_SECOND)
  }
  await output.finalize()
  return new Blob([output.target.buffer!], { type: `video/${format}` })
}

/** A clock that goes on by a frame when the film does. */
class FilmClock implements Clock {
  #now = 0
  #waiting: (() => void) | null = null

  now(): number {
    return this.#now
  }

  request(callback: () => void): number {
    this.#waiting = callback
    return 1
  }

  cancel(): void {
    this.#waiting = null
  }

  /** @param by milliseconds */
  tick(by: number): void {
    this.#now += by
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.()
  }
}
