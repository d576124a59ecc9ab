import { describe } from 'vitest'
import { memberOracles } from '../../analysis/oracles/members.ts'
import { checkOracles } from './check-oracles.ts'

describe('the engine meets', () => checkOracles(memberOracles))
