// «In de buurt»: the same list and map without loading the whole page again. Without this script all of it works by plain links.

import { say } from './words.js'

const near = document.querySelector('[data-near]')
const form = document.querySelector('[data-near-form]')
const PARTS = ['.near__found', '.near__list', '.near__places']
let streets = null

function loadLeaflet (figure) {
  const style = document.createElement('link')
  style.rel = 'stylesheet'
  style.href = figure.dataset.leafletCss
  const script = document.createElement('script')
  script.src = figure.dataset.leaflet
  const both = [style, script].map(part => new Promise((resolve, reject) => { part.onload = resolve; part.onerror = reject }))
  document.head.append(style, script)
  return Promise.all(both)
}

async function begin (figure) {
  try {
    await loadLeaflet(figure)
    const { Streets } = await import('./streets.js')
    figure.querySelector('svg').setAttribute('hidden', '')
    streets = new Streets(figure)
    await streets.load(figure.dataset.points, isNarrow())
  } catch {
    figure.querySelector('.streets')?.remove()
    figure.querySelector('svg').removeAttribute('hidden')
    figure.insertAdjacentText('afterbegin', say('failed'))
    streets = null
  }
}

const isNarrow = () => [...new URLSearchParams(window.location.search)].some(([name, value]) => value && !['toon', 'pagina'].includes(name))

// The list and the numbers of another address of this page, put in their places.
async function go (address, { push }) {
  near.setAttribute('aria-busy', 'true')
  try {
    const answer = await fetch(address)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (!answer.ok || !page.querySelector('[data-near]')) throw new Error(`${answer.status}`)
    if (push) window.history.pushState({}, '', address)
    swap(page)
    const figure = page.querySelector('[data-map]')
    if (streets && figure) await streets.load(figure.dataset.points, isNarrow())
  } catch {
    window.location.assign(address)
  } finally {
    near.removeAttribute('aria-busy')
  }
}

function swap (page) {
  const at = focused()
  for (const part of PARTS) near.querySelector(part).replaceWith(page.querySelector(`[data-near] ${part}`))
  if (!streets) near.querySelector('[data-map]')?.replaceWith(page.querySelector('[data-map]'))
  form.replaceChildren(...page.querySelector('[data-near-form]').childNodes)
  for (const link of document.querySelectorAll('[data-follows], [data-language]')) {
    const same = page.querySelector(link.dataset.follows ? `[data-follows="${link.dataset.follows}"]` : `[data-language="${link.dataset.language}"]`)
    if (same) link.href = same.href
  }
  document.title = page.title
  const status = near.querySelector('[role="status"]')
  status.tabIndex = -1
  at()?.focus()
  tell(status)
}

// What takes the place of what had the focus: the same field or button, else the words that say how many were found.
function focused () {
  const element = document.activeElement
  if (form.contains(element)) return () => (element.id ? document.getElementById(element.id) : form.querySelector('button'))
  if (!near.contains(element) || element.closest('.streets')) return () => null
  return () => near.querySelector('[role="status"]')
}

// A region that is new says nothing of itself: its words have to come after it.
function tell (status) {
  const words = status.innerHTML
  status.replaceChildren()
  window.requestAnimationFrame(() => { status.innerHTML = words })
}

function follow (event) {
  const link = event.target.closest('a[href]')
  const isPlain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button)
  if (!link || !isPlain || link.origin !== window.location.origin || link.pathname !== window.location.pathname || link.hash) return
  event.preventDefault()
  go(link.href, { push: true }).then(() => near.querySelector('[role="status"]').scrollIntoView({ block: 'nearest' }))
}

if (near && form && window.DOMParser) {
  near.addEventListener('click', follow)
  form.addEventListener('submit', event => {
    event.preventDefault()
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value))
    go(`${window.location.pathname}${query.size ? `?${query}` : ''}`, { push: true })
  })
  window.addEventListener('popstate', event => {
    // A mark in the page, like the way to the map, is no other question.
    if (event.state !== null || !window.location.hash) go(window.location.href, { push: false }).then(() => streets?.begin())
  })
  const figure = near.querySelector('[data-map]')
  if (figure) {
    const watcher = new IntersectionObserver(seen => {
      if (!seen.some(one => one.isIntersecting)) return
      watcher.disconnect()
      begin(figure)
    }, { rootMargin: '300px' })
    watcher.observe(figure)
  }
}
