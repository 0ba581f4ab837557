import type { Cell, Container, PageLine, PageSpan, Table, WriterState } from './line'

/** Takes the elements and the words of a page as they come; gives its printed lines. */
export interface LineWriter {
  readonly state: Readonly<WriterState>
  /** Changes the state; gives what undoes it. */
  set<Key extends keyof WriterState>(key: Key, value: WriterState[Key]): () => void
  text(text: string, start: number, end: number): void
  link(url: string, start: number): () => void
  image(alt: string, start: number): void
  rule(start: number): void
  /** A `br`: one ends the line, two part paragraphs. */
  lineBreak(): void
  startBlock(name: string): void
  endBlock(): void
  /** A block in which lines stand: see {@link Container}. */
  container(name: string, className: string): () => void
  article(): () => void
  list(): () => void
  item(): () => void
  table(isLayout: boolean): () => void
  row(): undefined
  cell(isHead: boolean): () => void
  /** Italics. Emphasis that Markdown made of a mark within a word or in math is none: its marks are given back. */
  emphasis(): () => void
  end(): PageLine[]
}

type MutableSpan = { -readonly [Key in keyof PageSpan]: PageSpan[Key] }

export function createWriter(): LineWriter {
  const state: WriterState = {
    heading: 0,
    strong: 0,
    emphasis: 0,
    code: false,
    label: false,
    isTitle: false,
    isPreformatted: false,
    region: 'main',
  }
  const lines: PageLine[] = []
  let spans: MutableSpan[] = []
  let start = -1
  let end = -1
  let url: string | undefined
  let isLinkEmpty = false
  let block = 0
  let dollars = 0
  let depth = 0
  /** The next line is the first of a list item. */
  let isFirst = false
  let container: Container | undefined
  let containers = 0
  let article = -1
  let articles = 0
  let list = -1
  let lists = 0
  let table: Table | undefined
  let cell: Cell | undefined
  const names: string[] = []
  /** The mark of an emphasis that is none, until its first words come. */
  let mark = ''
  /** The last words that were added: looking at the end of a span joins all its pieces each time. */
  let tail = ''

  function add(span: MutableSpan, from: number, to: number): void {
    if (start === -1) start = from
    if (to > end) end = to
    spans.push(span)
  }

  function put(kind: PageLine['kind'], rank: number, from: number, to: number): void {
    const element = kind === 'rule' ? 'hr' : (names.at(-1) ?? '')
    const { region } = state
    // Written out: copies by spreading cost more than all else here.
    lines.push({
      kind,
      depth: rank,
      element,
      spans,
      block,
      article,
      list,
      region,
      container,
      cell,
      start: from,
      end: to,
    })
  }

  function newLine(): void {
    const last = spans.at(-1)
    if (last?.text.endsWith(' ')) last.text = last.text.trimEnd()
    if (spans.length > 1 || (last !== undefined && saysSomething(last))) {
      const isHeading = state.heading > 0
      if (table && isHeading) table.isLayout = true
      put(isHeading ? 'heading' : isFirst ? 'item' : 'text', isHeading ? state.heading : depth, start, end)
      isFirst = false
    }
    spans = []
    start = end = -1
    dollars = 0
    tail = ''
  }

  function words(text: string, from: number, to: number): void {
    if (mark !== '' && text.trim() !== '') {
      const lost = mark
      mark = ''
      words(lost, from, from)
    }
    const last = spans.at(-1)
    const isOpen = last === undefined || tail.endsWith(' ')
    const piece = isOpen && text.startsWith(' ') ? text.trimStart() : text
    if (piece === '') return
    if (piece.includes('$')) for (const character of piece) if (character === '$') dollars++
    if (url !== undefined && piece !== ' ') isLinkEmpty = false
    tail = piece
    const strong = state.strong > 0
    const emphasis = state.emphasis > 0
    const { code, label, isTitle } = state
    if (last && isSame(last, url, state)) {
      last.text += piece
      if (to > end) end = to
    } else
      add(
        {
          text: piece,
          ...(url !== undefined && { url }),
          ...(strong && { strong }),
          ...(emphasis && { emphasis }),
          ...(code && { code }),
          ...(label && { label }),
          ...(isTitle && { isTitle }),
        },
        from,
        to,
      )
  }

  function endBlock(): void {
    newLine()
    block++
  }

  const writer: LineWriter = {
    state,
    set(key, value) {
      const before = state[key]
      state[key] = value
      return () => {
        state[key] = before
      }
    },
    text(text, from, to) {
      if (!state.isPreformatted) {
        words(collapsed(text), from, to)
        return
      }
      for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
        if (index > 0) newLine()
        words(line, from, to)
      }
    },
    link(address, from) {
      const outer = url
      url = address
      isLinkEmpty = true
      return () => {
        if (isLinkEmpty) add({ text: '', url: address }, from, from)
        isLinkEmpty = false
        url = outer
      }
    },
    image(alt, from) {
      add({ text: '', image: collapsed(alt).trim(), ...(url !== undefined && { url }) }, from, from)
    },
    rule(from) {
      endBlock()
      put('rule', depth, from, from)
      block++
    },
    lineBreak() {
      if (spans.length === 0) block++
      newLine()
    },
    startBlock(name) {
      endBlock()
      names.push(name)
    },
    endBlock() {
      endBlock()
      names.pop()
    },
    container(name, className) {
      const parent = container
      container = { parent, name, className, index: containers++ }
      return () => {
        container = parent
      }
    },
    article() {
      const outer = article
      // What stands in a card's card is the card's own.
      if (outer === -1) article = articles++
      return () => {
        article = outer
      }
    },
    list() {
      const outer = list
      list = lists++
      return () => {
        list = outer
      }
    },
    item() {
      const outer = cell
      depth++
      isFirst = true
      return () => {
        depth--
        isFirst = false
        cell = outer
      }
    },
    table(isLayout) {
      const [outer, outerCell] = [table, cell]
      for (let around = outer; around && !around.isLayout; around = around.parent) around.isLayout = true
      table = { parent: outer, rows: 0, width: 0, columns: 0, heads: 0, isLayout }
      cell = undefined
      return () => {
        table = outer
        cell = outerCell
      }
    },
    row() {
      if (!table) return undefined
      table.rows++
      table.columns = 0
      return undefined
    },
    cell(isHead) {
      const [open, outer] = [table, cell]
      if (!open) return () => undefined
      if (open.rows === 0) open.rows = 1
      if (isHead && open.columns === 0 && open.heads === open.rows - 1) open.heads++
      if (!isHead && open.heads === open.rows) open.heads--
      cell = { table: open, row: open.rows - 1, column: open.columns++ }
      open.width = Math.max(open.width, open.columns)
      return () => {
        cell = outer
      }
    },
    emphasis() {
      const opened = mark
      mark =
        dollars % 2 === 1 ? '_' : /[\p{L}\p{N}]$/u.test(spans.length === 0 ? '' : tail.slice(-2)) ? '*' : ''
      const own = mark
      if (own === '') state.emphasis++
      return () => {
        if (own === '') state.emphasis--
        // Still waiting: there were no words in it.
        if (own !== '' && mark === '') words(own, end, end)
        mark = opened
      }
    },
    end() {
      endBlock()
      return lines
    },
  }
  return writer
}

function saysSomething({ text, url, image }: PageSpan): boolean {
  return text !== '' || url !== undefined || image !== undefined
}

function isSame(span: PageSpan, url: string | undefined, state: WriterState): boolean {
  return (
    span.image === undefined &&
    span.url === url &&
    (url === undefined || span.text !== '') &&
    !!span.strong === state.strong > 0 &&
    !!span.emphasis === state.emphasis > 0 &&
    !!span.code === state.code &&
    !!span.label === state.label &&
    !!span.isTitle === state.isTitle
  )
}

/** White space as pages print it: a run with a line end is one blank. Two blanks stay: digests part a title from its text by them. */
function collapsed(text: string): string {
  return /[\t\n\f\r\0]/.test(text)
    ? text.replace(/[ \t\n\f\r\0]+/g, (run) => (/[^ ]/.test(run) ? ' ' : run))
    : text
}
