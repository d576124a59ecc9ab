import { GOT_IN, OPENED_IN_VAIN, type Diary } from '../../../sim/history/diary.ts'
import { HEARD_FROM } from '../../../sim/observe/metrics.ts'
import { h } from '../../app/dom.ts'
import { chartPlatform, nameOf, toneOf, type Lab } from '../../app/lab.ts'
import type { Neighbours } from '../../app/neighbours.ts'
import { drawGlass } from '../../charts/glass.ts'
import { drawUse, useHeight, type DayOfUse } from '../../charts/use.ts'
import { walkMarks } from '../../charts/walk.ts'
import { lensFor } from '../../time-axis/lens-for.ts'
import { createTimeAxis } from '../../time-axis/time-axis.ts'
import { diaryLines, type DiaryLine } from './diary-lines.ts'
import { DiaryView } from './diary-view.ts'
import { LensView } from './lens-view.ts'
import { drawnGlass, type LineGlass } from './line-glass.ts'

const LENS = { width: 330, height: 352 }
const GLASS = { width: 460, height: 400 }
/** Room for the names of platforms, left of the days of use. */
const NAMES = 96

/** One person: under the lens, his glass, his diary, his days of use. */
export class PersonView {
  readonly element: HTMLElement
  readonly #lab: Lab
  readonly #lens: LensView
  readonly #diary: DiaryView
  readonly #lensHead = h('h2')
  readonly #lensNote = h('p', { class: 'note' })
  readonly #glassHead = h('h2')
  readonly #glassOf = h('p', { class: 'note' })
  readonly #glass = h('div', { class: 'glass' })
  readonly #glassLine = h('p', { class: 'note', attrs: { 'aria-live': 'polite' } })
  readonly #against = h('p', { class: 'note' })
  readonly #diaryHead = h('h2')
  readonly #diaryNote = h('p', { class: 'note' })
  readonly #useHead = h('h2')
  readonly #useNote = h('p', { class: 'note' })
  readonly #use = h('div', { class: 'use' })
  readonly #useLine = h('p', { class: 'note', attrs: { 'aria-live': 'polite' } })
  readonly #useSection = h('section', { class: 'days-of-use' }, this.#useHead, this.#useNote, this.#use, this.#useLine)
  #told: Diary | null = null
  #lines: readonly DiaryLine[] = []
  #chosen = -1

  /** @param open called with a user whose diary is wanted */
  constructor(lab: Lab, neighbours: Neighbours, open: (user: number) => void) {
    this.#lab = lab
    this.#lens = new LensView(lab, neighbours, { open, id: 'why', size: LENS })
    this.#diary = new DiaryView(lab, (line) => this.#choose(line))
    this.element = h(
      'div',
      { class: 'person' },
      h('section', {}, this.#lensHead, this.#lensNote, this.#lens.element),
      h('section', {}, this.#glassHead, this.#glassOf, this.#glass, this.#glassLine, this.#against),
      h('section', {}, this.#diaryHead, this.#diaryNote, this.#diary.element),
      this.#useSection,
    )
  }

  /** Tells of a person, or of nobody. */
  async show(diary: Diary | null): Promise<void> {
    this.#told = diary
    this.element.hidden = diary === null
    this.draw(true)
    await this.#lens.look(diary?.user ?? null)
  }

  /** The crowd of another moment. */
  async showMoment(): Promise<void> {
    await this.#lens.look(this.#told?.user ?? null)
  }

  /**
   * Draws anew, in the language and look of now.
   *
   * @param first whether the line that tells most is to be chosen
   */
  draw(first: boolean): void {
    const diary = this.#told
    if (!diary) return
    const lab = this.#lab
    const { why, glass } = lab.texts
    const name = (slot: number) => nameOf(lab, diary.platforms[slot]!)
    this.#lines = diaryLines(diary, { texts: lab.texts, format: lab.format, name })
    if (first) this.#chosen = this.#telling(diary.platforms.indexOf(chartPlatform(lab)))
    this.#lensHead.textContent = why.lens
    this.#lensNote.textContent = why.lensNote
    this.#glassHead.textContent = glass.title
    this.#diaryHead.textContent = why.diary
    const soFar = diary.days < lab.scenario.time.days ? why.soFar(diary.days) : ''
    this.#diaryNote.textContent = this.#lines.length === 0 ? why.emptyDiary : soFar || why.diaryNote
    this.#drawChosen()
    this.#drawUse(diary)
    void this.#lens.draw()
  }

  /** The joining of the platform in question, else the last line of it with a glass, else its last line. */
  #telling(platform: number): number {
    const own = this.#lines.map((line, index) => ({ line, index })).filter(({ line }) => line.platform === platform)
    const found =
      own.find(({ line }) => line.glass?.of === 'joining' && line.mark === 'glyph') ??
      own.findLast(({ line }) => line.glass?.of === 'joining') ??
      own.findLast(({ line }) => line.glass) ??
      own.at(-1)
    return found?.index ?? (this.#lines.length > 0 ? 0 : -1)
  }

  #choose(line: number): void {
    this.#chosen = line
    this.#drawChosen()
  }

  #drawChosen(): void {
    const diary = this.#told
    if (!diary) return
    this.#diary.show(this.#lines, diary.platforms, this.#chosen)
    const line = this.#lines[this.#chosen]
    if (line?.glass && line.glass.glass.threshold > 0) {
      const moment = this.#lab.format.moment(line.at / 24)
      return this.#drawGlass(line.glass, line.platform, moment)
    }
    // A line without a glass shows what is in the glass of its platform now.
    const platform = line?.platform ?? diary.platforms.indexOf(chartPlatform(this.#lab))
    const [joining, hearing] = [diary.joining[platform], diary.hearing[platform]]
    const heard = HEARD_FROM.map((_, k) => hearing?.layers[k] ?? 0)
    const { glassNow } = this.#lab.texts.why
    if (joining) this.#drawGlass({ of: 'joining', glass: joining, heard }, platform, glassNow)
    else if (hearing) this.#drawGlass({ of: 'hearing', glass: hearing, heard }, platform, glassNow)
    else this.#drawNoGlass(platform)
  }

  #drawNoGlass(platform: number): void {
    this.#glassOf.textContent = this.#lab.texts.why.noGlass(nameOf(this.#lab, this.#told!.platforms[platform]!))
    this.#glass.replaceChildren()
    this.#against.textContent = ''
  }

  #drawGlass(glass: LineGlass, platform: number, moment: string): void {
    const { texts, format, palette } = this.#lab
    const name = nameOf(this.#lab, this.#told!.platforms[platform]!)
    const title = (glass.of === 'joining' ? texts.why.glassJoin : texts.why.glassHear)(name, moment)
    const { layers, against } = drawnGlass(glass, texts, format)
    const said = glass.of === 'joining' ? texts.glass.full : texts.why.glassFullHear
    const picture = drawGlass(
      { title, layers, full: said, id: 'glass' },
      { document, ...GLASS, palette, texts, format },
    )
    this.#glassOf.textContent = title
    this.#glass.replaceChildren(picture)
    walkMarks(picture, (mark) => (this.#glassLine.textContent = mark?.getAttribute('aria-label') ?? ''))
    this.#against.textContent = against === '' ? '' : texts.why.against(against)
  }

  #drawUse(diary: Diary): void {
    const lab = this.#lab
    const { texts, palette, format, scenario, store } = lab
    const kinds: Readonly<Record<number, DayOfUse>> = { [GOT_IN]: 'yes', [OPENED_IN_VAIN]: 'vain' }
    const rows = diary.platforms.flatMap((id, slot) => {
      const days = Array.from(diary.use[slot]!, (day) => kinds[day] ?? 'no')
      return days.every((day) => day === 'no') ? [] : [{ name: nameOf(lab, id), tone: toneOf(lab, id), days }]
    })
    this.#useSection.hidden = rows.length === 0
    this.#useHead.textContent = texts.why.use
    this.#useNote.textContent = texts.why.useNote
    const width = Math.max(280, this.#use.clientWidth || 1000)
    const lens = store.state.even ? null : lensFor(scenario)
    const axis = createTimeAxis(scenario.time.days, [NAMES, width - 8], lens)
    const context = { document, width, height: useHeight(rows.length), palette, texts, format }
    const picture = drawUse({ title: texts.why.use, axis, rows, story: lab.story }, context)
    this.#use.replaceChildren(picture)
    walkMarks(picture, (mark) => (this.#useLine.textContent = mark?.getAttribute('aria-label') ?? ''))
  }
}
