import { paletteVariables } from './css-palette.ts'

/** The style of a report: light or dark as the reader's system is, one column that fits a phone, and on paper. */
export const REPORT_STYLE = `
:root{${paletteVariables('light')}}
@media (prefers-color-scheme:dark){:root{${paletteVariables('dark')}}}
@media print{:root{${paletteVariables('light')}}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:820px;padding:24px 16px 64px;background:var(--paper);color:var(--ink);
font:400 15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;font-variant-numeric:tabular-nums;
overflow-wrap:anywhere}
h1{font-size:28px;line-height:1.2;margin:0 0 4px}
h2{font-size:18px;margin:40px 0 8px}
h3{font-size:15px;margin:24px 0 4px}
p{margin:8px 0}
.quiet,caption,summary,figcaption{color:var(--quiet);font-size:13px}
.says{padding-left:20px}
.says li{margin:6px 0}
figure{margin:16px 0 24px}
figcaption b{color:var(--ink);font-size:15px}
svg{display:block;width:100%;height:auto}
.narrow{display:none}
.scroll{overflow-x:auto;max-width:100%}
.scroll svg{width:auto;max-width:none}
table{border-collapse:collapse;font-size:13px;margin:8px 0}
caption{text-align:left;caption-side:top;padding:4px 0}
th,td{text-align:left;padding:4px 12px 4px 0;border-bottom:1px solid var(--rule);vertical-align:top;overflow-wrap:normal}
th{font-weight:600}
th,td{white-space:nowrap}
td.number{text-align:right}
summary{cursor:pointer;padding:6px 0;min-height:24px}
code{font:13px/1.4 ui-monospace,'Cascadia Mono',Menlo,monospace;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;font-size:13px}
dt{color:var(--quiet)}
dd{margin:0;min-width:0}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
@media (max-width:599px){.wide{display:none}.narrow{display:block}dl{grid-template-columns:1fr}dd{margin-bottom:6px}summary{min-height:44px}}
@media print{details::details-content{content-visibility:visible}body{max-width:none}}
`
