import { Document, isCollection, isMap, isNode, isPair, isScalar, isSeq, type Node, YAMLSeq } from 'yaml'

/** A comment on the line above the key at `path`, or behind its value. */
export interface Comment {
  readonly path: readonly (string | number)[]
  readonly text: string
  readonly isBehind?: boolean
}

/** Data as YAML in the style of the plans: short maps and lists on one line, comments above the keys. */
export function commentedYaml(data: object, heading: string, comments: readonly Comment[]): string {
  const document = new Document(data)
  document.commentBefore = indented(heading)
  if (isNode(document.contents)) lay(document.contents, 0)
  for (const comment of comments) write(document, comment)
  return document.toString({ lineWidth: 110, singleQuote: true })
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n')

function write(document: Document, { path, text, isBehind = false }: Comment): void {
  const value = document.getIn(path, true)
  if (isBehind && isNode(value)) value.comment = indented(text)
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (isBehind || !isMap(parent)) return
  const key = parent.items.find((pair) => isScalar(pair.key) && pair.key.value === path.at(-1))?.key
  if (!isScalar(key)) return
  key.commentBefore = indented(text)
  key.spaceBefore = true
}

/** Longest text of a map or list, without quotation marks, that stays on one line. */
const WIDTH = 98

/** Bottom up: what holds only scalars and short maps is short itself. */
function lay(node: Node, depth: number): void {
  if (isScalar(node) && /^\d\d:\d\d$/.test(String(node.value))) node.type = 'QUOTE_SINGLE'
  if (!isCollection(node)) return
  const children = node.items.map((item) => (isPair(item) ? item.value : item)).filter(isNode)
  for (const child of children) lay(child, depth + 1)
  const isFlat = children.every(
    (child) => isScalar(child) || (isMap(node) && depth > 1 && isOnOneLine(child)),
  )
  node.flow = depth > 0 && isFlat && JSON.stringify(node).replaceAll('"', '').length <= WIDTH
  if (!isSeq(node)) return
  if (node.flow) tighten(node)
  else for (const child of children.slice(1)) child.spaceBefore = depth === 1 && !isOnOneLine(child)
}

const isOnOneLine = (node: Node): boolean => isCollection(node) && node.flow === true

/** Maps are written { so }, lists [so]; the library knows one padding for both. */
function tighten(list: YAMLSeq): void {
  list.toString = (context, ...rest) =>
    YAMLSeq.prototype.toString.call(list, context && { ...context, flowCollectionPadding: '' }, ...rest)
}
