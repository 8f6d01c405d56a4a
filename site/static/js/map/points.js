// Columns from the server, as points with their place on a sheet of 256 pixels (Web Mercator, as Leaflet draws).

const SHEET = 256

export async function read (address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${answer.status}`)
  const said = await answer.json()
  return said.id.map((id, row) => ({
    id,
    title: said.title[row],
    category: said.categories[said.category[row]] || null,
    town: said.municipalities[said.municipality[row]] || '',
    lat: said.lat[row],
    lon: said.lon[row],
    number: said.number ? said.number[row] : 1,
    isTown: Boolean(said.number),
    ...onSheet(said.lat[row], said.lon[row])
  }))
}

function onSheet (lat, lon) {
  const north = Math.sin((lat * Math.PI) / 180)
  return {
    x: SHEET * (0.5 + lon / 360),
    y: SHEET * (0.5 - Math.log((1 + north) / (1 - north)) / (4 * Math.PI))
  }
}
