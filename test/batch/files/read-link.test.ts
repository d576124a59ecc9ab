import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { version } from '../../../package.json'
import { FORM, initialState, type LabState } from '../../../analysis/link/link-state.ts'
import { hashIn } from '../../../analysis/link/link-text.ts'
import { CommandError, EXIT } from '../../../batch/command/exit.ts'
import { checkScenario, loadScenario } from '../../../batch/files/load-scenario.ts'
import { readLink } from '../../../batch/files/read-link.ts'
import { toHash } from '../../../viz/store/link.ts'

const linkTo = (value: unknown) => `#${FORM}.${deflateRawSync(JSON.stringify(value)).toString('base64url')}`
const link = (change: Partial<LabState>) => toHash({ ...initialState(version), ...change })
const address = async (change: Partial<LabState>) => `https://lab.example/exodus/${await link(change)}`

test('a link is what the lab writes: an address or its hash', () => {
  expect(hashIn('https://lab.example/a/#2.abc')).toBe('#2.abc')
  expect(hashIn('file:///media/stick/exodus.html#2.abc')).toBe('#2.abc')
  expect(hashIn('#2.abc')).toBe('#2.abc')
  expect(hashIn('https://lab.example/')).toBe('')
  for (const name of ['us-tiktok-ban-2025', 'a.yaml', './#1/a.yaml', '#notes.yaml'])
    expect(hashIn(name)).toBeUndefined()
})

test('a link runs the scenario with its changes, users and seed', async () => {
  const set = { 'platforms.rednote.funnel.phone': '0.9', 'events.ban.start': '2025-01-18 20:00' }
  const { scenario } = loadScenario(await address({ set, seed: '小红书', agents: 17_000 }), [])
  expect(scenario.platforms['rednote']!.funnel.phone).toBe(0.9)
  expect([scenario.seed, scenario.population.agents]).toEqual(['小红书', 17_000])
})

test('what is typed beside a link comes after what the link says', async () => {
  expect(loadScenario(await address({ seed: '1' }), ['seed=2']).scenario.seed).toBe('2')
})

test('a link can hold a scenario of its own, which builds on shipped ones and on nothing else', async () => {
  const own = (base: string) => `extends: ${base}\nname: mine\ntime: { days: 5 }\n`
  const { scenario } = loadScenario(await address({ own: own('us-tiktok-ban-2025') }), [])
  expect([scenario.name, scenario.time.days]).toEqual(['mine', 5])
  for (const base of ['package.json', '../README.md', '/etc/hostname', 'https://lab.example/a.yaml']) {
    const { mistakes } = checkScenario(await address({ own: own(base) }), [])
    expect(mistakes[0]).toMatchObject({ file: 'the link', line: 1, path: 'extends' })
  }
})

test('a link by another version opens and says so', async () => {
  const said: string[] = []
  readLink(await link({ engine: '9.9.9' }), (line) => said.push(line))
  readLink(await link({}), (line) => said.push(line))
  expect(said).toEqual([`The link was made by version 9.9.9, this is ${version}: numbers may differ.`])
})

test.each<[string, RegExp]>([
  [`#2.${'A'.repeat(9000)}`, /more than 8 kB.*save the scenario as a file/],
  [`#2.${deflateRawSync('x'.repeat(5_000_000)).toString('base64url')}`, /more than 8 kB/],
  ['#2.AAAA', /no link of the lab/],
  ['https://lab.example/', /no link of the lab/],
  ['https://lab.example/#<img src=x onerror=alert(1)>', /no link of the lab/],
  ['#99.AAAA', /one that a newer version made/],
  [linkTo({ v: 1, evil: '\u001b[2J' }), /unknown entry/],
  [linkTo({ v: 1, time: 1e300 }), /impossible value of time/],
  [linkTo({ v: 2, agents: 1e12 }), /impossible value of agents/],
  [linkTo({ v: 2, agents: '5' }), /impossible value of agents/],
  [linkTo({ v: 1, set: JSON.parse('{"__proto__.polluted":"1"}') }), /impossible value of set/],
  [linkTo({ v: 1, scenario: '../secret' }), /impossible value of scenario/],
  [linkTo({ v: 1, scenario: 'package' }), /no such scenario/],
  [linkTo({ v: 1, set: { 'network.file': '../../secret' } }), /unknown path/],
])('hostile link %# is refused as a file error', (hostile, message) => {
  let thrown: unknown
  try {
    loadScenario(hostile, [])
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(CommandError)
  expect((thrown as CommandError).exitCode).toBe(EXIT.file)
  expect((thrown as CommandError).message).toMatch(message)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})
