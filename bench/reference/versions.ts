import type { GraphFile } from './graph-file.ts'
import type { ReferenceModel } from './model.ts'

export type Build = (graph: GraphFile, seed: number) => ReferenceModel

/** The versions by name, each loaded only where it runs, so that none is charged for another's library. */
export const VERSIONS: Readonly<Record<string, () => Promise<Build>>> = {
  typed: async () => (await import('./typed.ts')).typedModel,
  objects: async () => (await import('./objects.ts')).objectsModel,
  agentscript: async () => (await import('./agentscript.ts')).agentscriptModel,
  flocc: async () => (await import('./flocc.ts')).floccModel,
}
