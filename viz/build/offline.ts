import { createHash } from 'node:crypto'
import type { Plugin, PluginOption } from 'vite'
import { viteSingleFile } from 'vite-plugin-singlefile'

/** Name of the page that holds the whole lab. */
export const OFFLINE_PAGE = 'exodus.html'

/** A worker as the page starts it everywhere else. */
const WORKER = /new Worker\(new URL\('([^']+)', import\.meta\.url\), \{ type: 'module' \}\)/g

/** Puts the whole lab into one page that opens from a disk: code, styles, workers, scenarios, languages. */
export function offlinePlugins(): PluginOption[] {
  return [inlineWorkers(), viteSingleFile({ outputFileName: OFFLINE_PAGE }), policyByHash()]
}

/** Workers as texts in the page, started from memory: beside a file there is nothing to load them from. */
function inlineWorkers(): Plugin {
  return {
    name: 'exodus-inline-workers',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('.ts')) return undefined
      const imports: string[] = []
      const changed = code.replaceAll(WORKER, (_, path: string) => {
        imports.push(`import InlineWorker${imports.length} from '${path}?worker&inline'`)
        return `new InlineWorker${imports.length - 1}()`
      })
      if (changed.includes('new Worker(')) this.error(`${id} starts a worker in a way that cannot be put into the page`)
      return imports.length === 0 ? undefined : { code: `${imports.join('\n')}\n${changed}`, map: null }
    },
  }
}

/** The policy of the page: nothing runs but the scripts and styles that are in it, and nothing is fetched. */
function policyByHash(): Plugin {
  return {
    name: 'exodus-policy-by-hash',
    enforce: 'post',
    transformIndexHtml: { order: 'pre', handler: (html) => html.replace(POLICY, '') },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle[OFFLINE_PAGE]
        if (page?.type !== 'asset') throw new Error(`The page ${OFFLINE_PAGE} was not built.`)
        let html = String(page.source)
        for (const [name, file] of Object.entries(bundle)) {
          if (!name.endsWith('.svg') || file.type !== 'asset') continue
          html = html.replace(`./${name}`, `data:image/svg+xml;base64,${Buffer.from(file.source).toString('base64')}`)
          delete bundle[name]
        }
        page.source = withPolicy(html)
      },
    },
  }
}

const POLICY = /<meta\s+http-equiv="Content-Security-Policy"\s+content="[^"]*"\s*\/>/

/**
 * A page with a policy for the scripts and styles that it holds.
 *
 * @throws Error when it names any file beside itself, or has no place for the policy
 */
export function withPolicy(html: string): string {
  const outside = /<[a-z]+[^>]* (?:src|href)="(?!data:)[^"]*"/.exec(
    html.replaceAll(/(<(script|style)[^>]*>)[\s\S]*?<\/\2>/g, '$1'),
  )
  if (outside) throw new Error(`The page is not whole: it still has ${outside[0]}`)
  const hashes = (tag: string) =>
    [...html.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(
      ([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`,
    )
  const policy = [
    `default-src 'none'`,
    `script-src ${hashes('script').join(' ')}`,
    `style-src ${hashes('style').join(' ')}`,
    `img-src data: blob:`,
    `worker-src blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ]
  const place = '<meta charset="utf-8" />'
  if (!html.includes(place)) throw new Error(`The page has no ${place}, after which the policy goes.`)
  return html.replace(
    place,
    () => `${place}\n    <meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}" />`,
  )
}
