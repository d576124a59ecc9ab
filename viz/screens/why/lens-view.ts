import { h, icon } from '../../app/dom.ts'
import { nameOf, toneOf, type Lab } from '../../app/lab.ts'
import type { Neighbours } from '../../app/neighbours.ts'
import {
  ZOOM,
  drawLens,
  lensReach,
  nextPerson,
  type Direction,
  type LensData,
  type LensPerson,
} from '../../charts/lens.ts'
import type { LensDot } from '../../crowd/engine.ts'
import type { Tone } from '../../style/tokens.ts'
import { personInWords } from './person-words.ts'

const TODAY = 0
const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
/** Second homes that are named below the lens, the most frequent first. */
const RINGS = 2

/**
 * The crowd under a lens, around one person: arrow keys go from person to person, a click takes one, Enter or a click
 * opens the diary of who is chosen.
 */
export class LensView {
  readonly element: HTMLElement
  readonly #lab: Lab
  readonly #neighbours: Neighbours
  readonly #open: (dot: number) => void
  readonly #moved: (dot: number) => void
  readonly #id: string
  readonly #size: { width: number; height: number }
  readonly #field = h('div', { class: 'lens-field', attrs: { role: 'listbox', tabindex: 0 } })
  readonly #legend = h('ul', { class: 'lens-legend' })
  #chosen: LensDot | null = null
  #people: readonly LensPerson[] = []

  /**
   * @param open called with a person whose diary is wanted
   * @param moved called when another person is chosen
   * @param id prefix that is unique in the page
   */
  constructor(
    lab: Lab,
    neighbours: Neighbours,
    options: {
      open: (dot: number) => void
      moved?: (dot: number) => void
      id: string
      size: { width: number; height: number }
    },
  ) {
    this.#lab = lab
    this.#field.setAttribute('aria-label', lab.texts.why.lens)
    this.#neighbours = neighbours
    this.#open = options.open
    this.#moved = options.moved ?? (() => undefined)
    this.#id = options.id
    this.#size = options.size
    this.element = h('div', { class: 'lens' }, this.#field, this.#legend)
    this.#field.addEventListener('keydown', (event) => this.#key(event))
    this.#field.addEventListener('click', (event) => this.#click(event))
  }

  /** The person who is chosen. */
  get chosen(): number | null {
    return this.#chosen?.dot ?? null
  }

  focus(): void {
    this.#field.focus()
  }

  /** Puts a person in the middle; shows nobody when there is none of that number. */
  async look(dot: number | null): Promise<void> {
    this.#chosen = dot === null ? null : await this.#neighbours.find(dot)
    await this.draw()
  }

  /** Draws the people of the moment anew. */
  async draw(): Promise<void> {
    const middle = this.#chosen
    const { width, height } = this.#size
    if (!middle) {
      this.#people = []
      this.#field.replaceChildren()
      this.#legend.replaceChildren()
      return
    }
    const near = await this.#neighbours.near(middle.x, middle.y, lensReach(width, height))
    const inside = (distance: number, size: number) => Math.abs(distance) * ZOOM < size / 2 + ZOOM
    const shown = near.filter(({ x, y }) => inside(x - middle.x, width) && inside(y - middle.y, height))
    this.#people = shown.map((dot) => this.#person(dot))
    const { texts, palette, format } = this.#lab
    const picture = drawLens(this.#data(middle), { document, width, height, palette, texts, format })
    this.#field.setAttribute('aria-label', texts.why.lens)
    this.#field.setAttribute('aria-activedescendant', `${this.#id}-${middle.dot}`)
    this.#field.replaceChildren(picture)
    this.#drawLegend(shown)
  }

  #data(middle: LensDot): LensData {
    const lab = this.#lab
    const ids = lab.record?.head.platforms ?? []
    const islands = this.#neighbours.islands().map(({ slot, ...place }) => ({
      ...place,
      name: nameOf(lab, ids[slot]!),
      tone: toneOf(lab, ids[slot]!),
    }))
    const title = lab.texts.why.lens
    return { title, x: middle.x, y: middle.y, people: this.#people, islands, chosen: middle.dot, id: this.#id }
  }

  #person(dot: LensDot): LensPerson {
    return {
      dot: dot.dot,
      x: dot.x,
      y: dot.y,
      tone: this.#tone(dot.origin) ?? 'other',
      today: dot.fresh === TODAY,
      second: dot.second === dot.home ? null : this.#tone(dot.second),
      label: personInWords(this.#lab, dot),
    }
  }

  #tone(slot: number): Tone | null {
    const id = this.#lab.record?.head.platforms[slot]
    return id === undefined ? null : toneOf(this.#lab, id)
  }

  #key(event: KeyboardEvent): void {
    const direction = ARROWS[event.key]
    if (event.key === 'Enter' && this.#chosen) this.#open(this.#chosen.dot)
    else if (!direction) return
    event.preventDefault()
    event.stopPropagation()
    const from = this.#people.find(({ dot }) => dot === this.#chosen?.dot)
    if (!direction || !from) return
    const next = nextPerson(this.#people, from, direction)
    void this.look(next.dot).then(() => this.#moved(next.dot))
  }

  #click(event: Event): void {
    const mark = (event.target as Element).closest('[data-dot]')
    if (mark) this.#open(Number(mark.getAttribute('data-dot')))
  }

  /** What the colours, the strength and the rings say, of those who are to be seen. */
  #drawLegend(shown: readonly LensDot[]): void {
    const { texts, palette, record } = this.#lab
    const ids = record?.head.platforms ?? []
    const often = (slots: readonly number[]) => {
      const counts = new Map<number, number>()
      for (const slot of slots) if (slot < ids.length) counts.set(slot, (counts.get(slot) ?? 0) + 1)
      return [...counts].sort((a, b) => b[1] - a[1]).map(([slot]) => ids[slot]!)
    }
    const disc = 'M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0Z'
    const ring = 'M-6.5,0a6.5,6.5 0 1,0 13,0a6.5,6.5 0 1,0 -13,0Z'
    const entry = (text: string, picture: SVGSVGElement) => h('li', {}, picture, text)
    const from = often(shown.map(({ origin }) => origin)).slice(0, RINGS)
    const rings = often(shown.filter(({ second, home }) => second !== home).map(({ second }) => second)).slice(0, RINGS)
    const quiet = icon(disc, { fill: palette.tones.other })
    quiet.setAttribute('opacity', '0.45')
    this.#legend.replaceChildren(
      ...from.map((id) =>
        entry(texts.why.cameFrom(nameOf(this.#lab, id)), icon(disc, { fill: palette.tones[toneOf(this.#lab, id)] })),
      ),
      ...rings.map((id) =>
        entry(texts.why.keeps(nameOf(this.#lab, id)), icon(ring, { stroke: palette.tones[toneOf(this.#lab, id)] })),
      ),
      entry(texts.why.notToday, quiet),
    )
  }
}
