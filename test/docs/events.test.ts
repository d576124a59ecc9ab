import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { packageRoot } from '../../batch/files/package-root.ts'
import { groupForm } from '../../viz/forms/field-form.ts'
import { createFormat } from '../../viz/texts/format.ts'
import { loadTexts } from '../../viz/texts/index.ts'

// The page is done word for word on a copy of the engine.

const root = packageRoot()
const copy = join(root, 'dist', `events-guide-${process.pid}`)
const page = readFileSync(join(root, 'docs/events.md'), 'utf8')
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, text]) => text!)
const [kind, line] = blocks('ts')
const [scenario] = blocks('yaml')

beforeAll(() => {
  mkdirSync(copy, { recursive: true })
  for (const room of ['sim', 'analysis']) cpSync(join(root, room), join(copy, room), { recursive: true })
  writeFileSync(join(copy, 'sim/events/featured.ts'), kind!)
  const list = join(copy, 'sim/events/index.ts')
  const before = readFileSync(list, 'utf8')
  writeFileSync(
    list,
    `${line}${before}`.replace('  divestiture,\n} as const', '  divestiture,\n  featured,\n} as const'),
  )
})

afterAll(() => rmSync(copy, { recursive: true }))

/** A module of the copy, typed as the one that it is a copy of. */
const fromCopy = <Module>(path: string) => import(/* @vite-ignore */ join(copy, path)) as Promise<Module>

const reader = () => fromCopy<typeof import('../../sim/scenario/read-scenario.ts')>('sim/scenario/read-scenario.ts')

async function read(set: string[] = []) {
  const { readScenario } = await reader()
  return readScenario({ text: scenario!, file: 'front-page.yaml', load: () => undefined, set })
}

/** How often people heard of the platform, and the hash of everyone's state at the end. */
async function live(set: string[]) {
  const { createSimulation } = await fromCopy<typeof import('../../sim/simulation.ts')>('sim/simulation.ts')
  const { stateHash } = await fromCopy<typeof import('../../sim/run/state-hash.ts')>('sim/run/state-hash.ts')
  const run = createSimulation((await read(set)).scenario!)
  const away = run.platforms.indexOf('away')
  const records = Array.from({ length: run.scenario.time.days }, () => run.step())
  return { heard: records.map((record) => record.value('heard', away)), hash: stateHash(run.people) }
}

test('the kind compiles with the engine', () => {
  const config = { extends: join(root, 'tsconfig.pure.json'), include: ['sim'] }
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  expect(execFileSync(process.execPath, [tsc, '-p', copy, '--noEmit'], { encoding: 'utf8' })).toBe('')
}, 60_000)

test('people hear of it on the days of the event, and a size of 0 is no event to the byte', async () => {
  const [event, nothing, none] = [
    await live([]),
    await live(['events.front-page.visitors=0']),
    await live(['events.front-page.enabled=false']),
  ]
  expect(nothing).toEqual(none)
  expect(event.heard.slice(0, 2)).toEqual(none.heard.slice(0, 2))
  for (const day of [2, 3]) expect(event.heard[day]).toBeGreaterThan(none.heard[day]! + 200)
})

test('its mistakes are told with the place and the name that was meant', async () => {
  const { readScenario } = await reader()
  const text = scenario!.replace('visitors: 20 %', 'vistors: 20 %').replace('end: 2025-01-05', 'end: 2025-01-02')
  const { mistakes } = readScenario({ text, file: 'front-page.yaml', load: () => undefined })
  expect(mistakes.map(({ path, nearest }) => [path, nearest])).toEqual([
    ['events.front-page.vistors', 'visitors'],
    ['events.front-page.end', undefined],
  ])
  expect((await read(['events.front-page.visitors=120 %'])).mistakes[0]).toMatchObject({ found: '"120 %"' })
})

test('the schema for editors and the table of parameters know it', async () => {
  const { scenarioJsonSchema } =
    await fromCopy<typeof import('../../sim/scenario/json-schema.ts')>('sim/scenario/json-schema.ts')
  expect(JSON.stringify(scenarioJsonSchema())).toContain('The store shows an app on its front page')
  const { parameterSections } = await fromCopy<typeof import('../../analysis/handbook/parameter-sections.ts')>(
    'analysis/handbook/parameter-sections.ts',
  )
  const rows = parameterSections().find(({ doc }) => doc.startsWith('The store shows an app'))!.parameters
  expect(rows.find(({ path }) => path === 'events.<id>.visitors')).toMatchObject({ unit: 'share', default: '0' })
})

test('the lab has a form for it', async () => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  vi.stubGlobal('document', document)
  const { eventField } = await fromCopy<typeof import('../../sim/events/index.ts')>('sim/events/index.ts')
  const { fields } = (eventField.variants as unknown as Record<string, (typeof eventField.variants)['news']>)[
    'featured'
  ]!
  const { events } = (await read()).scenario!
  const form = groupForm(fields, events['front-page'] as Record<string, unknown>, 'events.front-page', {
    texts: await loadTexts('en'),
    format: createFormat('en', '2025-01-01'),
    start: '2025-01-01',
    days: 12,
    names: {
      platform: [
        { value: 'home', text: 'Home' },
        { value: 'away', text: 'Away' },
      ],
      segment: [],
      step: [],
    },
    usual: () => undefined,
    change: () => undefined,
  })
  vi.unstubAllGlobals()
  expect([...form.querySelectorAll('select option')].map(({ textContent }) => textContent)).toEqual(['Home', 'Away'])
  expect(form.querySelectorAll('input').length).toBeGreaterThanOrEqual(4)
})
