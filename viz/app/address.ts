import { scenarios } from 'virtual:scenarios'
import { version } from '../../package.json'
import { fromHash, toHash } from '../store/link.ts'
import { LONGEST_HASH } from '../../analysis/link/link-text.ts'
import { LONGEST_OWN, type Refusal } from '../../analysis/link/parse-state.ts'
import { initialState, type LabState, type View } from '../../analysis/link/link-state.ts'
import type { Texts } from '../texts/index.ts'
import type { Lab } from './lab.ts'

/** A link as it was read: what is shown, and why it is not what was asked for. */
export interface Opened {
  state: LabState
  refusal: Refusal | null
}

/** Browsers refuse to write the address more often than some times a second. */
const WRITE_EVERY = 300

/** Reads the hash of the address, which anyone may have written; the beginning of the lab where it says nothing. */
export async function readAddress(): Promise<Opened> {
  const usual = initialState(version)
  if (location.hash.length <= 1) return { state: usual, refusal: null }
  const parsed = await fromHash(location.hash, version)
  if ('refusal' in parsed) return { state: usual, refusal: parsed.refusal }
  if (scenarios.some((entry) => entry.name === parsed.state.scenario)) return { state: parsed.state, refusal: null }
  return { state: usual, refusal: { why: 'wrongValue', key: 'scenario' } }
}

/** Why a link was not used, in words. */
export function refusalText(refusal: Refusal, texts: Texts): string {
  if ('key' in refusal) return texts.problems[refusal.why](refusal.key)
  return texts.problems[refusal.why]
}

/**
 * The address of the page: follows what is shown, a step of its history for each screen, and tells
 * when the reader goes back or pastes another link.
 */
export class Address {
  readonly #lab: Lab
  #view: View
  #pending = 0
  #task = 0

  /** @param onOpened called with what the reader asked for by the address */
  constructor(lab: Lab, onOpened: (opened: Opened) => void) {
    this.#lab = lab
    this.#view = lab.store.state.view
    addEventListener('popstate', () => {
      clearTimeout(this.#pending)
      this.#pending = 0
      void readAddress().then((opened) => {
        this.#view = opened.state.view
        onOpened(opened)
      })
    })
  }

  /** Writes the address soon. */
  write(): void {
    if (this.#pending === 0) this.#pending = window.setTimeout(() => void this.flush(), WRITE_EVERY)
  }

  /** Writes the address now; false when the reader's own scenario is too long for a link. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#pending)
    this.#pending = 0
    const task = ++this.#task
    const { store, player, record, scenario } = this.#lab
    const { view } = store.state
    const time = Math.round(player.state.time * 1440) / 1440
    // Who opens the link sees the same run on a screen of another size.
    const agents = record ? scenario.population.agents : store.state.agents
    const hash = await toHash({ ...store.state, engine: version, time, agents })
    // A later one may have been faster.
    if (task !== this.#task) return true
    if (hash.length > LONGEST_HASH || (store.state.own?.length ?? 0) > LONGEST_OWN) return false
    if (view === this.#view) history.replaceState(null, '', hash)
    else history.pushState(null, '', hash)
    this.#view = view
    return true
  }
}
