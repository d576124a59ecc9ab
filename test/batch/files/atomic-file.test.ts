import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { createAtomicFile, discardAllNow } from '../../../batch/files/atomic-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exodus-'))
})

test('a file has its name only once it is whole', async () => {
  const file = await createAtomicFile(join(folder, 'a.csv'))
  await file.write('one\n')
  expect(readdirSync(folder)).not.toContain('a.csv')
  await file.write(new TextEncoder().encode('two\n'))
  await file.commit()
  expect(readdirSync(folder)).toEqual(['a.csv'])
  expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('one\ntwo\n')
})

test('what is discarded leaves what was there before', async () => {
  writeFileSync(join(folder, 'a.csv'), 'before')
  const file = await createAtomicFile(join(folder, 'a.csv'))
  await file.write('after')
  await file.discard()
  expect(readdirSync(folder)).toEqual(['a.csv'])
  expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('before')
})

test('discarding after a commit changes nothing', async () => {
  const file = await createAtomicFile(join(folder, 'a.csv'))
  await file.commit()
  await file.discard()
  expect(readdirSync(folder)).toEqual(['a.csv'])
})

test('everything unfinished can be removed at once', async () => {
  const files = await Promise.all(['a', 'b'].map((name) => createAtomicFile(join(folder, name))))
  await files[0]!.commit()
  discardAllNow()
  expect(readdirSync(folder)).toEqual(['a'])
})
