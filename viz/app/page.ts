import { scenarios } from 'virtual:scenarios'
import { version } from '../../package.json'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { ShippedScenario } from '../build/shipped-scenario.ts'
import type { Services } from '../screens/screen.ts'
import type { LabState } from '../../analysis/link/link-state.ts'
import { PALETTES, type ThemeName } from '../style/tokens.ts'
import { createFormat } from '../texts/format.ts'
import { loadTexts, type Language } from '../texts/index.ts'
import { Address, refusalText, type Opened } from './address.ts'
import { h } from './dom.ts'
import { keepFocus } from './keep-focus.ts'
import { listenToKeys } from './keys.ts'
import { LabRun } from './lab-run.ts'
import { LabView } from './lab-view.ts'
import type { Lab } from './lab.ts'
import { Notices } from './notices.ts'
import { provenanceOf } from './provenance.ts'
import { ScreenSwitch } from './screen-switch.ts'
import { header, helpDialog } from './shell.ts'

/** The page: header, notices, the lab and its screens, kept in step with the store and the player. */
export class Page {
  readonly #lab: Lab
  readonly #notices = new Notices()
  readonly #top = h('div')
  readonly #view: LabView
  readonly #run: LabRun
  readonly #screens: ScreenSwitch
  readonly #address: Address

  constructor(lab: Lab, shipped: ShippedScenario) {
    this.#lab = lab
    this.#view = new LabView(lab, () => provenanceOf(lab))
    this.#run = new LabRun(lab, shipped, this.#notices, {
      stage: this.#view.stage,
      taken: () => this.#newRun(),
      began: () => this.#newRun(),
      days: () => {
        this.#screens.update('run')
        this.#view.showDays()
      },
      spread: () => this.#view.drawChart(),
    })
    this.#screens = new ScreenSwitch(lab, this.#view.element, this.#services())
    this.#address = new Address(lab, (opened) => this.#open(opened))
    document.body.replaceChildren(this.#top, this.#notices.element, this.#view.element, this.#screens.element)
    lab.store.listen((state, before) => void this.#changed(state, before))
    let moving = false
    lab.player.listen((state, reached) => {
      this.#screens.update('time')
      this.#view.showTime()
      this.#hold()
      const stopped = moving && !state.playing
      moving = state.playing
      if (reached !== 'jumped' && !stopped) return
      this.#view.showRest()
      this.#address.write()
    })
    addEventListener('resize', () => {
      this.#view.resize()
      this.#screens.update('size')
    })
    document.addEventListener('dragover', (event) => event.preventDefault())
    document.addEventListener('drop', (event) => {
      event.preventDefault()
      const file = event.dataTransfer?.files[0]
      if (file) this.#take(file)
    })
    listenToKeys(lab, { share: () => void this.#share(), help: () => this.#help() })
  }

  /** Shows what a link asked for, and runs it. */
  async start(opened: Opened): Promise<void> {
    this.#say(opened)
    if (opened.state.own !== null) await this.#load(opened.state)
    this.#run.open()
    this.#drawAll()
    await this.#openScreen(false)
    await this.#run.start()
  }

  async #changed(state: LabState, before: LabState): Promise<void> {
    const another = state.scenario !== before.scenario || state.own !== before.own
    if (another) await this.#load(state)
    if (this.#runOf(state) !== this.#runOf(before)) this.#run.soon()
    this.#view.follow(state, before)
    if (state.view !== before.view || state.set !== before.set || another) this.#drawHeader()
    this.#screens.update('state')
    await this.#openScreen(true)
    this.#address.write()
  }

  /** What decides about the run: back and forth between screens, it stays the same. */
  #runOf({ scenario, own, set, seed, agents }: LabState): string {
    return JSON.stringify([scenario, own, set, seed, agents ?? this.#lab.scenario.population.agents])
  }

  /** Loads the scenario of the state: the reader's own, which may have mistakes, or a shipped one. */
  async #load({ scenario: name, own }: LabState): Promise<void> {
    const shipped = await scenarios.find((one) => one.name === name)!.load()
    if (own !== null) {
      const [{ readOwn }, { mendText }] = await Promise.all([
        import('../own/read-own.ts'),
        import('../own/own-files.ts'),
      ])
      const { header } = this.#lab.texts
      const { scenario } = readOwn(own, header.scenario)
      if (!scenario) {
        mendText(this.#lab, own, header.scenario)
        return this.#lab.store.change({ own: null })
      }
      this.#run.shipped = { scenario, observed: observedOf(scenario, shipped) }
    } else this.#run.shipped = shipped
    this.#lab.observed = this.#run.shipped.observed
    this.#lab.shipped = this.#run.shipped.scenario
  }

  /** Goes to the screen of the state. The lab stands still while it is hidden, and is drawn anew when it is back. */
  async #openScreen(focus: boolean): Promise<void> {
    if (!(await this.#screens.follow(focus))) return
    this.#hold()
    this.#drawAll()
  }

  #hold(): void {
    this.#run.hold(this.#lab.player.state.playing || this.#screens.shown !== 'lab')
  }

  /** The reader went back, or pasted another link. */
  #open(opened: Opened): void {
    this.#say(opened)
    this.#lab.store.change(opened.state)
    this.#lab.player.seek(opened.state.time)
  }

  #say({ state, refusal }: Opened): void {
    const { problems } = this.#lab.texts
    if (refusal) this.#notices.say(problems.badLink(refusalText(refusal, this.#lab.texts)))
    if (state.engine !== version) this.#notices.say(problems.otherVersion(state.engine))
  }

  #services(): Services {
    return {
      shipped: scenarios,
      notices: this.#notices,
      neighbours: this.#view.stage.crowd,
      host: () => this.#run.host,
      startHost: () => this.#run.startHost(),
      check: (scenario, overrides) => this.#run.check(scenario, overrides),
      provenance: () => provenanceOf(this.#lab),
    }
  }

  #newRun(): void {
    this.#drawAll()
    this.#screens.update('run')
  }

  #drawHeader(): void {
    const actions = {
      share: () => void this.#share(),
      export: () => void this.#export(),
      open: () => this.#choose(),
      edit: () => this.#own(({ editText }) => editText(this.#lab)),
      save: () => this.#own(({ saveYaml }) => saveYaml(this.#lab)),
      language: (language: Language) => void this.#speak(language),
      theme: () => this.#look(this.#lab.palette.name === 'light' ? 'dark' : 'light'),
      scenario: (scenario: string) => this.#lab.store.change({ scenario, set: {}, agents: null, own: null, time: 0 }),
    }
    keepFocus(this.#top, () => this.#top.replaceChildren(header(this.#lab, scenarios, actions)))
  }

  #drawAll(): void {
    this.#drawHeader()
    this.#view.draw()
  }

  async #speak(language: Language): Promise<void> {
    const lab = this.#lab
    lab.language = language
    lab.texts = await loadTexts(language)
    lab.format = createFormat(language, lab.scenario.time.start)
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language
    this.#drawAll()
    this.#screens.retitle()
    this.#screens.update('language')
  }

  #look(theme: ThemeName): void {
    this.#lab.palette = PALETTES[theme]
    document.documentElement.dataset['theme'] = theme
    this.#drawAll()
    this.#screens.update('theme')
  }

  async #share(): Promise<void> {
    const { header: said } = this.#lab.texts
    if (!(await this.#address.flush())) return this.#notices.say(said.tooLong)
    try {
      await navigator.clipboard.writeText(location.href)
      this.#notices.say(said.copied)
    } catch {
      this.#notices.say(said.notCopied)
    }
  }

  /** Opens what makes files; it is loaded on use. */
  async #export(): Promise<void> {
    await this.#address.flush()
    try {
      const { ExportDialog } = await import('../export/export-dialog.ts')
      const layout = this.#screens.shown === 'lab' ? this.#view.stage.layout : null
      const figures = this.#screens.figures()
      new ExportDialog({ lab: this.#lab, services: this.#services(), layout, figures }).open()
    } catch (error) {
      this.#notices.say(this.#lab.texts.problems.noScreen(error instanceof Error ? error.message : String(error)))
    }
  }

  /** Does something with files of the reader's own; what it takes is loaded on use. */
  async #withOwn(use: (own: typeof import('../own/own-files.ts')) => void | Promise<void>): Promise<void> {
    try {
      await use(await import('../own/own-files.ts'))
    } catch (error) {
      this.#notices.say(this.#lab.texts.problems.noScreen(error instanceof Error ? error.message : String(error)))
    }
  }

  /** The same from the list of scenarios, which then shows again what is open. */
  #own(use: (own: typeof import('../own/own-files.ts')) => void): void {
    this.#drawHeader()
    void this.#withOwn(use)
  }

  /** Takes a file of the reader's own, or shows what is wrong with it and where. */
  #take(file: File): void {
    void this.#withOwn(({ takeFile }) => takeFile(this.#lab, file, () => this.#run.soon()))
  }

  #choose(): void {
    const input = h('input', {
      attrs: { type: 'file', accept: '.yaml,.yml,.json,.csv,.tsv,.txt,.edges,.graphml,.gexf' },
    })
    input.addEventListener('change', () => {
      if (input.files?.[0]) this.#take(input.files[0])
    })
    input.click()
    // The list shows again what is open.
    this.#drawHeader()
  }

  #help(): void {
    if (document.querySelector('dialog')) return
    const dialog = helpDialog(this.#lab)
    document.body.append(dialog)
    dialog.showModal()
  }
}

/** What was measured beside a scenario of the reader's own: that of the shipped one, when it names the same and begins on the same day. */
function observedOf({ observed, time }: Scenario, shipped: ShippedScenario): ShippedScenario['observed'] {
  const { scenario } = shipped
  const same = time.start === scenario.time.start && JSON.stringify(observed) === JSON.stringify(scenario.observed)
  return same ? shipped.observed : []
}
