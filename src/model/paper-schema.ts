import * as z from 'zod'

import { isPartialDate } from '../lexicon/date'
import { isMoment } from '../lexicon/moment'
import { once } from '../lexicon/once'
import { publicationTypes } from '../lexicon/publication'
import type { Author, Paper } from './paper'
import { paperDescriptions } from './paper-descriptions'
import { paperPatterns } from './paper-patterns'

/** The schemas of all parts: making them takes as long as reading a page. */
const schemas = /* @__PURE__ */ once(() => {
  const text = z.string().min(1)
  const count = z.int().nonnegative()
  const date = z
    .string()
    .regex(paperPatterns.date)
    .refine(isPartialDate, { error: 'Expected a calendar date: YYYY-MM-DD, YYYY-MM or YYYY' })
  const url = z.string().regex(paperPatterns.url)
  const oneLine = text.refine((value) => !/[\n\r]/.test(value), { error: 'Expected one line' })

  const pointSchema = z.object({ line: z.int().min(1), column: z.int().min(1), offset: count })

  const authorSchema = z.object({
    name: oneLine,
    family: text.optional(),
    given: text.optional(),
    particle: text.optional(),
    suffix: text.optional(),
    literal: text.optional(),
  })

  const line = oneLine.optional()

  const publicationSchema = z.object({
    type: z.enum(publicationTypes).optional(),
    container: line,
    volume: line,
    issue: line,
    pages: line,
    publisher: line,
    place: line,
    editors: z.array(authorSchema).min(1).optional(),
    event: line,
    series: line,
    edition: line,
    number: line,
    reference: line,
  })

  const metricsSchema = z.object({
    upvotes: count.optional(),
    comments: count.optional(),
    stars: count.optional(),
  })

  const sourceSchema = z.object({
    reader: text,
    path: text.optional(),
    digestDate: date.optional(),
    position: z.object({ start: pointSchema, end: pointSchema }).optional(),
    title: line,
    citationKey: line,
    metrics: metricsSchema.optional(),
    fields: z.array(text).min(1).optional(),
  })

  const paperSchema = z.object({
    id: z.string().regex(paperPatterns.id),
    title: oneLine,
    abstract: text.optional(),
    tldr: text.optional(),
    authors: z.array(authorSchema),
    authorCount: count.optional(),
    moreAuthors: z.literal(true).optional(),
    organization: z.object({ name: oneLine, slug: text.optional(), url: url.optional() }).optional(),
    published: date.optional(),
    featured: date.optional(),
    submitter: line,
    submitterName: line,
    submittedAt: z
      .string()
      .refine(isMoment, { error: 'Expected a day, or a moment with its zone: 2025-04-03T07:00:00Z' })
      .optional(),
    identifiers: z.object({
      arxiv: z.string().regex(paperPatterns.arxiv).optional(),
      doi: z.string().regex(paperPatterns.doi).optional(),
      openreview: text.optional(),
      acl: text.optional(),
      pmid: z.string().regex(paperPatterns.pmid).optional(),
    }),
    url: url.optional(),
    publication: publicationSchema.optional(),
    citationKey: line,
    comment: line,
    version: z.int().min(1).optional(),
    withdrawn: z.literal(true).optional(),
    language: z.string().regex(paperPatterns.language).optional(),
    images: z
      .array(z.object({ url, rel: z.enum(['thumbnail', 'media']) }))
      .min(1)
      .optional(),
    links: z.array(
      z.object({ url, rel: z.enum(['abstract', 'pdf', 'code', 'project', 'discussion', 'video', 'other']) }),
    ),
    keywords: z.array(text),
    categories: z.array(text),
    metrics: metricsSchema,
    section: text.optional(),
    extra: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
    sources: z.array(sourceSchema).min(1),
  })

  return { authorSchema, paperSchema }
})

/** The contract of {@link Author}, as a zod schema. */
export const authorSchema: z.ZodType<Author> = /* @__PURE__ */ z.lazy(() => schemas().authorSchema)

/**
 * The contract of {@link Paper}, as a zod schema: `paperSchema.parse(value)` throws a `ZodError` on anything else,
 * `paperSchema.safeParse(value)` tells. Unknown keys are taken out.
 */
export const paperSchema: z.ZodType<Paper> = /* @__PURE__ */ z.lazy(() => schemas().paperSchema)

/**
 * JSON Schema (draft 2020-12) of a {@link Paper}, each node with its description; the same that `paperdigest/schema.json` holds. A new object each time.
 */
export function paperJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema }: Record<string, unknown> = {
    ...z.toJSONSchema(schemas().paperSchema, { target: 'draft-2020-12' }),
  }
  return {
    $schema,
    $id: 'urn:paperdigest:paper',
    title: 'Paper',
    ...described(schema, '', paperDescriptions()),
  }
}

/** The schema of a part with its description in front, and so for all parts of it. */
function described(
  schema: object,
  path: string,
  descriptions: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const { properties, items, additionalProperties, propertyNames: _, ...rest }: JsonSchemaPart = schema
  return {
    description: descriptions[path],
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, part]) => [
          name,
          described(part, path === '' ? name : `${path}.${name}`, descriptions),
        ]),
      ),
    }),
    ...(items && { items: described(items, `${path}[]`, descriptions) }),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: described(additionalProperties, `${path}{}`, descriptions) }
      : additionalProperties !== undefined && { additionalProperties }),
  }
}

/** The parts of a JSON Schema that the contract has. */
interface JsonSchemaPart {
  readonly properties?: Readonly<Record<string, object>>
  readonly items?: object
  readonly additionalProperties?: object | boolean
  readonly propertyNames?: object
}
