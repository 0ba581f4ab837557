/** A structure that is no prose and no list, by the lines that it is made of. */
interface Structure {
  /** With its article, for messages. */
  readonly name: string
  readonly line: RegExp
  /** The part of the lines that must be so. */
  readonly share: number
  /** A line without which it is none. */
  readonly sign?: RegExp
  /** Records of papers may look so, too. */
  readonly mayBeRecords?: boolean
}

/** The first that fits counts. */
const STRUCTURES: readonly Structure[] = [
  {
    name: 'a diff',
    line: /^(?:[-+ @]|diff |index |commit |new file |deleted file |similarity |rename )/,
    sign: /^(?:@@ -\d{1,9}(?:,\d{1,9})? \+\d{1,9}(?:,\d{1,9})? @@|diff --git )/m,
    share: 0.3,
  },
  {
    name: 'a log',
    line: /^[\s[(]{0,3}(?:\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}|[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} |\d{1,3}(?:\.\d{1,3}){3} \S{1,64} \S{1,64} \[|\d{1,9}(?:\.\d{1,9})?\] |(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b[\]:\s|])/,
    share: 0.5,
  },
  {
    name: 'a stack trace',
    line: /^\s{0,64}(?:at \S{1,256}(?: \(|:\d)|File "[^"]{1,512}", line \d|Traceback \(|Caused by: |\.\.\. \d{1,9} more$|[\w.$]{0,128}(?:Error|Exception)\b|[\w/.\\-]{1,256}:\d{1,9}(?::\d{1,9})?\b)/,
    share: 0.4,
  },
  {
    name: 'a file of settings',
    line: /^\s{0,64}(?:\[[\w .:"/-]{1,128}\]\s{0,64}$|[\w.-]{1,128}\s{0,64}=)/,
    share: 0.9,
  },
  {
    name: 'source code',
    line: /[;{]\s{0,64}$|^\s{0,64}(?:[}\])]{1,9}[;,)]{0,9}\s{0,64}$|\/\/|\/\*|\*\/|#(?:include|define|ifn?def|endif|!)|(?:(?:export|async|public|private|static|final|pub) [a-z]{2,9}|import|from|const|let|var|function|class|def|return|if|elif|else|for|while|try|except|raise|with|fn|func|struct|interface|module|require|package|use|using|namespace)\b.{0,512}[;:{(,)'"]\s{0,64}$|@\w{1,64}(?:\(|$)|(?:self|this)\.|[\w.$[\]'"]{1,128} {0,9}(?:=|\+=|:=|=>) {0,9}\S|[\w.$]{1,128}\([^)]{0,512}\)?[;,]?\s{0,64}$|[a-z_$][\w$]{0,64}: .{0,256}[,{[(]\s{0,64}$|["'][^"']{0,256}["'](?:,|:.{0,512}[,{[(])\s{0,64}$)/,
    share: 0.5,
  },
  {
    name: 'YAML',
    line: /^\s{0,64}(?:- ){0,4}[a-z_$][\w./$-]{0,63}:(?:\s|$)|^\s{1,64}- |^(?:---|\.\.\.)\s{0,9}$/,
    sign: /^[\w./$-]{1,64}:\s{0,9}\n\s{0,64}(?:- |[\w./$-]{1,64}:(?:\s|$))/m,
    share: 0.8,
    mayBeRecords: true,
  },
  {
    name: 'a table of values',
    line: /^(?:[^\s,;\t]{0,64}[,;\t]){3}/,
    share: 0.8,
  },
]

/** In any language; what they say is prose. */
const COMMENTS = /^\s{0,64}(?:\/\*[\s\S]{0,4096}?\*\/|("{3}|'{3})[\s\S]{0,4096}?\1)/gm

/** With fewer lines a text may be anything. */
const FEWEST = 5

/**
 * What a text surely is instead of a page, a digest or a list, such as `a log`, by the share of its lines that only that has. `undefined` where it may be one
 * of these. What is quoted as code within a text tells nothing of the text. `hasRecords`: it starts with labelled records.
 */
export function foreignStructureOf(head: string, hasRecords = false): string | undefined {
  const text = head.replace(/\r\n?/g, '\n').replace(COMMENTS, '')
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  // The last line may be cut.
  const whole = lines.length > FEWEST ? lines.slice(0, -1) : lines
  if (whole.length < FEWEST || /^\s{0,3}(?:```|~~~)/m.test(text)) return undefined
  return STRUCTURES.find(
    ({ line, share, sign, mayBeRecords }) =>
      !(hasRecords && mayBeRecords) &&
      (sign?.test(text) ?? true) &&
      whole.filter((one) => line.test(one)).length >= share * whole.length,
  )?.name
}
