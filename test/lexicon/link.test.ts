import { describe, expect, it } from 'vitest'

import { cleanUrl, findUrls } from '../../src/lexicon/link'

describe('findUrls', () => {
  it.each([
    ['at https://a.example/x.', ['https://a.example/x']],
    ['(see http://a.example/x), or', ['http://a.example/x']],
    ['at https://a.example/x_(y).', ['https://a.example/x_(y)']],
    ['[https://a.example/x]', ['https://a.example/x']],
    ['https://a.example/[1]', ['https://a.example/[1]']],
    ['“https://a.example/x”', ['https://a.example/x']],
    ['<https://a.example/x>', ['https://a.example/x']],
    ['`https://a.example/x`', ['https://a.example/x']],
    ['"https://a.example/x"', ['https://a.example/x']],
    ['https://a.example/x|y', ['https://a.example/x']],
    ['https://a.example/x^2', ['https://a.example/x']],
    ['https://a.example/x\u00A0y', ['https://a.example/x']],
    ['https://a.example/x。谢谢', ['https://a.example/x']],
    ['https://a.example/x，y', ['https://a.example/x']],
    ['https://a.example/路径', ['https://a.example/路径']],
    ['_https://a.example/x_ and https://a.example/y_', ['https://a.example/x', 'https://a.example/y_']],
    ['代码见https://a.example/b/c获取', ['https://a.example/b/c']],
    ['https://a.example/b에서 봅니다', ['https://a.example/b']],
    ['https://a.exampleです', ['https://a.example']],
    ['https://a.example/A\\_b', ['https://a.example/A_b']],
    ['https://a.example/x{https://a.example/x}', ['https://a.example/x', 'https://a.example/x']],
    ['https://a.example and http://b.example!', ['https://a.example', 'http://b.example']],
    ['https://a.example/x?y=1&z=2#w;', ['https://a.example/x?y=1&z=2#w']],
    ['http and httpd, https', []],
    ['https://', []],
    ['https://.', []],
    ['https:// a.example', []],
    ['no address', []],
  ])('should find in %j', (text, urls) => {
    expect(findUrls(text).map(({ url }) => url)).toEqual(urls)
  })

  it('should tell where each address stands', () => {
    expect(findUrls('x https://a.example/y. z')).toEqual([{ url: 'https://a.example/y', start: 2, end: 21 }])
  })

  it.each(['http', 'https://', '(', 'https://a.example/(', '.', '\\'])(
    'should take no more steps than units on a run of %j',
    (unit) => {
      expect(() => findUrls(`https://a.example/${unit.repeat(100_000)}`)).not.toThrow()
    },
  )
})

describe('cleanUrl', () => {
  it.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['HTTPS://A.example', 'https://A.example'],
    ['https://a.example/x.,;:!?', 'https://a.example/x'],
    ['https://a.example/x**', 'https://a.example/x'],
    ['https://a.example/x))', 'https://a.example/x'],
    ['https://a.example/(x)', 'https://a.example/(x)'],
    ['https://a.example/a\\_b\\#c\\%d\\&e\\~f\\$g', 'https://a.example/a_b#c%d&e~f$g'],
    ['https://a.example/a\\b', 'https://a.example/ab'],
    ['https://[::1]/x', 'https://[::1]/x'],
    ['https://bücher.example', 'https://bücher.example'],
  ])('should clean %j to %s', (address, url) => {
    expect(cleanUrl(address)).toBe(url)
  })

  it.each([
    '',
    'https://',
    'https:///x',
    'ftp://a.example',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    ' https://a.example',
    'https://a.example/x y',
    'https://a.example/<x>',
    '&#106;avascript:x',
    '/papers/1',
  ])('should refuse %j', (address) => {
    expect(cleanUrl(address)).toBeUndefined()
  })
})

describe('an address that is wrapped', () => {
  const target = 'https://arxiv.org/abs/2504.01234'
  const encoded = encodeURIComponent(target)

  it.each([
    `https://www.google.com/url?q=${target}&sa=D&source=editors`,
    `https://www.google.co.uk/url?rct=j&sa=t&url=${encoded}&ct=ga`,
    `https://scholar.google.com/scholar_url?url=${target}&hl=en&sa=X`,
    `https://eur01.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C02`,
    `https://l.facebook.com/l.php?u=${encoded}&h=AT0`,
    `https://www.linkedin.com/redir/redirect?url=${encoded}`,
    `https://www.youtube.com/redirect?event=video_description&q=${encoded}`,
    `https://link.springer.com/redirect?url=${encoded}`,
    `https://link.zhihu.com/?target=${encoded}`,
    `https://duckduckgo.com/l/?uddg=${encoded}&rut=0`,
    'https://urldefense.proofpoint.com/v2/url?u=https-3A__arxiv.org_abs_2504.01234&d=DwMF',
    `https://urldefense.com/v3/__${target}__;!!Fernhill!lamp$`,
    `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://www.google.com/url?q=${target}`)}`,
  ])('should be the one that %s carries', (address) => {
    expect(cleanUrl(address)).toBe(target)
    expect(findUrls(`See ${address} for more`).map(({ url }) => url)).toEqual([target])
  })

  it.each([
    'https://t.co/AbCdEf',
    'https://www.google.com/search?q=https://arxiv.org/abs/2504.01234',
    'https://lamps-example.org/login?url=https://arxiv.org/abs/2504.01234',
    'https://www.google.com/url?q=lamps&also=http',
    'https://www.google.com/url?q=https%3A%2F%2',
    'https://urldefense.com/v3/__https://a.example/b*c__;Iw!!x$',
  ])('should leave %s as it is', (address) => {
    expect(cleanUrl(address)).toBe(address)
  })

  it('should be looked for in few layers of a chain without end', () => {
    const chain = `${'https://www.google.com/url?q='.repeat(20_000)}${target}`
    expect(cleanUrl(chain)).toMatch(/^https:\/\/www\.google\.com/)
  })
})
