import { platformsInOrder, type Lab } from './lab.ts'

const WEEK = 7

/**
 * Keys of the whole page. None while someone types, and none where an element has keys of its own.
 *
 * @param actions what lies outside the store and the player
 */
export function listenToKeys(lab: Lab, actions: { share: () => void; help: () => void }): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return
    if (act(event, lab, actions)) event.preventDefault()
  })
}

function act(event: KeyboardEvent, lab: Lab, actions: { share: () => void; help: () => void }): boolean {
  const { player, store } = lab
  const by = event.shiftKey ? WEEK : 1
  switch (event.key) {
    case ' ':
      player.toggle()
      return true
    case 'ArrowLeft':
      player.step(-by)
      return true
    case 'ArrowRight':
      player.step(by)
      return true
    case 'Home':
      player.seek(0)
      return true
    case 'End':
      player.seek(player.state.days)
      return true
    case '[':
      player.slower()
      return true
    case ']':
      player.faster()
      return true
    case 'c':
      store.change({ view: store.state.view === 'compare' ? 'lab' : 'compare' })
      return true
    case 's':
      actions.share()
      return true
    case '?':
      actions.help()
      return true
  }
  const platform = /^[1-6]$/.test(event.key) ? platformsInOrder(lab)[Number(event.key) - 1] : undefined
  if (platform) store.change({ platform })
  return platform !== undefined
}

/** Fields, sliders, lists and buttons keep their own keys. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as Element
  if (target.closest('input, textarea, select, [contenteditable], dialog')) return true
  const control = target.closest('button, summary, a, [role="tab"]')
  return control !== null && (event.key === ' ' || event.key === 'Enter')
}
