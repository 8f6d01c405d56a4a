// The map that can be moved: Leaflet with our own borders, our own buttons, and what was found as marks.

import { groups } from './clusters.js'
import { Marks } from './marks.js'
import { read } from './points.js'
import { say, towns } from './words.js'

const L = () => window.L
const STEP = 160 // pixels, for the buttons that move
const ROOM = 40
const NEAR_ENOUGH = 12 // the borders round what was found are still seen
const FINER = [[13, 0], [11, 1], [0, 2]] // from this zoom on, borders of this level

export class Streets {
  constructor (figure) {
    this.figure = figure
    this.points = []
    this.borders = new Map()
    this.box = document.createElement('div')
    this.box.className = 'streets'
    const frame = document.createElement('div')
    frame.className = 'streets__frame'
    frame.dir = 'ltr' // west is left in every language
    this.status = document.createElement('p')
    this.status.className = 'small soft'
    this.status.setAttribute('role', 'status')
    this.box.append(frame, this.buttons(), this.status)
    figure.querySelector('svg').after(this.box)
    this.map = L().map(frame, {
      zoomControl: false, attributionControl: false, minZoom: 7, maxZoom: 17, scrollWheelZoom: false,
      dragging: !L().Browser.mobile, zoomSnap: 0.5, maxBounds: [[48.9, 1.5], [52.2, 7.4]]
    })
    frame.setAttribute('role', 'group')
    frame.setAttribute('aria-label', say('map'))
    this.map.on('focus click', () => this.map.scrollWheelZoom.enable())
    this.map.on('blur', () => this.map.scrollWheelZoom.disable())
    if (figure.dataset.tiles) L().tileLayer(figure.dataset.tiles, { maxZoom: 17 }).addTo(this.map)
    for (const town of towns) this.name(...town)
    this.begin()
    this.marks = new Marks(this.map, this)
    this.map.on('moveend', () => this.moved())
  }

  // Below the marks, and not for the ear: list and marks say where things are.
  name (town, lat, lon) {
    const word = document.createElement('span')
    word.textContent = town
    word.lang = 'nl'
    word.setAttribute('aria-hidden', 'true')
    const icon = L().divIcon({ html: word, className: 'streets__town', iconSize: [0, 0] })
    L().marker([lat, lon], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(this.map)
  }

  begin () {
    const place = window.location.hash.match(/^#(\d+(?:\.\d+)?)\/(-?\d+\.\d+)\/(-?\d+\.\d+)$/)
    if (place) this.map.setView([Number(place[2]), Number(place[3])], Number(place[1]))
    else this.region()
  }

  region () {
    const [south, west, north, east] = this.figure.dataset.bounds.split(',').map(Number)
    this.map.fitBounds([[south, west], [north, east]], { animate: false, padding: [ROOM, ROOM] })
  }

  buttons () {
    const row = document.createElement('div')
    row.className = 'streets__buttons'
    const make = (sign, name, act) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = sign
      button.setAttribute('aria-label', say(name))
      button.title = say(name)
      button.addEventListener('click', act)
      row.append(button)
    }
    make('+', 'zoomIn', () => this.map.zoomIn())
    make('−', 'zoomOut', () => this.map.zoomOut())
    make('←', 'left', () => this.map.panBy([-STEP, 0]))
    make('↑', 'up', () => this.map.panBy([0, -STEP]))
    make('↓', 'down', () => this.map.panBy([0, STEP]))
    make('→', 'right', () => this.map.panBy([STEP, 0]))
    make('⤢', 'all', () => this.all())
    return row
  }

  // What was asked: all of it when the question is narrow, the region otherwise.
  async load (address, isNarrow) {
    this.points = await read(address)
    this.map.closePopup()
    if (isNarrow && !/^#\d/.test(window.location.hash)) this.all()
    this.draw()
  }

  all () {
    if (!this.points.length) return this.region()
    this.map.fitBounds(this.points.map(one => [one.lat, one.lon]), { animate: false, padding: [ROOM, ROOM], maxZoom: NEAR_ENOUGH })
  }

  closer (members) {
    this.map.once('moveend', () => this.marks.first())
    const before = this.map.getZoom()
    this.map.fitBounds(members.map(one => [one.lat, one.lon]), { animate: false, padding: [ROOM, ROOM], maxZoom: 16 })
    if (this.map.getZoom() <= before) this.map.setZoom(before + 1, { animate: false })
  }

  moved () {
    const { lat, lng } = this.map.getCenter()
    const place = `#${this.map.getZoom()}/${lat.toFixed(4)}/${lng.toFixed(4)}`
    window.history.replaceState(window.history.state || {}, '', place)
    this.draw()
  }

  draw () {
    const zoom = this.map.getZoom()
    const { min, max } = this.map.getPixelBounds()
    const found = groups(this.points, zoom, { left: min.x, top: min.y, right: max.x, bottom: max.y })
    this.marks.show(found)
    const all = this.points.reduce((sum, one) => sum + one.number, 0)
    const seen = found.reduce((sum, group) => sum + group.members.reduce((part, one) => part + one.number, 0), 0)
    this.status.textContent = seen === all ? say('allShown', all) : say('shown', all, all - seen)
    this.outline(FINER.find(([from]) => zoom >= from)[1])
  }

  async outline (level) {
    if (this.level === level) return
    this.level = level
    if (!this.borders.has(level)) {
      const answer = await fetch(this.figure.dataset.borders.replace(/\d(?=\.json)/, level))
      if (!answer.ok) return
      this.borders.set(level, L().geoJSON(await answer.json(), { interactive: false, style: { className: 'streets__border', stroke: false, fill: false } }))
    }
    for (const [one, layer] of this.borders) one === this.level ? layer.addTo(this.map) : layer.remove()
  }
}
