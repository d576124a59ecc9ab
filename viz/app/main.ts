import { scenarios } from 'virtual:scenarios'
import { Player, type Clock } from '../player/player.ts'
import { Store } from '../store/store.ts'
import { PALETTES, type ThemeName } from '../style/tokens.ts'
import { createFormat } from '../texts/format.ts'
import { chooseLanguage, loadTexts } from '../texts/index.ts'
import { lensFor } from '../time-axis/lens-for.ts'
import { createTimeAxis } from '../time-axis/time-axis.ts'
import { readAddress } from './address.ts'
import type { Lab } from './lab.ts'
import { Page } from './page.ts'

const clock: Clock = {
  now: () => performance.now(),
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
}

/** Opens the lab on what the link says, in the reader's language and look. */
async function open(): Promise<void> {
  const language = chooseLanguage(navigator.languages)
  const theme: ThemeName = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language
  document.documentElement.dataset['theme'] = theme
  const texts = await loadTexts(language)
  document.title = texts.title
  const opened = await readAddress()
  const shipped = await scenarios.find((entry) => entry.name === opened.state.scenario)!.load()
  const { scenario, observed } = shipped
  const player = new Player(scenario.time.days, clock)
  player.seek(opened.state.time)
  const lab: Lab = {
    store: new Store(opened.state),
    player,
    language,
    texts,
    format: createFormat(language, scenario.time.start),
    palette: PALETTES[theme],
    shipped: scenario,
    scenario,
    observed,
    record: null,
    spread: null,
    flags: [],
    story: { fitted: null, dark: [], poles: [] },
    axis: createTimeAxis(scenario.time.days, [0, 1024], lensFor(scenario)),
    perDot: 1,
  }
  await new Page(lab, shipped).start(opened)
}

void open()
