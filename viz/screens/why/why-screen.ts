import type { Diary } from '../../../sim/history/diary.ts'
import { h } from '../../app/dom.ts'
import { chartPlatform, nameOf, platformsInOrder, type Lab } from '../../app/lab.ts'
import { parsePerson } from '../../app/person-number.ts'
import type { RunHost } from '../../worker/run-host.ts'
import type { Screen, ScreenChange, Services } from '../screen.ts'
import { DriversView } from './drivers-view.ts'
import { personTitle } from './person-title.ts'
import { PersonView } from './person-view.ts'
import { homeInWords } from './person-words.ts'

/** Why one person went, and why everyone did. */
class WhyScreen implements Screen {
  readonly element = h('div', { class: 'why' })
  readonly #lab: Lab
  readonly #services: Services
  readonly #host: RunHost | null
  readonly #heading = h('h1', { class: 'said' })
  readonly #who = h('p', { class: 'said-range', attrs: { 'aria-live': 'polite' } })
  readonly #choice = h('div', { class: 'choice' })
  readonly #person: PersonView
  readonly #drivers: DriversView
  readonly #number = h('input', {
    class: 'number',
    attrs: { type: 'text', inputmode: 'numeric' },
    on: { change: () => this.#type(this.#number.value) },
  })
  #diary: Diary | null = null
  /** The question that is answered last: an older answer is of no use any more. */
  #asked = 0
  #moment = -1
  #problem = ''

  constructor(lab: Lab, services: Services) {
    this.#lab = lab
    this.#services = services
    this.#host = services.host() ? services.startHost() : null
    this.#person = new PersonView(lab, services.neighbours, (person) => this.#choose(person))
    this.#drivers = new DriversView(lab, services, this.#host)
    this.element.append(this.#heading, this.#who, this.#choice, this.#person.element, this.#drivers.element)
    this.#draw()
    this.#drivers.draw()
    void this.#person.show(null)
    void this.#ask()
    this.#whenWhole()
  }

  update(change: ScreenChange): void {
    if (change === 'time') return void this.#showMoment()
    if (change === 'state' || change === 'run') {
      this.#draw()
      void this.#ask()
      this.#whenWhole()
      if (change === 'run') return
    }
    this.#draw()
    this.#person.draw(change === 'state')
    this.#drivers.draw()
  }

  leave(): void {
    this.#asked = -1
    this.#host?.close()
  }

  /** Whether the run that is shown has come to its end. */
  get #whole(): boolean {
    const { ready, days } = this.#lab.player.state
    return this.#lab.record !== null && ready >= days
  }

  /** The cores belong to the run that is shown until it is whole; nobody chosen, someone who joined is shown. */
  #whenWhole(): void {
    if (!this.#whole) return
    void this.#drivers.run()
    if (this.#lab.store.state.person === null) void this.#someone()
  }

  get #last(): number {
    return this.#lab.scenario.population.agents - 1
  }

  #choose(person: number): void {
    this.#problem = ''
    this.#lab.store.change({ person })
  }

  /** Asks for the diary of the person of the state, unless it is the one that is told. */
  async #ask(): Promise<void> {
    const { store, record, texts } = this.#lab
    const { person } = store.state
    const host = this.#services.host()
    if (this.#asked < 0) return
    if (person === null || !record || record.days.length === 0 || !host || person > this.#last) return
    const known = this.#diary?.user === person && this.#diary.days === record.days.length
    // While days come in, a diary is worth telling anew only when another person is chosen, or at the end.
    if (known || (this.#diary?.user === person && !this.#whole)) return
    const asked = ++this.#asked
    if (this.#diary?.user !== person) this.#who.textContent = texts.why.busy
    const diary = await host.api.diary(person)
    if (asked !== this.#asked || !diary) return
    this.#diary = diary
    this.#draw()
    await this.#person.show(diary)
  }

  async #showMoment(): Promise<void> {
    const day = Math.floor(this.#lab.player.state.time)
    if (day === this.#moment) return
    this.#moment = day
    await this.#person.showMoment()
  }

  async #someone(): Promise<void> {
    const platform = chartPlatform(this.#lab)
    const joiners = (await this.#services.host()?.api.joiners(platform)) ?? []
    const { why } = this.#lab.texts
    if (joiners.length === 0) {
      this.#problem = why.noOne(nameOf(this.#lab, platform))
      return this.#draw()
    }
    const at = joiners.indexOf(this.#lab.store.state.person ?? -1)
    // The first who join are odd ones: the story begins with someone from the middle.
    this.#choose(joiners[at < 0 ? joiners.length >> 1 : (at + 1) % joiners.length]!)
  }

  #draw(): void {
    const lab = this.#lab
    const { texts } = lab
    const diary = this.#diary
    const platform = chartPlatform(lab)
    this.#drawChoice(platform)
    if (diary && diary.user === lab.store.state.person) {
      const slot = diary.platforms.indexOf(platform)
      this.#heading.textContent = personTitle(diary, slot, nameOf(lab, platform), texts)
      void this.#describe(diary)
      return
    }
    this.#heading.textContent = texts.why.nobody
    this.#who.textContent = texts.why.nobodyNote
  }

  /** Who the person is: number, generation, homes at the moment that is shown, friends. */
  async #describe(diary: Diary): Promise<void> {
    const { texts, format, scenario, record } = this.#lab
    const dot = await this.#services.neighbours.find(diary.user)
    if (diary !== this.#diary) return
    const second = dot && dot.second !== dot.home && record?.head.platforms[dot.second] !== undefined
    const parts = [
      texts.why.person(format.number(diary.user, 0), format.number(this.#last, 0)),
      scenario.population.segments[diary.segment]?.title ?? diary.segment,
      ...(dot ? [texts.why.home(homeInWords(this.#lab, dot.home))] : []),
      ...(second ? [texts.why.second(homeInWords(this.#lab, dot.second))] : []),
      texts.why.friends(format.number(diary.friends, 0)),
      ...(diary.isCreator ? [texts.why.creator] : []),
    ]
    this.#who.textContent = parts.join(' · ')
  }

  #drawChoice(platform: string): void {
    const { texts, store } = this.#lab
    // Whoever types is not to lose the field.
    if (this.#number.matches(':focus') && this.#problem === '') return
    const { why } = texts
    this.#number.value = String(store.state.person ?? '')
    const platforms = h(
      'select',
      {
        label: texts.tabs.platform,
        on: { change: (event) => store.change({ platform: (event.target as HTMLSelectElement).value }) },
      },
      ...platformsInOrder(this.#lab).map((id) =>
        h('option', { attrs: { value: id, selected: id === platform } }, nameOf(this.#lab, id)),
      ),
    )
    const someone = h(
      'button',
      { attrs: { type: 'button' }, on: { click: () => void this.#someone() } },
      why.someone(nameOf(this.#lab, platform)),
    )
    const problem = this.#problem === '' ? null : h('p', { class: 'problem', attrs: { role: 'status' } }, this.#problem)
    this.#choice.replaceChildren(
      h('label', {}, why.number, this.#number),
      platforms,
      someone,
      ...(problem ? [problem] : []),
    )
  }

  #type(text: string): void {
    const person = parsePerson(text, this.#last)
    if (person !== null) return this.#choose(person)
    this.#problem = this.#lab.texts.why.notThere(this.#lab.format.number(this.#last, 0))
    this.#draw()
  }
}

/** Opens the screen. */
export const createWhyScreen = (lab: Lab, services: Services): Screen => new WhyScreen(lab, services)
