import type { Lab } from '../app/lab.ts'
import { overridesOf } from '../app/provenance.ts'
import { saveText } from '../app/save.ts'
import { isEdgeFile, takeEdges } from './own-edges.ts'
import { changedText } from './changed-text.ts'
import { fileText, readOwn, textOf } from './read-own.ts'
import { TextEditor, type EditedText } from './text-editor.ts'
import { ownTexts } from './texts.ts'

/**
 * Runs a scenario or an edge list of the reader's own, or opens it as text with all that is wrong with it.
 * @param rerun for a file that takes the place of one of the same name
 */
export async function takeFile(lab: Lab, file: File, rerun: () => void): Promise<void> {
  if (isEdgeFile(file.name)) return takeEdges(lab, file, rerun)
  const text = await textOf(file)
  if (readOwn(text, file.name).scenario) runText(lab, text, 0)
  else mendText(lab, text, file.name)
}

/** Opens a scenario's text with its mistakes. */
export function mendText(lab: Lab, text: string, file: string): void {
  edit(lab, {
    title: ownTexts[lab.language].title,
    file,
    text,
    check: (now) => readOwn(now, file).mistakes,
    apply: (now) => runText(lab, now, 0),
  })
}

/** Opens the lab's scenario as text, the changes made in the lab laid into it. */
export function editText(lab: Lab): void {
  const file = nameOf(lab)
  edit(lab, {
    title: ownTexts[lab.language].title,
    file,
    text: changedText(fileText(lab.store.state), overridesOf(lab.store.state)),
    check: (text) => readOwn(text, file).mistakes,
    apply: (text) => runText(lab, text, lab.player.state.time),
  })
}

/** Saves the scenario that the lab runs, with its changes, its seed and its number of users: the same run anywhere. */
export function saveYaml(lab: Lab): void {
  const { store, scenario } = lab
  const overrides = [
    ...overridesOf(store.state),
    `population.agents=${store.state.agents ?? scenario.population.agents}`,
  ]
  saveText(nameOf(lab), 'application/yaml', changedText(fileText(store.state), overrides))
}

const nameOf = ({ scenario }: Lab) => `${scenario.name}.yaml`

/** Seed and changes stand in the text now. */
function runText({ store }: Lab, own: string, time: number): void {
  store.change({ own, set: {}, seed: null, time })
}

function edit(lab: Lab, source: EditedText): void {
  document.querySelector<HTMLDialogElement>('dialog.own-text')?.close()
  new TextEditor(source, ownTexts[lab.language]).open()
}
