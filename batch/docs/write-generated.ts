import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../files/package-root.ts'
import { GENERATED } from './generated.ts'

for (const [path, make] of Object.entries(GENERATED)) writeFileSync(join(packageRoot(), path), make())
