/** What a crowd is painted with: squares of device pixels, of which a later one covers an earlier one. */
export interface Brush {
  /** Device pixels per CSS px. */
  readonly ratio: number
  /** Begins with nothing. */
  begin(): void
  /**
   * Fills a square around a point, in CSS px, to the nearest pixels; one that is not wholly inside is left out.
   *
   * @param size in device pixels
   * @param colour 0xAABBGGRR
   */
  block(x: number, y: number, size: number, colour: number): void
}

/** Paints into words of 0xAABBGGRR, one per device pixel. */
export class PixelBrush implements Brush {
  readonly ratio: number
  readonly #words: Uint32Array
  readonly #width: number
  readonly #height: number

  constructor(words: Uint32Array, width: number, height: number, ratio: number) {
    this.#words = words
    this.#width = width
    this.#height = height
    this.ratio = ratio
  }

  begin(): void {
    this.#words.fill(0)
  }

  block(x: number, y: number, size: number, colour: number): void {
    const words = this.#words
    const width = this.#width
    const left = Math.round(x * this.ratio - size / 2)
    const top = Math.round(y * this.ratio - size / 2)
    if (left < 0 || top < 0 || left + size > width || top + size > this.#height) return
    for (let row = top * width + left, end = row + size * width; row < end; row += width) {
      for (let k = 0; k < size; k++) words[row + k] = colour
    }
  }
}
