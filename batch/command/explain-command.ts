import { setImmediate } from 'node:timers/promises'
import { diaryFacts } from '../../analysis/diary/diary-facts.ts'
import { type Notable, NotablePeople } from '../../analysis/diary/notable.ts'
import { shellWord } from '../../analysis/tidy/command-line.ts'
import { describeOrigin } from '../../analysis/tidy/provenance.ts'
import { DAYS_BETWEEN_CHECKPOINTS, History } from '../../sim/history/history.ts'
import { dayText, parseDay } from '../../sim/scenario/calendar.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { createSimulation } from '../../sim/simulation.ts'
import { diaryText, type Order } from '../explain/diary-text.ts'
import { loadEdges } from '../files/load-edges.ts'
import { loadScenario } from '../files/load-scenario.ts'
import type { ProgressMode } from '../progress/mode.ts'
import { startProgress } from '../progress/progress.ts'
import { wrapped } from '../summary/wrapped.ts'
import { checkThatItFits } from '../run/check-memory.ts'
import { CommandError, EXIT } from './exit.ts'
import { overridesOf } from './run-options.ts'
import type { Terminal } from './terminal.ts'
import { COMMIT, packageVersion } from './version.ts'

/** Options of `exodus explain` as they were given. */
export interface ExplainOptions {
  user?: number
  by: Order
  seed?: string
  agents?: string
  set: string[]
  progress: ProgressMode
  json?: true
}

/** `exodus explain`: the diary of one user, or, without one, whom it is worth asking about. */
export async function explainCommand(
  name: string,
  options: ExplainOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const loaded = loadScenario(name, overridesOf(options))
  const { scenario, sha256 } = loaded
  const { user } = options
  const { agents } = scenario.population
  if (user !== undefined && user >= agents)
    throw new CommandError(EXIT.usage, `--user: found ${user}, expected one of 0 to ${agents - 1}`)
  const edges = loadEdges(loaded, options.set)
  await checkThatItFits(scenario, 1, signal, 1 + scenario.time.days / DAYS_BETWEEN_CHECKPOINTS)
  const history = new History(createSimulation(scenario, { edges }))
  const notable = user === undefined ? new NotablePeople(history.run) : undefined
  await live(history, scenario, (day) => notable?.take(day), options.progress, terminal, signal)

  const made = { version: packageVersion(), commit: COMMIT, sha256, overrides: options.set }
  const origin = describeOrigin(scenario, { ...made, command: commandOf(name, options) })
  const start = parseDay(scenario.time.start)!
  const head =
    `${scenario.title ?? scenario.name}: ${agents.toLocaleString('en')} agents, seed ${scenario.seed}, ` +
    `${dayText(start)} to ${dayText(start + scenario.time.days - 1)}`
  const say = (lines: string[], facts: object) =>
    terminal.data(
      options.json
        ? `${JSON.stringify({ origin, ...facts })}\n`
        : `${[head, '', ...lines].flatMap((line) => (terminal.screen ? wrapped(line, terminal.columns) : line)).join('\n')}\n`,
    )
  if (notable) {
    const list = notable.list()
    await say(list.length > 0 ? notableLines(list, scenario, start) : ['Nobody joined or tried to.'], { notable: list })
    return
  }
  const diary = history.diary(user!)
  const names = diary.platforms.map((id) => nameOf(scenario, id))
  const slots = Object.keys(scenario.platforms).map((id) => diary.platforms.indexOf(id))
  const { segment, friends, isCreator } = diary
  const who = `User ${user}: ${titleOf(scenario, segment)}, ${friends} ${friends === 1 ? 'friend' : 'friends'}${isCreator ? ', posts a lot' : ''}`
  await say(
    [who, '', ...diaryText(diary, { start, names, slots, order: options.by, canvas: terminal })],
    diaryFacts(diary, start),
  )
}

/** Simulates all days; an interruption is heard between two of them. */
async function live(
  history: History,
  { time }: Scenario,
  onDay: (day: number) => void,
  mode: ProgressMode,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const clock = { stream: terminal.stderr, now: () => performance.now() }
  const progress = startProgress(mode, { total: time.days, unit: 'days', ...clock })
  try {
    while (history.day < time.days) {
      history.step()
      onDay(history.day - 1)
      progress.update(history.day)
      await setImmediate()
      signal.throwIfAborted()
    }
  } finally {
    progress.stop()
  }
}

const nameOf = ({ platforms }: Scenario, id: string): string => platforms[id]!.title ?? id
const titleOf = ({ population }: Scenario, id: string): string => population.segments[id]!.title ?? id

function notableLines(list: readonly Notable[], scenario: Scenario, start: number): string[] {
  const width = Math.max(...list.map(({ user }) => String(user).length))
  return [
    'Whom to ask about, with --user NUMBER:',
    ...list.map(
      (one) => `  ${String(one.user).padStart(width)}  ${remarkOf(one, nameOf(scenario, one.platform), start)}`,
    ),
  ]
}

function remarkOf({ remark, joined, left, returned }: Notable, name: string, start: number): string {
  const on = (day: number | undefined) => dayText(start + day!)
  switch (remark) {
    case 'first':
      return `among the first to join ${name}, on ${on(joined)}`
    case 'returned':
      return `joined ${name} on ${on(joined)}, left on ${on(left)}, came back on ${on(returned)}`
    case 'stayed':
      return `joined ${name} on ${on(joined)}, and opened it on the last day`
    case 'left':
      return `joined ${name} on ${on(joined)}, and left for good on ${on(left)}`
    case 'refused':
      return `tried to join ${name}, and never got in`
  }
}

/** The command that tells the same again. */
function commandOf(name: string, { user, by, seed, agents, set }: ExplainOptions): string {
  const words = ['exodus', 'explain', name]
  if (user !== undefined) words.push('--user', String(user), '--by', by)
  if (seed !== undefined) words.push('--seed', seed)
  if (agents !== undefined) words.push('--agents', agents)
  for (const one of set) words.push('--set', one)
  return words.map(shellWord).join(' ')
}
