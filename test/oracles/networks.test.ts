import { describe } from 'vitest'
import { networkOracles } from '../../analysis/oracles/networks.ts'
import { checkOracles } from './check-oracles.ts'

describe('the engine meets', () => checkOracles(networkOracles))
