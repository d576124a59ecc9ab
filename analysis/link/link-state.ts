/** Screens, in the order of the header. */
export const VIEWS = ['lab', 'compare', 'why', 'data'] as const
export type View = (typeof VIEWS)[number]
export const TABS = ['daily', 'members', 'retention', 'flows', 'buzz', 'reasons'] as const
export const COLOURS = ['from', 'now', 'age'] as const

/** Everything a link holds: enough to show the same again. */
export interface LabState {
  /** Version of the engine that made it. */
  engine: string
  /** Name of a shipped scenario. */
  scenario: string
  /** Overrides of the scenario, `path` to the text of its value, as `--set path=value` takes them, in order. */
  set: Readonly<Record<string, string>>
  seed: string | null
  /** Users simulated; null for as many as the screen has room for. */
  agents: number | null
  /** A scenario of the reader's own as the text of its file, run in place of the shipped one; null when there is none. */
  own: string | null
  /** World B of the comparison: a shipped scenario's name, `changes` for the reader's own, null for the first there is. */
  against: string | null
  /** Moment shown, in days. */
  time: number
  view: View
  tab: (typeof TABS)[number]
  /** Platform of the chart. */
  platform: string
  /** User whose diary is told; null for none. */
  person: number | null
  colour: (typeof COLOURS)[number]
  /** Days of even width instead of the lens. */
  even: boolean
}

/** Version of the form of a link. Form 1 had the lab alone; every entry of it means the same in form 2. */
export const FORM = 2

export function initialState(engine: string): LabState {
  return {
    engine,
    scenario: 'us-tiktok-ban-2025',
    set: {},
    seed: null,
    agents: null,
    own: null,
    against: null,
    time: 0,
    view: 'lab',
    tab: 'daily',
    platform: 'rednote',
    person: null,
    colour: 'from',
    even: false,
  }
}
