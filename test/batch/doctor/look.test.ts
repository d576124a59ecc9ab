import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lookAtFolder } from '../../../batch/doctor/look-at-folder.ts'
import { nodeVersion } from '../../../batch/doctor/look-at-machine.ts'
import { lookForBrowsers } from '../../../batch/doctor/look-for-programs.ts'

test.each([
  ['20.19.0', 'good'],
  ['22.1.0', 'good'],
  ['20.18.3', 'bad'],
  ['18.20.1', 'bad'],
])('Node %s is %s where 20.19 is needed', (version, state) => {
  expect(nodeVersion(version, '20.19').state).toBe(state)
})

test('a folder is tried by writing, and nothing is left in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'exodus-doctor-'))
  expect(await lookAtFolder(folder)).toMatchObject([{ state: 'good' }])
  expect(readdirSync(folder)).toEqual([])
})

test('a folder that cannot be one is bad, with the reason', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'exodus-doctor-'))
  writeFileSync(join(folder, 'file'), '')
  const [finding] = await lookAtFolder(join(folder, 'file', 'below'))
  expect(finding).toMatchObject({ state: 'bad', says: expect.stringContaining('ENOTDIR') as string })
})

test('a browser that is nowhere is only noted', () => {
  expect(lookForBrowsers('/nowhere').map(({ state }) => state)).toEqual(['note', 'note'])
})
