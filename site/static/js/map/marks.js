// A mark is a real button with a name: tabbed to, pressed, read aloud. What it opens can be left with Escape, back to the mark.

import { middle, together, total, town } from './clusters.js'
import { say } from './words.js'

const MOST_NAMED = 12
const DEEPEST = 16

export class Marks {
  constructor (map, streets) {
    this.map = map
    this.streets = streets
    this.layer = window.L.layerGroup().addTo(map)
    this.drawn = new Map()
    map.on('popupclose', () => this.back())
    // Leaflet listens for Escape only while the map itself has the focus.
    map.getContainer().addEventListener('keydown', event => { if (event.key === 'Escape') map.closePopup() })
  }

  // Those that stay keep their button, so that focus stays where it was.
  show (found) {
    const wanted = new Map(found.map(group => [group.key, group]))
    for (const [key, mark] of this.drawn) {
      if (wanted.has(key)) continue
      this.layer.removeLayer(mark)
      this.drawn.delete(key)
    }
    for (const [key, group] of wanted) if (!this.drawn.has(key)) this.drawn.set(key, this.add(group.members))
  }

  add (members) {
    const one = members.length === 1 && !members[0].isTown ? members[0] : null
    const number = total(members)
    const button = document.createElement('button')
    button.type = 'button'
    button.className = one ? 'point' : 'cluster'
    button.setAttribute('aria-label', one ? say('one', one.title, one.town) : say('cluster', number, town(members)))
    button.append(one ? shape(one) : String(number))
    const size = one ? 32 : Math.min(64, 36 + 6 * Math.log2(number))
    const mark = window.L.marker(middle(members), {
      icon: window.L.divIcon({ html: button, iconSize: [size, size] }), keyboard: false
    })
    button.addEventListener('click', event => { event.stopPropagation(); this.press(button, members) })
    return mark.addTo(this.layer)
  }

  press (button, members) {
    if (members.length > 1 && !together(members) && this.map.getZoom() < DEEPEST) {
      this.streets.closer(members)
      return
    }
    this.opener = button
    const words = content(members)
    window.L.popup({ maxWidth: 280, autoPanPadding: [20, 20] }).setLatLng(middle(members)).setContent(words).openOn(this.map)
    words.querySelector('a')?.focus()
  }

  // After it closes by Escape or its cross; not when somebody went on elsewhere by themselves.
  back () {
    const inside = document.activeElement?.closest('.leaflet-popup') || document.activeElement === document.body
    if (inside && this.opener?.isConnected) this.opener.focus()
    this.opener = null
  }

  first () {
    this.layer.getLayers()[0]?.getElement()?.querySelector('button')?.focus()
  }
}

function shape (point) {
  if (!point.category) return '•'
  const [, form, colour] = point.category
  const drawn = document.querySelector(`template[data-shape="${form}"]`).content.firstElementChild.cloneNode(true)
  drawn.setAttribute('class', `shape shape--${colour}`)
  return drawn
}

function content (members) {
  const box = document.createElement('div')
  box.dir = document.documentElement.dir
  const list = document.createElement('ul')
  list.setAttribute('role', 'list')
  for (const one of members.slice(0, MOST_NAMED)) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = address(one)
    link.textContent = one.isTown ? `${one.town}: ${one.number}` : one.title
    item.append(link)
    const about = [one.category?.[0], one.isTown ? '' : one.town].filter(Boolean).join(' · ')
    if (about) item.append(document.createElement('br'), about)
    list.append(item)
  }
  if (members.length > 1) box.append(`${say('same')} ${total(members)}`)
  box.append(list)
  if (members.length > MOST_NAMED) box.append('…')
  return box
}

// Of an initiative its page; of a municipality the same map with only that one.
function address (one) {
  const here = new URL(window.location)
  if (!one.isTown) return here.pathname.replace(/kaart\/$/, `initiatief/${one.id}/`)
  here.searchParams.set('gemeente', one.id)
  here.hash = ''
  return here
}
