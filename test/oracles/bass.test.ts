import { describe } from 'vitest'
import { bassOracles } from '../../analysis/oracles/bass.ts'
import { checkOracles } from './check-oracles.ts'

describe('the engine meets', () => checkOracles(bassOracles))
