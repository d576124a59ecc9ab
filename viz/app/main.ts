import { scenarios } from 'virtual:scenarios'
import { version } from '../../package.json'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { ShippedScenario } from '../build/shipped-scenario.ts'
import { roundPeoplePerDot } from '../crowd/scene.ts'
import { Player, type Clock } from '../player/player.ts'
import { fromHash, toHash } from '../store/link.ts'
import type { Refusal } from '../../analysis/link/parse-state.ts'
import { initialState, type LabState } from '../../analysis/link/link-state.ts'
import { Store } from '../store/store.ts'
import { PALETTES, type ThemeName } from '../style/tokens.ts'
import { createFormat, isoMoment } from '../texts/format.ts'
import { chooseLanguage, loadTexts, type Language, type Texts } from '../texts/index.ts'
import { lensFor } from '../time-axis/lens-for.ts'
import { createTimeAxis } from '../time-axis/time-axis.ts'
import { Ensemble } from '../worker/ensemble.ts'
import { createRunHost, type RunHost } from '../worker/run-host.ts'
import type { Checked } from '../worker/run-messages.ts'
import { ChartsView } from './charts-view.ts'
import { h } from './dom.ts'
import { listenToKeys } from './keys.ts'
import { nameOf, type Lab } from './lab.ts'
import { Notices } from './notices.ts'
import type { Services } from '../screens/screen.ts'
import { RailView } from './rail-view.ts'
import { runOn } from './run-on.ts'
import { ScreenSwitch } from './screen-switch.ts'
import { Sheet } from './sheet.ts'
import { header, helpDialog } from './shell.ts'
import { StageView } from './stage-view.ts'
import { flagsOf, storyOf, type Flag } from './story.ts'
import { TimelineView } from './timeline-view.ts'

/** Dots wanted on the stage: as many as can be told apart. */
const DOTS = { wide: 17_000, phone: 6800 }
const PHONE = 720
const REPLICATES = 12
const SETTLE = 250
/** Milliseconds between two drawings of days that come in. */
const DAYS_EVERY = { still: 100, playing: 500 }

const clock: Clock = {
  now: () => performance.now(),
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
}

/** The page: puts its parts together and keeps them in step with the store and the player. */
class App {
  readonly #lab: Lab
  readonly #notices = new Notices()
  readonly #stage: StageView
  readonly #timeline: TimelineView
  readonly #charts: ChartsView
  readonly #rail: RailView
  readonly #ensemble = new Ensemble()
  readonly #top = h('div')
  readonly #main = h('main', { class: 'lab' })
  readonly #sheet: Sheet
  readonly #screens: ScreenSwitch
  #host: RunHost | null = null
  #shipped: ShippedScenario
  #pending = 0
  #dayShown = 0
  #mistaken = false

  constructor(lab: Lab, shipped: ShippedScenario) {
    this.#lab = lab
    this.#shipped = shipped
    this.#stage = new StageView(lab)
    this.#timeline = new TimelineView(lab, (flag, to, group) => this.#moveFlag(flag, to, group))
    this.#charts = new ChartsView(lab, () => this.#provenance())
    this.#rail = new RailView(lab)
    this.#sheet = new Sheet(lab, this.#main)
    const left = h(
      'div',
      { class: 'left' },
      this.#stage.element,
      this.#timeline.element,
      this.#sheet.element,
      this.#charts.element,
    )
    this.#main.append(left, this.#rail.element)
    this.#screens = new ScreenSwitch(lab, this.#main, this.#services())
    document.body.replaceChildren(this.#top, this.#notices.element, this.#main, this.#screens.element)
    lab.store.listen((state, before) => void this.#changed(state, before))
    lab.player.listen((state, reached) => {
      this.#screens.update('time')
      if (this.#inLab) {
        this.#stage.show()
        this.#timeline.show()
        this.#charts.showTime()
      }
      this.#ensemble.hold(state.playing || !this.#inLab)
      if (reached === 'jumped' || !state.playing) this.#atRest()
    })
    addEventListener('resize', () => this.#resize())
    listenToKeys(lab, { share: () => void this.#share(), help: () => this.#help() })
  }

  async start(refusal: Refusal | null): Promise<void> {
    const { texts, store } = this.#lab
    if (refusal) this.#notices.say(texts.problems.badLink(refusalText(refusal, texts)))
    if (store.state.engine !== version) this.#notices.say(texts.problems.otherVersion(store.state.engine))
    try {
      this.#host = createRunHost((message) => this.#notices.say(texts.problems.failed(message)))
    } catch {
      this.#notices.say(texts.problems.noWorker)
    }
    this.#drawAll()
    await this.#openScreen(false)
    await this.#run()
  }

  get #inLab(): boolean {
    return this.#screens.shown === 'lab'
  }

  async #changed(state: LabState, before: LabState): Promise<void> {
    if (state.scenario !== before.scenario) await this.#load(state.scenario)
    if (state.scenario !== before.scenario || state.set !== before.set || state.seed !== before.seed) {
      clearTimeout(this.#pending)
      this.#pending = window.setTimeout(() => void this.#run(), SETTLE)
    }
    if (state.colour !== before.colour) this.#stage.arrange()
    if (state.even !== before.even) this.#resize()
    if (state.view !== before.view || state.set !== before.set || state.scenario !== before.scenario) this.#drawHeader()
    if (state.tab !== before.tab || state.platform !== before.platform) this.#charts.draw()
    if (state.platform !== before.platform) this.#stage.show()
    this.#screens.update('state')
    await this.#openScreen(true)
    await this.#writeHash()
  }

  /** Goes to the screen of the state. The lab stands still while it is hidden, and is drawn anew when it is back. */
  async #openScreen(focus: boolean): Promise<void> {
    if (!(await this.#screens.follow(focus))) return
    this.#ensemble.hold(this.#lab.player.state.playing || !this.#inLab)
    this.#drawAll()
  }

  #services(): Services {
    const { texts } = this.#lab
    return {
      shipped: scenarios,
      notices: this.#notices,
      host: () => this.#host,
      startHost: () => createRunHost((message) => this.#notices.say(texts.problems.failed(message))),
      check: (scenario, overrides) => this.#check(scenario, overrides),
      provenance: () => this.#provenance(),
    }
  }

  async #load(name: string): Promise<void> {
    const entry = scenarios.find((one) => one.name === name)
    if (!entry) return
    this.#shipped = await entry.load()
    this.#lab.observed = this.#shipped.observed
    this.#lab.shipped = this.#shipped.scenario
  }

  /** Checks the scenario with the reader's changes and runs it from its first day. */
  async #run(): Promise<void> {
    const lab = this.#lab
    const { texts } = lab
    if (!this.#host) return
    this.#ensemble.stop()
    const checked = await this.#check(this.#sized(), this.#overrides())
    if (!checked.scenario) {
      const mistake = checked.mistakes[0]
      this.#mistaken = true
      this.#notices.say(texts.problems.badChange(mistake ? `${mistake.path}: ${mistake.found}` : ''))
      return
    }
    if (this.#mistaken) this.#notices.clear()
    this.#mistaken = false
    this.#take(checked.scenario)
    this.#screens.update('run')
    this.#drawAll()
    const scenario = checked.scenario
    const dots = scenario.population.agents
    const shown = { stage: this.#stage, started: () => this.#began(), day: () => this.#dayCame() }
    try {
      if (await runOn(this.#host, lab, scenario, dots, shown)) this.#preview(scenario)
    } catch (error) {
      this.#notices.say(texts.problems.failed(error instanceof Error ? error.message : String(error)))
    }
  }

  /** The shipped scenario with as many users as there are to be dots. */
  #sized(): Scenario {
    const { scenario } = this.#shipped
    const { people } = scenario.population
    const perDot = Math.max(1, roundPeoplePerDot(people / (innerWidth < PHONE ? DOTS.phone : DOTS.wide)))
    const agents = Math.max(1, Math.round(people / perDot))
    return { ...scenario, population: { ...scenario.population, agents } }
  }

  /** The reader's changes as `--set` takes them. */
  #overrides(): string[] {
    const { set, seed } = this.#lab.store.state
    const overrides = Object.entries(set).map(([path, text]) => `${path}=${text}`)
    if (seed !== null) overrides.push(`seed=${JSON.stringify(seed)}`)
    return overrides
  }

  /** A shipped scenario is checked already; only what a reader changed has to be. */
  async #check(scenario: Scenario, overrides: readonly string[]): Promise<Checked> {
    if (overrides.length === 0) return { scenario, mistakes: [] }
    if (!this.#host) throw new Error(this.#lab.texts.problems.noWorker)
    return this.#host.api.check(scenario, overrides)
  }

  /** Takes a checked scenario: its length, flags, periods and axis. */
  #take(scenario: Scenario): void {
    const lab = this.#lab
    lab.scenario = scenario
    lab.perDot = scenario.population.people / scenario.population.agents
    lab.format = createFormat(lab.language, scenario.time.start)
    lab.spread = null
    lab.player.setReady(0)
    if (lab.player.state.days !== scenario.time.days) lab.player.setDays(scenario.time.days)
    this.#retell()
  }

  /** Flags, periods and axis in the language and size of now. */
  #retell(): void {
    const lab = this.#lab
    const name = (platform: string) => nameOf(lab, platform)
    lab.flags = flagsOf(lab.scenario, lab.texts, name)
    lab.story = storyOf(lab.scenario, lab.observed, lab.flags, name)
    const width = this.#timeline.element.clientWidth || 1024
    const lens = lab.store.state.even ? null : lensFor(lab.scenario)
    lab.axis = createTimeAxis(lab.scenario.time.days, [0, Math.max(240, width - 48)], lens)
  }

  #preview(scenario: Scenario): void {
    void this.#ensemble.start(scenario, 'dau', REPLICATES, (spread) => {
      this.#lab.spread = spread
      this.#charts.drawChart()
    })
  }

  /** Days may come faster than anyone can look: what they change is drawn some times a second, and less often in motion. */
  #dayCame(): void {
    if (this.#dayShown !== 0) return
    const wait = this.#lab.player.state.playing ? DAYS_EVERY.playing : DAYS_EVERY.still
    this.#dayShown = window.setTimeout(() => {
      this.#dayShown = 0
      this.#screens.update('run')
      if (!this.#inLab) return
      this.#timeline.draw()
      this.#charts.drawChart()
      this.#stage.show()
    }, wait)
  }

  #began(): void {
    this.#screens.update('run')
    this.#drawAll()
  }

  #atRest(): void {
    if (this.#inLab && ['flows', 'reasons', 'daily'].includes(this.#lab.store.state.tab)) this.#charts.drawChart()
    this.#rail.drawStore()
    void this.#writeHash()
  }

  #moveFlag(flag: Flag, to: number, group: string): void {
    const { scenario, store } = this.#lab
    const { start, days } = scenario.time
    const by = Math.min(days, Math.max(0, to)) - flag.at
    const set = { ...store.state.set }
    for (const path of [flag.path, ...flag.along]) {
      const [, event, field] = path.split('.')
      const dates = scenario.events[event!] as unknown as Readonly<Record<string, number>>
      set[path] = isoMoment(dates[field!]! / 24 + by, start)
    }
    store.change({ set }, group)
  }

  #resize(): void {
    this.#screens.update('size')
    if (!this.#inLab) return
    this.#retell()
    this.#stage.arrange()
    this.#timeline.draw()
    this.#charts.drawChart()
  }

  #drawHeader(): void {
    const listed = scenarios.map(({ name, title }) => ({ name, title }))
    this.#top.replaceChildren(
      header(this.#lab, listed, {
        share: () => void this.#share(),
        language: (language) => void this.#speak(language),
        theme: () => this.#look(this.#lab.palette.name === 'light' ? 'dark' : 'light'),
        scenario: (scenario) => this.#lab.store.change({ scenario, set: {}, time: 0 }),
      }),
    )
  }

  #drawAll(): void {
    this.#drawHeader()
    this.#retell()
    if (!this.#inLab) return
    this.#stage.translate()
    this.#stage.arrange()
    this.#timeline.draw()
    this.#charts.draw()
    this.#rail.draw()
    this.#sheet.draw()
  }

  async #speak(language: Language): Promise<void> {
    const lab = this.#lab
    lab.language = language
    lab.texts = await loadTexts(language)
    lab.format = createFormat(language, lab.scenario.time.start)
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language
    this.#screens.retitle()
    this.#screens.update('language')
    this.#drawAll()
  }

  #look(theme: ThemeName): void {
    this.#lab.palette = PALETTES[theme]
    document.documentElement.dataset['theme'] = theme
    this.#screens.update('theme')
    this.#drawAll()
  }

  async #share(): Promise<void> {
    await this.#writeHash()
    const { texts } = this.#lab
    try {
      await navigator.clipboard.writeText(location.href)
      this.#notices.say(texts.header.copied)
    } catch {
      this.#notices.say(texts.header.notCopied)
    }
  }

  async #writeHash(): Promise<void> {
    const { store, player } = this.#lab
    history.replaceState(
      null,
      '',
      await toHash({ ...store.state, engine: version, time: Math.round(player.state.time * 1440) / 1440 }),
    )
  }

  #help(): void {
    if (document.querySelector('dialog')) return
    const dialog = helpDialog(this.#lab)
    document.body.append(dialog)
    dialog.showModal()
  }

  #provenance(): string[] {
    const { scenario, store } = this.#lab
    const set = Object.entries(store.state.set).map(([path, text]) => `${path}=${text}`)
    return [
      `exodus ${version}`,
      `scenario ${store.state.scenario}`,
      `seed ${scenario.seed}`,
      `agents ${scenario.population.agents}`,
      ...set,
    ]
  }
}

function refusalText(refusal: Refusal, texts: Texts): string {
  if ('key' in refusal) return texts.problems[refusal.why](refusal.key)
  return texts.problems[refusal.why]
}

async function open(): Promise<void> {
  const language = chooseLanguage(navigator.languages)
  const theme: ThemeName = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language
  document.documentElement.dataset['theme'] = theme
  const texts = await loadTexts(language)
  document.title = texts.title
  const parsed = location.hash.length > 1 ? await fromHash(location.hash, version) : { state: initialState(version) }
  let state = 'state' in parsed ? parsed.state : initialState(version)
  const refusal: Refusal | null = 'refusal' in parsed ? parsed.refusal : null
  const entry = scenarios.find((one) => one.name === state.scenario)
  if (!entry) state = { ...state, scenario: initialState(version).scenario, set: {} }
  const shipped = await (entry ?? scenarios.find((one) => one.name === state.scenario)!).load()
  const { scenario } = shipped
  const player = new Player(scenario.time.days, clock)
  player.seek(state.time)
  const lab: Lab = {
    store: new Store(state),
    player,
    language,
    texts,
    format: createFormat(language, scenario.time.start),
    palette: PALETTES[theme],
    shipped: scenario,
    scenario,
    observed: shipped.observed,
    record: null,
    spread: null,
    flags: [],
    story: { fitted: null, dark: [], poles: [] },
    axis: createTimeAxis(scenario.time.days, [0, 1024], lensFor(scenario)),
    perDot: 1,
  }
  await new App(lab, shipped).start(refusal)
}

void open()
