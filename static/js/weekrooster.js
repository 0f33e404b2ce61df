/* werkzorg: the arrows move through the week grid; a letter goes on to the next box. */
(function () {
  'use strict'
  const grid = document.querySelector('[data-wz-rooster]')
  if (!grid) return
  const rows = Array.from(grid.tBodies[0].rows)

  /** The next box from `cell` in this direction, over days on which nobody is expected. */
  function from (cell, down, right) {
    let r = rows.indexOf(cell.parentElement) + down
    let c = cell.cellIndex + right
    while (rows[r] && rows[r].cells[c] && c > 0) {
      const box = rows[r].cells[c].querySelector('[data-wz-letter]')
      if (box) return box
      r += down
      c += right
    }
    return null
  }
  grid.addEventListener('keydown', function (event) {
    if (!event.target.matches('[data-wz-letter]') || event.ctrlKey || event.altKey || event.metaKey) return
    const way = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], Enter: [1, 0] }[event.key]
    if (!way) return
    event.preventDefault()
    const next = from(event.target.closest('td'), way[0], way[1])
    if (next) next.focus()
  })
  grid.addEventListener('focusin', function (event) { if (event.target.select) event.target.select() })
  grid.addEventListener('input', function (event) {
    event.target.value = event.target.value.toUpperCase()
  })
})()
