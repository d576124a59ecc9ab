type Child = Node | string | null

type Props<T extends HTMLElement> = {
  class?: string
  label?: string
  /** Other attributes; false and null leave one out. */
  attrs?: Readonly<Record<string, string | number | boolean | null>>
  on?: { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void }
  ref?: (element: T) => void
}

/** Builds an element: text goes in as text, never as markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props<HTMLElementTagNameMap[K]> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (props.class) element.className = props.class
  if (props.label) element.setAttribute('aria-label', props.label)
  for (const [name, value] of Object.entries(props.attrs ?? {})) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : String(value))
  }
  for (const [name, listener] of Object.entries(props.on ?? {})) {
    element.addEventListener(name, listener as EventListener)
  }
  element.append(...children.filter((child) => child !== null))
  props.ref?.(element)
  return element
}

const SVG = 'http://www.w3.org/2000/svg'

/** A small picture made of one path, as big as its box. Decoration: hidden from screen readers. */
export function icon(path: string, options: { size?: number; fill?: string; stroke?: string } = {}): SVGSVGElement {
  const size = options.size ?? 16
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '-8 -8 16 16')
  svg.setAttribute('width', String(size))
  svg.setAttribute('height', String(size))
  svg.setAttribute('aria-hidden', 'true')
  const shape = document.createElementNS(SVG, 'path')
  shape.setAttribute('d', path)
  shape.setAttribute('fill', options.fill ?? (options.stroke ? 'none' : 'currentColor'))
  if (options.stroke) shape.setAttribute('stroke', options.stroke)
  if (options.stroke) shape.setAttribute('stroke-width', '1.8')
  svg.append(shape)
  return svg
}

export const ICONS = {
  play: 'M-4,-6L6,0L-4,6Z',
  pause: 'M-5,-6h3.5v12h-3.5ZM1.5,-6h3.5v12h-3.5Z',
  back: 'M-6,-6h2v12h-2ZM6,-6v12L-3,0Z',
  forward: 'M4,-6h2v12h-2ZM-6,-6v12L3,0Z',
  menu: 'M-6,-5h12M-6,0h12M-6,5h12',
  even: 'M-7,4h14M-5,4v-8M0,4v-8M5,4v-8',
  undo: 'M-2,-5L-6,-1.5L-2,2M-6,-1.5H2a3.5,3.5 0 0,1 0,7H-2',
  redo: 'M2,-5L6,-1.5L2,2M6,-1.5H-2a3.5,3.5 0 0,0 0,7H2',
  close: 'M-4.5,-4.5L4.5,4.5M4.5,-4.5L-4.5,4.5',
  reset: 'M-5,-4v4h4M-5,0a5,5 0 1,1 1,4',
} as const
