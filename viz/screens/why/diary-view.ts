import { h, icon } from '../../app/dom.ts'
import { toneOf, type Lab } from '../../app/lab.ts'
import { drawMiniGlass } from '../../charts/glass.ts'
import { glyphPath, ringPath } from '../../style/glyph.ts'
import type { DiaryLine } from './diary-lines.ts'
import { drawnGlass } from './line-glass.ts'

/** The lines of a diary, one of them chosen; up and down keys walk them. */
export class DiaryView {
  readonly element = h('div', { class: 'diary', attrs: { role: 'listbox', tabindex: 0 } })
  readonly #lab: Lab
  readonly #choose: (line: number) => void
  #lines: readonly DiaryLine[] = []
  #platforms: readonly string[] = []
  #chosen = -1

  /** @param choose called with the number of a line */
  constructor(lab: Lab, choose: (line: number) => void) {
    this.#lab = lab
    this.#choose = choose
    this.element.addEventListener('keydown', (event) => this.#key(event))
    this.element.addEventListener('click', (event) => {
      const line = (event.target as Element).closest('[data-line]')
      if (line) this.#choose(Number(line.getAttribute('data-line')))
    })
  }

  /** @param platforms ids by slot */
  show(lines: readonly DiaryLine[], platforms: readonly string[], chosen: number): void {
    this.#lines = lines
    this.#platforms = platforms
    this.#chosen = chosen
    const { texts } = this.#lab
    this.element.hidden = lines.length === 0
    this.element.setAttribute('aria-label', texts.why.diary)
    this.element.setAttribute('aria-activedescendant', `line-${chosen}`)
    this.element.replaceChildren(...lines.map((line, index) => this.#line(line, index)))
    this.element.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }

  #line(line: DiaryLine, index: number): HTMLElement {
    const { format } = this.#lab
    const day = line.at / 24
    return h(
      'div',
      {
        class: 'diary-line',
        attrs: {
          role: 'option',
          id: `line-${index}`,
          'data-line': index,
          'aria-selected': String(index === this.#chosen),
        },
      },
      h('span', { class: 'when' }, line.hourly ? format.moment(day) : format.shortDate(day)),
      h('span', { class: 'mark-of', attrs: { 'aria-hidden': 'true' } }, this.#mark(line, index)),
      h('span', { class: 'what' }, h('strong', {}, line.head), h('span', {}, line.detail)),
    )
  }

  /** The glass of the line, or the platform's glyph, a ring where it is left, a dot for the rest. */
  #mark(line: DiaryLine, index: number): SVGSVGElement {
    const { palette, texts, format } = this.#lab
    if (line.glass && line.glass.glass.threshold > 0) {
      const { layers } = drawnGlass(line.glass, texts, format)
      const context = { document, width: 28, height: 46, palette, texts, format }
      return drawMiniGlass({ title: line.head, layers, id: `mini-${index}` }, context)
    }
    const tone = toneOf(this.#lab, this.#platforms[line.platform]!)
    const hue = palette.tones[tone]
    if (line.mark === 'glyph') return icon(glyphPath(tone, 9), { fill: hue, size: 22 })
    if (line.mark === 'ring') return icon(ringPath(5), { stroke: hue, size: 22 })
    return icon(ringPath(2.5), { fill: palette.quiet, size: 22 })
  }

  #key(event: KeyboardEvent): void {
    const last = this.#lines.length - 1
    const to: Readonly<Record<string, number>> = {
      ArrowDown: this.#chosen + 1,
      ArrowUp: this.#chosen - 1,
      Home: 0,
      End: last,
    }
    const target = to[event.key]
    if (target === undefined) return
    event.preventDefault()
    event.stopPropagation()
    this.#choose(Math.min(last, Math.max(0, target)))
  }
}
