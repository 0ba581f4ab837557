import { createCardWriter } from './generator.mjs'

/** Invented items in the shape of the site's interface. */
export function itemsOf(length) {
  const card = createCardWriter(7)
  return Array.from({ length }, (_, index) => {
    const [title, abstract] = card().split('\n\n')
    const words = abstract.split(' ')
    const id = `2504.${String(10_000 + index)}`
    const wrapped = abstract.replace(/(.{60,75}) /g, '$1\n')
    const person = {
      _id: hex(index),
      avatarUrl: `/avatars/${hex(index)}.svg`,
      isPro: false,
      fullname: `${words[0]} ${words[1]}`,
      user: words[1],
      type: 'user',
      name: words[1],
    }
    const organization = {
      _id: hex(index * 7),
      name: `${words[2]}-lab`,
      fullname: `${words[2]} Lab`,
      avatar: `https://cdn-example.org/${hex(index)}.png`,
    }
    const authors = Array.from({ length: 3 + (index % 9) }, (_unused, at) => ({
      _id: hex(index * 31 + at),
      name: `${words[at * 2 + 3]} ${words[at * 2 + 4]}`,
      hidden: false,
    }))
    const paper = {
      id,
      authors,
      publishedAt: '2025-04-03T17:59:37.000Z',
      submittedOnDailyAt: '2025-04-04T00:12:44.000Z',
      title: `${title}\n  ${words[5]}`,
      submittedOnDailyBy: person,
      summary: wrapped,
      upvotes: index,
      discussionId: hex(index * 3),
      ai_summary: words.slice(0, 30).join(' '),
      ai_keywords: words.slice(30, 42),
      ...(index % 2 === 0 && {
        githubRepo: `https://github.com/${words[6]}/${words[7]}`,
        githubStars: index * 3,
      }),
      ...(index % 3 === 0 && { projectPage: `https://${words[8]}.example.org/` }),
      ...(index % 3 === 1 && { organization }),
    }
    return {
      paper,
      publishedAt: '2025-04-03T13:59:37.000Z',
      title: paper.title,
      summary: paper.summary,
      thumbnail: `https://cdn-thumbnails-example.org/social-thumbnails/papers/${id}.png`,
      numComments: index % 5,
      submittedBy: { ...person, followerCount: index },
      isAuthorParticipating: false,
      ...(index % 3 === 1 && { organization }),
    }
  })
}

function hex(number) {
  return (number + 1).toString(16).padStart(24, '6')
}

/** The page around them: as much markup as data, as on the site. */
export function pageOf(dailyPapers) {
  const data = JSON.stringify({
    dateString: '2025-04-04',
    dailyPapers,
    periodType: 'day',
    isTrending: false,
    query: {},
  })
  const escaped = data.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const cards = dailyPapers.map(
    ({ title, paper }) =>
      `<article class="relative flex flex-col overflow-hidden rounded-xl border"><a href="/papers/${paper.id}" class="${'line-clamp-3 cursor-pointer text-balance '.repeat(40)}">${title}</a></article>`,
  )
  return `<!doctype html>\n<html><head><title>Daily Papers - Hugging Face</title></head><body><div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${escaped}">${cards.join('')}</div></body></html>`
}
