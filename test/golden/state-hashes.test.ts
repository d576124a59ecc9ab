import { expect, test } from 'vitest'
import { goldenCases } from './cases.ts'
import { hashRun } from './hash-run.ts'

test('results are those that were written down: a change of them is meant, and said in CHANGELOG.md', async () => {
  const hashes = Object.fromEntries(goldenCases().map((one) => [one.name, hashRun(one)]))
  // after a change that is meant: `npx vitest run test/golden --update`, and "Results change: yes" in CHANGELOG.md
  await expect(`${JSON.stringify(hashes, null, 2)}\n`).toMatchFileSnapshot('state-hashes.json')
}, 120_000)
