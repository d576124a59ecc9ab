import { en, type Texts } from './en.ts'

export type { Texts } from './en.ts'

export const LANGUAGES = ['en', 'ja', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

/** What each language calls itself. */
export const ENDONYMS: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語', zh: '简体中文' }

/** Loads the texts of a language; English is part of the page, the others come on use. */
export async function loadTexts(language: Language): Promise<Texts> {
  switch (language) {
    case 'en':
      return en
    case 'ja':
      return (await import('./ja.ts')).ja
    case 'zh':
      return (await import('./zh.ts')).zh
  }
}

/**
 * The first language of a reader's list that the lab speaks, English otherwise.
 *
 * @param preferred language tags in order of preference, such as `['zh-CN', 'en']`
 */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = LANGUAGES.find((known) => tag.toLowerCase().split('-')[0] === known)
    if (language) return language
  }
  return 'en'
}

/** Title of a scenario: the language's own, else that of its file. */
export function scenarioTitle(texts: Texts, name: string, title: string): string {
  return Object.hasOwn(texts.scenarios, name) ? texts.scenarios[name]! : title
}

/** Name of a platform: the language's own, else the scenario's title, else the id. */
export function platformName(texts: Texts, id: string, title?: string): string {
  return Object.hasOwn(texts.platforms, id) ? texts.platforms[id]! : (title ?? id)
}
