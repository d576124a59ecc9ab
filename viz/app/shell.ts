import type { ShippedEntry } from '../build/shipped-scenario.ts'
import { OPEN_VIEWS } from '../screens/screens.ts'
import { ENDONYMS, LANGUAGES, scenarioTitle, type Language } from '../texts/index.ts'
import { ICONS, h, icon } from './dom.ts'
import type { Lab } from './lab.ts'

export interface ShellActions {
  export(): void
  /** Asks for a scenario file of the reader's own. */
  open(): void
  /** Shows the scenario as text, to be edited. */
  edit(): void
  /** Saves the scenario with its changes as a file. */
  save(): void
  share(): void
  language(language: Language): void
  theme(): void
  scenario(name: string): void
}

/** Entries of the list that are no shipped scenario: names have no asterisk. */
const OWN = '*own'
const OPEN = '*open'
const EDIT = '*edit'
const SAVE = '*save'

/** Three columns of dots and a ring: people on their way to somewhere else. */
const LOGO =
  'M-7,-5a1.2,1.2 0 1,0 .1,0ZM-7,0a1.2,1.2 0 1,0 .1,0ZM-7,5a1.2,1.2 0 1,0 .1,0ZM-3,-2.5a1.2,1.2 0 1,0 .1,0ZM-3,2.5a1.2,1.2 0 1,0 .1,0ZM1,0a1,1 0 1,0 .1,0Z' +
  'M6,-2.6a2.6,2.6 0 1,0 .1,0ZM6,-1.2a1.2,1.2 0 1,1 -.1,0Z'

/** The header: screens, scenario, undo, language, look, share. */
export function header(lab: Lab, shipped: readonly ShippedEntry[], actions: ShellActions): HTMLElement {
  const { texts, store, palette } = lab
  const { state } = store
  const tool = (label: string, path: string, enabled: boolean, action: () => void) =>
    h(
      'button',
      { class: 'square', label, attrs: { type: 'button', disabled: !enabled }, on: { click: action } },
      icon(path, { stroke: 'currentColor' }),
    )
  const screens = OPEN_VIEWS.map((view) =>
    h(
      'button',
      {
        attrs: { type: 'button', 'aria-current': view === state.view ? 'page' : null },
        on: { click: () => store.change({ view }) },
      },
      texts.nav[view],
    ),
  )
  const scenario = select(
    'scenario',
    texts.header.scenario,
    [
      ...shipped.map(({ name, title }) =>
        h(
          'option',
          { attrs: { value: name, selected: state.own === null && name === state.scenario } },
          scenarioTitle(texts, name, title),
        ),
      ),
      ...(state.own === null
        ? []
        : [h('option', { attrs: { value: OWN, selected: true } }, lab.shipped.title ?? lab.shipped.name)]),
      h('option', { attrs: { value: OPEN } }, texts.header.open),
      h('option', { attrs: { value: EDIT } }, texts.header.edit),
      h('option', { attrs: { value: SAVE } }, texts.header.save),
    ],
    (value) => {
      if (value === OPEN) actions.open()
      else if (value === EDIT) actions.edit()
      else if (value === SAVE) actions.save()
      else if (value !== OWN) actions.scenario(value)
    },
  )
  const languages = select(
    'language',
    texts.header.language,
    LANGUAGES.map((language) =>
      h(
        'option',
        { attrs: { value: language, selected: language === lab.language, lang: language } },
        ENDONYMS[language],
      ),
    ),
    (language) => actions.language(language as Language),
  )
  const [other, sign] = palette.name === 'light' ? [texts.header.dark, '◐'] : [texts.header.light, '◑']
  const menu = h(
    'div',
    { class: 'menu-content', attrs: { id: 'menu' } },
    h('nav', { label: texts.nav.label }, ...screens),
    scenario,
    tool(texts.header.undo, ICONS.undo, store.canUndo, () => store.undo()),
    tool(texts.header.redo, ICONS.redo, store.canRedo, () => store.redo()),
    h('button', { class: 'export', attrs: { type: 'button' }, on: { click: actions.export } }, texts.header.export),
  )
  return h(
    'header',
    { class: 'top' },
    h('a', { class: 'skip', attrs: { href: '#stage' }, on: { click: skip } }, texts.skip),
    h('span', { class: 'brand' }, icon(LOGO, { size: 26 }), texts.brand),
    menu,
    languages,
    h(
      'button',
      {
        class: 'look',
        attrs: { type: 'button' },
        label: `${texts.header.theme}: ${other}`,
        on: { click: actions.theme },
      },
      sign,
    ),
    h('button', { class: 'strong', attrs: { type: 'button' }, on: { click: actions.share } }, texts.header.share),
    menuButton(menu, texts.header.menu),
  )
}

/** On a phone there is no room for screens and scenarios: a button shows them. Elsewhere it is hidden. */
function menuButton(menu: HTMLElement, label: string): HTMLElement {
  const button = h(
    'button',
    { class: 'menu', label, attrs: { type: 'button', 'aria-expanded': 'false', 'aria-controls': menu.id } },
    icon(ICONS.menu, { stroke: 'currentColor' }),
  )
  button.addEventListener('click', () => {
    button.ariaExpanded = String(menu.classList.toggle('open'))
  })
  return button
}

function select(
  name: string,
  label: string,
  options: readonly HTMLOptionElement[],
  take: (value: string) => void,
): HTMLSelectElement {
  const element = h('select', { class: name, label, on: { change: () => take(element.value) } }, ...options)
  return element
}

/** Goes to what is shown without touching the hash, which holds the state. */
function skip(event: Event): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('main:not([hidden]) :is(#stage, h1)')?.focus()
}

/** The list of keys. */
export function helpDialog(lab: Lab): HTMLDialogElement {
  const { texts } = lab
  const dialog = h(
    'dialog',
    { label: texts.help.title },
    h('h2', {}, texts.help.title),
    h('dl', {}, ...texts.help.rows.flatMap(([keys, what]) => [h('dt', {}, keys), h('dd', {}, what)])),
    h('button', { attrs: { type: 'button' }, on: { click: () => dialog.close() } }, texts.help.close),
  )
  dialog.addEventListener('close', () => dialog.remove())
  return dialog
}
