import { describe } from 'vitest'
import { thresholdOracles } from '../../analysis/oracles/thresholds.ts'
import { checkOracles } from './check-oracles.ts'

describe('the engine meets', () => checkOracles(thresholdOracles))
