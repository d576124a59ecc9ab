import type { LabState } from '../../analysis/link/link-state.ts'
import { ChartsView } from './charts-view.ts'
import { h } from './dom.ts'
import { Drawer } from './drawer.ts'
import { keepFocus } from './keep-focus.ts'
import type { Lab } from './lab.ts'
import { RailView } from './rail-view.ts'
import { Sheet } from './sheet.ts'
import { StageLens } from './stage-lens.ts'
import { StageView } from './stage-view.ts'
import { retell } from './tell.ts'
import { TimelineView } from './timeline/timeline-view.ts'

/** Margins at the left and right of the timeline together, in px. */
const MARGINS = 48
/** Width of the timeline while it has none: hidden, or not yet laid out. */
const USUAL_WIDTH = 1072

/** The lab itself: stage, timeline and charts, and the levers beside them. */
export class LabView {
  readonly element = h('main', { class: 'lab' })
  readonly stage: StageView
  readonly #lab: Lab
  readonly #stageLens: StageLens
  readonly #timeline: TimelineView
  readonly #charts: ChartsView
  readonly #rail: RailView
  readonly #sheet: Sheet
  readonly #drawer: Drawer

  /** @param provenance lines that go with every file that leaves */
  constructor(lab: Lab, provenance: () => readonly string[]) {
    this.#lab = lab
    this.stage = new StageView(lab)
    this.#stageLens = new StageLens(lab, this.stage)
    this.#timeline = new TimelineView(lab)
    this.#charts = new ChartsView(lab, provenance)
    this.#rail = new RailView(lab)
    this.#sheet = new Sheet(lab, this.element)
    this.#drawer = new Drawer(lab, this.element, this.#rail.element)
    const parts = [this.stage, this.#timeline, this.#sheet, this.#charts].map((part) => part.element)
    this.element.append(h('div', { class: 'left' }, ...parts), this.#drawer.element, this.#rail.element)
  }

  /** Everything anew: after another scenario, language or look, and on coming back from another screen. */
  draw(): void {
    this.retell()
    if (this.element.hidden) return
    this.stage.translate()
    this.#stageLens.translate()
    this.stage.arrange()
    this.#timeline.draw()
    this.#charts.draw()
    keepFocus(this.#rail.element, () => this.#rail.draw())
    this.#sheet.draw()
    this.#drawer.draw()
  }

  /** Flags, periods and axis, in the language and size of now. */
  retell(): void {
    retell(this.#lab, (this.#timeline.element.clientWidth || USUAL_WIDTH) - MARGINS)
  }

  /** What an entry of the state changes by itself. */
  follow(state: LabState, before: LabState): void {
    if (state.colour !== before.colour) this.stage.arrange()
    if (state.even !== before.even) this.resize()
    if (state.tab !== before.tab || state.platform !== before.platform) this.#charts.draw()
    if (state.platform !== before.platform) this.stage.show()
  }

  resize(): void {
    if (this.element.hidden) return
    this.retell()
    this.stage.arrange()
    this.#timeline.draw()
    this.drawChart()
  }

  /** The player's moment, while it moves. */
  showTime(): void {
    if (this.element.hidden) return
    this.stage.show()
    this.#timeline.show()
    this.#charts.showTime()
  }

  /** What is drawn of a moment only when it stands still. */
  showRest(): void {
    if (['flows', 'reasons', 'daily'].includes(this.#lab.store.state.tab)) this.drawChart()
    if (!this.element.hidden) this.#rail.drawDay()
  }

  /** Days that have come in since. */
  showDays(): void {
    if (this.element.hidden) return
    this.#timeline.drawBars()
    this.drawChart()
    this.stage.show()
    this.#rail.drawDay()
  }

  drawChart(): void {
    if (!this.element.hidden) this.#charts.drawChart()
  }
}
