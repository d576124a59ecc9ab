import { describe } from 'vitest'
import { choiceOracles } from '../../analysis/oracles/choices.ts'
import { checkOracles } from './check-oracles.ts'

describe('the engine meets', () => checkOracles(choiceOracles))
