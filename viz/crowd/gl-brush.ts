import type { Brush } from './brush.ts'

/** A square of pixels: left, top and size as 16 bits each, two bytes of nothing, the colour. */
const BYTES = 12
const FIRST_ROOM = 1 << 17
/** Renderers that only pretend to be a graphics card: for them a pixel buffer is faster. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i

const CORNERS = `#version 300 es
in vec2 corner;
in float size;
in vec4 colour;
uniform vec2 extent;
flat out vec4 fill;
void main() {
  vec2 centre = (corner + 0.5 * size) / extent * 2.0 - 1.0;
  gl_Position = vec4(centre.x, -centre.y, 0.0, 1.0);
  gl_PointSize = size;
  fill = vec4(colour.rgb * colour.a, colour.a);
}`
const FILL = `#version 300 es
precision mediump float;
flat in vec4 fill;
out vec4 pixel;
void main() {
  pixel = fill;
}`

/**
 * Paints with a graphics card (WebGL2), the same pixels as `PixelBrush`: every square is a point of its size, and
 * without blending a later one covers an earlier one. Where the dots are is still found by the processor, so that both
 * brushes agree; what the card takes over is filling pixels and showing them, most of the work on a fine screen.
 */
export class GlBrush implements Brush {
  ratio = 1
  readonly #canvas: OffscreenCanvas
  readonly #gl: WebGL2RenderingContext
  readonly #extent: WebGLUniformLocation | null
  #bytes = new ArrayBuffer(FIRST_ROOM * BYTES)
  #shorts = new Int16Array(this.#bytes)
  #words = new Uint32Array(this.#bytes)
  #count = 0

  /** Throws an Error when the card refuses the program. */
  private constructor(canvas: OffscreenCanvas, gl: WebGL2RenderingContext) {
    this.#canvas = canvas
    this.#gl = gl
    const program = programOf(gl)
    gl.useProgram(program)
    this.#extent = gl.getUniformLocation(program, 'extent')
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer())
    const attribute = (name: string, parts: number, type: number, normalized: boolean, offset: number) => {
      const place = gl.getAttribLocation(program, name)
      gl.enableVertexAttribArray(place)
      gl.vertexAttribPointer(place, parts, type, normalized, BYTES, offset)
    }
    attribute('corner', 2, gl.SHORT, false, 0)
    attribute('size', 1, gl.SHORT, false, 4)
    attribute('colour', 4, gl.UNSIGNED_BYTE, true, 8)
  }

  /**
   * A brush of a real graphics card; null where there is none.
   *
   * @param pretended whether a card that is only software will do
   */
  static create(pretended = false): GlBrush | null {
    if (typeof OffscreenCanvas === 'undefined') return null
    const canvas = new OffscreenCanvas(1, 1)
    const gl = canvas.getContext('webgl2', { antialias: false, depth: false, failIfMajorPerformanceCaveat: !pretended })
    if (!gl || (!pretended && SOFTWARE.test(rendererOf(gl)))) return null
    try {
      return new GlBrush(canvas, gl)
    } catch {
      return null
    }
  }

  /** Whether the card was taken away, as happens when a machine sleeps or a driver restarts. */
  get isLost(): boolean {
    return this.#gl.isContextLost()
  }

  /** Calls back when the card is taken away. */
  onLoss(listener: () => void): void {
    this.#canvas.addEventListener('webglcontextlost', listener)
  }

  resize(width: number, height: number, ratio: number): void {
    this.#canvas.width = width
    this.#canvas.height = height
    this.ratio = ratio
    this.#gl.viewport(0, 0, width, height)
    this.#gl.uniform2f(this.#extent, width, height)
  }

  begin(): void {
    this.#count = 0
  }

  block(x: number, y: number, size: number, colour: number): void {
    const left = Math.round(x * this.ratio - size / 2)
    const top = Math.round(y * this.ratio - size / 2)
    if (left < 0 || top < 0 || left + size > this.#canvas.width || top + size > this.#canvas.height) return
    const k = this.#count++
    if (k * BYTES === this.#bytes.byteLength) this.#grow()
    this.#shorts[k * 6] = left
    this.#shorts[k * 6 + 1] = top
    this.#shorts[k * 6 + 2] = size
    this.#words[k * 3 + 2] = colour
  }

  /** The picture, until the next task. */
  finish(): OffscreenCanvas {
    const gl = this.#gl
    gl.bufferData(gl.ARRAY_BUFFER, new Uint8Array(this.#bytes, 0, this.#count * BYTES), gl.STREAM_DRAW)
    gl.clear(gl.COLOR_BUFFER_BIT)
    gl.drawArrays(gl.POINTS, 0, this.#count)
    return this.#canvas
  }

  #grow(): void {
    const more = new ArrayBuffer(this.#bytes.byteLength * 2)
    new Uint8Array(more).set(new Uint8Array(this.#bytes))
    this.#bytes = more
    this.#shorts = new Int16Array(more)
    this.#words = new Uint32Array(more)
  }
}

function rendererOf(gl: WebGL2RenderingContext): string {
  const unmasked = gl.getExtension('WEBGL_debug_renderer_info')
  return String(gl.getParameter(unmasked ? unmasked.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
}

/** Throws an Error when the card refuses it. */
function programOf(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram()
  for (const [type, source] of [
    [gl.VERTEX_SHADER, CORNERS],
    [gl.FRAGMENT_SHADER, FILL],
  ] as const) {
    const shader = gl.createShader(type)
    if (!shader) throw new Error('The graphics card was taken away')
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? 'no program')
  return program
}
