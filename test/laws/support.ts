/** Cases of a law that reads pages: a thousand by `npm run test:laws`, few among all other tests. */
export const cases = process.env.MODE === 'laws' ? 1000 : 25

/** Cases of a law about lists of papers, each of which is read in no time. */
export const quickCases = Math.max(cases, 100)

/** What a stream gives, as a list. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = []
  for await (const item of items) collected.push(item)
  return collected
}
