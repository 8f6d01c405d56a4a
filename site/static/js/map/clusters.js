// What stands close together on the screen is drawn as one. No DOM here: points in, groups out.

const CLOSE = 64 // pixels
const MOST = 280 // marks on the screen

// `points` have x and y at zoom 0; `frame` is {left, top, right, bottom} in pixels of this zoom.
export function groups (points, zoom, frame) {
  const scale = 2 ** zoom
  const surface = (frame.right - frame.left) * (frame.bottom - frame.top)
  const cell = Math.max(CLOSE, Math.sqrt(surface / MOST))
  const found = new Map()
  for (const point of points) {
    const x = point.x * scale
    const y = point.y * scale
    if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) continue
    const key = `${Math.floor(x / cell)} ${Math.floor(y / cell)}`
    const group = found.get(key)
    if (group) group.push(point)
    else found.set(key, [point])
  }
  return [...found].map(([key, members]) => ({ key: `${zoom} ${key}`, members }))
}

export function middle (members) {
  const sum = members.reduce((so, one) => [so[0] + one.lat, so[1] + one.lon], [0, 0])
  return [sum[0] / members.length, sum[1] / members.length]
}

// The municipality most of them are in.
export function town (members) {
  const many = new Map()
  for (const one of members) many.set(one.town, (many.get(one.town) || 0) + one.number)
  return [...many].reduce((most, next) => (next[1] > most[1] ? next : most))[0]
}

export const total = members => members.reduce((sum, one) => sum + one.number, 0)

export const together = members => members.every(one => one.lat === members[0].lat && one.lon === members[0].lon)
