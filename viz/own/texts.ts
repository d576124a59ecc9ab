import type { Language } from '../texts/index.ts'

const en = {
  title: 'Scenario as text',
  edges: 'Edge list as text',
  text: (file: string) => `Text of ${file}`,
  apply: 'Apply',
  save: 'Save this text',
  close: 'Close',
  mistakes: 'Mistakes',
  none: 'No mistakes.',
  count: (count: number) =>
    count === 1 ? '1 mistake. It runs once this is mended.' : `${count} mistakes. It runs once they are mended.`,
  place: (line: number, column: number) => `Line ${line}, column ${column}`,
  mistake: (found: string, expected: string) => `found ${found}, expected ${expected}`,
  nearest: (name: string) => `did you mean ${name}?`,
  tooLarge: (file: string, megabytes: number) =>
    `${file} is larger than ${megabytes} MB; the command line takes larger ones`,
  unapplied: 'These edits are not applied. Press once more to drop them.',
}

/** Texts of the editor: they are loaded with it. */
export type OwnTexts = typeof en

export const ownTexts: Readonly<Record<Language, OwnTexts>> = {
  en,
  ja: {
    title: 'シナリオをテキストで編集',
    edges: '辺リストをテキストで編集',
    text: (file) => `${file} のテキスト`,
    apply: '適用',
    save: 'このテキストを保存',
    close: '閉じる',
    mistakes: '誤り',
    none: '誤りはありません。',
    count: (count) => `誤りが ${count} 件あります。直すと実行されます。`,
    place: (line, column) => `${line} 行 ${column} 列`,
    mistake: (found, expected) => `見つかったもの：${found}、必要なもの：${expected}`,
    nearest: (name) => `${name} のことですか？`,
    tooLarge: (file, megabytes) =>
      `${file} は ${megabytes} MB を超えています。コマンドラインならより大きなファイルを扱えます`,
    unapplied: '編集はまだ適用されていません。もう一度押すと破棄します。',
  },
  zh: {
    title: '以文本编辑情景',
    edges: '以文本编辑边列表',
    text: (file) => `${file} 的文本`,
    apply: '应用',
    save: '保存此文本',
    close: '关闭',
    mistakes: '错误',
    none: '没有错误。',
    count: (count) => `有 ${count} 处错误，改正后即可运行。`,
    place: (line, column) => `第 ${line} 行第 ${column} 列`,
    mistake: (found, expected) => `发现 ${found}，应为 ${expected}`,
    nearest: (name) => `是否指 ${name}？`,
    tooLarge: (file, megabytes) => `${file} 超过 ${megabytes} MB；命令行可处理更大的文件`,
    unapplied: '修改尚未应用。再按一次将放弃修改。',
  },
}
