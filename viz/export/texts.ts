import type { Language } from '../texts/index.ts'

/** Texts of the export, which come with it. */
export interface ExportTexts {
  title: string
  close: string
  cancel: string
  run: string
  csv: string
  csvNote: string
  json: string
  jsonNote: string
  pictures: string
  picture: string
  stage: string
  scale: string
  film: string
  format: string
  make: string
  noCodec: (format: string) => string
  /** A film cannot be written at all. */
  noFilm: string
  insecure: string
  working: (percent: string) => string
  saved: (name: string) => string
  stopped: string
  failed: (why: string) => string
  notYet: string
  /** One line below a picture. */
  foot: (version: string, scenario: string, seed: string, users: string) => string
}

export const exportTexts: Readonly<Record<Language, ExportTexts>> = {
  en: {
    title: 'Export',
    close: 'Close',
    cancel: 'Cancel',
    run: 'The run',
    csv: 'Table (CSV)',
    csvNote: 'Every value of every day, the bytes that the command “exodus run” writes.',
    json: 'Scenario and record (JSON)',
    jsonNote: 'What the charts are drawn from, with the scenario as it ran.',
    pictures: 'Pictures',
    picture: 'Picture',
    stage: 'The stage',
    scale: 'Scale',
    film: 'Film of the run',
    format: 'Format',
    make: 'Make the film',
    noCodec: (format) => `This browser cannot write ${format}; the other format is chosen.`,
    noFilm: 'This browser cannot write films. A current Chromium, Edge or Safari can, over https or from a disk.',
    insecure: 'Check sums need a page that came over https, from this computer, or from a disk.',
    working: (percent) => `${percent} done`,
    saved: (name) => `Saved as ${name}.`,
    stopped: 'Cancelled. Nothing was saved.',
    failed: (why) => `It could not be made: ${why}`,
    notYet: 'The run has not reached its last day yet.',
    foot: (version, scenario, seed, users) =>
      `Exodus ${version} · ${scenario} · seed ${seed} · ${users} users · not a forecast`,
  },
  ja: {
    title: '書き出し',
    close: '閉じる',
    cancel: '中止',
    run: '実行結果',
    csv: '表（CSV）',
    csvNote: '毎日のすべての値。コマンド「exodus run」が書くものとバイト単位で同じです。',
    json: 'シナリオと記録（JSON）',
    jsonNote: '図のもとになる値と、実行されたシナリオ。',
    pictures: '画像',
    picture: '画像',
    stage: '舞台',
    scale: '倍率',
    film: '実行の動画',
    format: '形式',
    make: '動画を作る',
    noCodec: (format) => `このブラウザは${format}を書けません。もう一方の形式を選びました。`,
    noFilm: 'このブラウザは動画を書けません。最近のChromium、Edge、Safariなら、httpsかディスクから開いて書けます。',
    insecure: 'チェックサムには、https、このコンピューター、またはディスクから開いたページが必要です。',
    working: (percent) => `${percent} 完了`,
    saved: (name) => `${name} として保存しました。`,
    stopped: '中止しました。何も保存していません。',
    failed: (why) => `作れませんでした：${why}`,
    notYet: '実行がまだ最後の日に達していません。',
    foot: (version, scenario, seed, users) =>
      `Exodus ${version} · ${scenario} · シード ${seed} · ${users}人 · 予測ではありません`,
  },
  zh: {
    title: '导出',
    close: '关闭',
    cancel: '取消',
    run: '本次运行',
    csv: '表格（CSV）',
    csvNote: '每天的全部数值，与命令“exodus run”写出的字节相同。',
    json: '情景与记录（JSON）',
    jsonNote: '图表所用的数值，以及运行的情景。',
    pictures: '图片',
    picture: '图片',
    stage: '舞台',
    scale: '倍数',
    film: '运行的视频',
    format: '格式',
    make: '制作视频',
    noCodec: (format) => `此浏览器无法写出 ${format}，已选另一种格式。`,
    noFilm: '此浏览器无法写出视频。较新的 Chromium、Edge 或 Safari 可以，须经 https 或从磁盘打开。',
    insecure: '校验和需要经 https、本机或磁盘打开的页面。',
    working: (percent) => `已完成 ${percent}`,
    saved: (name) => `已保存为 ${name}。`,
    stopped: '已取消，没有保存任何内容。',
    failed: (why) => `无法制作：${why}`,
    notYet: '运行尚未到最后一天。',
    foot: (version, scenario, seed, users) => `Exodus ${version} · ${scenario} · 种子 ${seed} · ${users} 人 · 并非预测`,
  },
}
