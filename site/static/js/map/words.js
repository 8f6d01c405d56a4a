// What the script says, in the language of the page; `%s` and `%t` are filled in.

const words = JSON.parse(document.querySelector('[data-words]')?.dataset.words || '{}')

// Names with where they are written.
export const towns = words.towns || []

export const say = (name, s = '', t = '') => (words[name] || '').replace('%s', s).replace('%t', t)
