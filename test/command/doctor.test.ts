import { expect, test } from 'vitest'
import { exodusIn, freshFolder } from './exodus.ts'

interface Answer {
  well: boolean
  findings: { about: string; state: string; says: string }[]
}

test('the doctor tells a line for each thing, and what the US case would take', async () => {
  const { out } = await exodusIn(freshFolder(), 'doctor')
  expect(out).toMatch(/^ok {4}Node {7}\d+\.\d+\.\d+ /m)
  expect(out).toMatch(/^ok {4}A run {6}us-tiktok-ban-2025, [\d,]+ agents: .+ of memory; up to [\d,]+ agents fit$/m)
})

test('what is wrong is said, and decides the exit code', async () => {
  const folder = freshFolder()
  const redis = await exodusIn(folder, 'doctor', '--json', '--redis', 'redis://:secret@127.0.0.1:1')
  expect(redis.code).toBe(7)
  const { well, findings } = JSON.parse(redis.out) as Answer
  expect(well).toBe(false)
  expect(findings.find(({ about }) => about === 'Redis')).toMatchObject({ state: 'bad' })
  expect(redis.out).not.toContain('secret')
  const unwritable = await exodusIn(folder, 'doctor', '/dev/null/below')
  expect(unwritable).toMatchObject({ code: 3, err: expect.stringContaining('wrong') as string })
})
