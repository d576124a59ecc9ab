import { withPngText } from './png-text.ts'

/**
 * Paints a drawing on a canvas.
 *
 * @param scale device pixels for each px of the drawing
 * @throws Error when the browser cannot read the drawing
 */
export async function rasterize(drawing: SVGSVGElement, scale: number): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(Number(drawing.getAttribute('width')) * scale)
  canvas.height = Math.round(Number(drawing.getAttribute('height')) * scale)
  canvas.getContext('2d')!.drawImage(await imageOf(drawing), 0, 0, canvas.width, canvas.height)
  return canvas
}

/** A drawing as a picture that a canvas can take. */
export async function imageOf(drawing: SVGSVGElement): Promise<HTMLImageElement> {
  const text = new XMLSerializer().serializeToString(drawing)
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** A canvas as PNG with its provenance in it. */
export async function pngOf(canvas: HTMLCanvasElement, provenance: readonly string[]): Promise<Blob> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!blob) throw new Error(`${canvas.width} × ${canvas.height} px`)
  const bytes = new Uint8Array(await blob.arrayBuffer())
  return new Blob([withPngText(bytes, 'Description', provenance.join('\n'))], { type: 'image/png' })
}
