import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { GENERATED } from '../../batch/docs/generated.ts'
import { packageRoot } from '../../batch/files/package-root.ts'

test.each(Object.entries(GENERATED))(
  '%s is up to date (npm run docs writes it)',
  (path, make) => {
    expect(readFileSync(join(packageRoot(), path), 'utf8')).toBe(make())
  },
  120_000,
)
