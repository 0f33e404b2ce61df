/* werkzorg: a text that somebody takes along to another system, copied with one button. */
(function () {
  'use strict'

  document.querySelectorAll('[data-wz-kopieer]').forEach(function (block) {
    const button = block.querySelector('[data-wz-kopieer-knop]')
    const text = block.querySelector('textarea')
    const said = block.querySelector('[data-wz-kopieer-klaar]')
    button.hidden = false
    button.addEventListener('click', function () {
      text.select()
      const done = function () { said.textContent = 'Gekopieerd.' }
      // Without the right to the clipboard the text stands selected: Ctrl+C does it.
      const selected = function () { said.textContent = 'De tekst is geselecteerd: druk Ctrl+C.' }
      if (navigator.clipboard) navigator.clipboard.writeText(text.value).then(done, selected)
      else selected()
    })
  })
})()
