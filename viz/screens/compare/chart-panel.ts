import type { ChartContext } from '../../charts/chart.ts'
import { tableElement, type Table } from '../../charts/table.ts'
import { walkMarks } from '../../charts/walk.ts'
import { chartTools } from '../../app/chart-tools.ts'
import { h } from '../../app/dom.ts'
import { keepFocus } from '../../app/keep-focus.ts'
import type { Lab } from '../../app/lab.ts'

/** What a panel shows: drawn for a size, and as a table. */
export interface PanelChart {
  draw(context: ChartContext): SVGSVGElement
  table(context: ChartContext): Table
}

/** A chart with its heading, its table, and the files it can leave as. */
export class ChartPanel {
  readonly element: HTMLElement
  readonly #lab: Lab
  readonly #name: string
  readonly #height: number
  readonly #provenance: () => readonly string[]
  readonly #heading = h('h2')
  readonly #note = h('p', { class: 'note' })
  readonly #tools = h('div', { class: 'tools' })
  readonly #chart = h('div', { class: 'chart', attrs: { tabindex: 0, role: 'group' } })
  readonly #line = h('p', { class: 'note', attrs: { 'aria-live': 'polite' } })
  #shown: PanelChart | null = null
  #asTable = false

  /**
   * @param name part of the names of its files
   * @param height px of the chart
   * @param provenance lines that go with every file that leaves
   */
  constructor(lab: Lab, name: string, height: number, provenance: () => readonly string[]) {
    this.#lab = lab
    this.#name = name
    this.#height = height
    this.#provenance = provenance
    const head = h('div', { class: 'panel-head' }, this.#heading, this.#tools)
    this.element = h('section', { class: `panel-${name}` }, head, this.#note, this.#chart, this.#line)
  }

  /** @param chart null while there is nothing to show */
  show(chart: PanelChart | null, heading: string, note: string): void {
    this.#shown = chart
    this.#heading.textContent = heading
    this.#note.textContent = note
    this.#chart.ariaLabel = heading
    this.#draw()
  }

  #draw(): void {
    const shown = this.#shown
    keepFocus(this.#tools, () => this.#tools.replaceChildren(...(shown ? this.#buttons(shown) : [])))
    if (!shown) return this.#chart.replaceChildren()
    const context = this.#context()
    if (this.#asTable) {
      const number = (value: number) => this.#lab.format.number(value, Math.abs(value) < 10 ? 3 : 0)
      return this.#chart.replaceChildren(tableElement(shown.table(context), document, number))
    }
    const picture = shown.draw(context)
    this.#chart.replaceChildren(picture)
    walkMarks(picture, (mark) => (this.#line.textContent = mark?.getAttribute('aria-label') ?? ''))
  }

  #buttons(shown: PanelChart): HTMLElement[] {
    const source = {
      name: this.#name,
      title: this.#heading.textContent ?? '',
      pictures: () => [shown.draw(this.#context())],
      tables: () => [shown.table(this.#context())],
      provenance: this.#provenance,
      say: (text: string) => (this.#line.textContent = text),
    }
    return chartTools(this.#lab, source, this.#asTable, () => {
      this.#asTable = !this.#asTable
      this.#draw()
    })
  }

  #context(): ChartContext {
    const { palette, texts, format } = this.#lab
    return {
      document,
      width: Math.max(280, this.#chart.clientWidth),
      height: this.#height,
      palette,
      texts,
      format,
    }
  }
}
