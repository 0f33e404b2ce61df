/* werkzorg: small improvements on pages that already work without JavaScript. */
(function () {
  'use strict'

  const spoken = document.getElementById('wz-stem')

  /** Say a sentence to screen readers without moving focus. */
  function say (sentence) {
    if (!spoken) return
    spoken.textContent = ''
    window.setTimeout(function () { spoken.textContent = sentence }, 50)
  }

  // -- error summary: focus it, and let its links put the cursor in the field.
  function focusSummary () {
    const summary = document.querySelector('[data-wz-foutenoverzicht]')
    if (summary && !summary.closest('.galerij')) summary.focus()
  }
  document.addEventListener('click', function (event) {
    const link = event.target.closest('[data-wz-foutenoverzicht] a[href^="#"]')
    if (!link) return
    const field = document.getElementById(link.hash.slice(1))
    if (!field) return
    event.preventDefault()
    field.scrollIntoView({ block: 'center' })
    field.focus({ preventScroll: true })
  })

  // -- double submit: a second click on the same form does nothing until the page comes back.
  function release (form) {
    delete form.dataset.wzBezig
    form.querySelectorAll('[aria-busy="true"]').forEach(function (button) {
      button.removeAttribute('aria-busy')
      button.removeAttribute('aria-disabled')
    })
  }
  document.addEventListener('submit', function (event) {
    const form = event.target
    if (form.method !== 'post' || event.defaultPrevented) return
    if (form.dataset.wzBezig) {
      event.preventDefault()
      return
    }
    form.dataset.wzBezig = '1'
    // Not `disabled`: the name and value of the pressed button must still be sent.
    if (event.submitter) {
      event.submitter.setAttribute('aria-busy', 'true')
      event.submitter.setAttribute('aria-disabled', 'true')
    }
    say('Even geduld, we verwerken je invoer.')
    // An answer that is a download leaves the page standing.
    window.setTimeout(function () { release(form) }, 8000)
  })
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-wz-bezig]').forEach(release)
  })

  // -- date fields: "Vandaag" and "Gisteren" fill dd/mm/jjjj.
  function dutchDate (daysBack) {
    const day = new Date()
    day.setDate(day.getDate() - daysBack)
    const two = function (n) { return String(n).padStart(2, '0') }
    return two(day.getDate()) + '/' + two(day.getMonth() + 1) + '/' + day.getFullYear()
  }
  function addDateChips (field) {
    if (field.dataset.wzKlaar) return
    field.dataset.wzKlaar = '1'
    const row = document.createElement('div')
    row.className = 'datumknoppen'
    const label = field.labels && field.labels[0] ? field.labels[0].firstChild.textContent.trim() : ''
    ;[['Vandaag', 0], ['Gisteren', 1]].forEach(function (choice) {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'chip'
      button.textContent = choice[0]
      if (label) button.setAttribute('aria-label', choice[0] + ' invullen bij ' + label)
      button.addEventListener('click', function () {
        field.value = dutchDate(choice[1])
        field.dispatchEvent(new Event('change', { bubbles: true }))
        say(choice[0] + ' ingevuld: ' + field.value)
      })
      row.append(button)
    })
    field.after(row)
  }

  // -- text areas grow with their text (where CSS field-sizing is missing).
  function grow (area) {
    area.style.height = 'auto'
    area.style.height = Math.min(area.scrollHeight + 2, 640) + 'px'
  }

  // -- "/" goes to the search box; switched off with data-wz-sneltoetsen="uit" on <body>.
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') {
      const menu = document.querySelector('details.menu[open]')
      if (menu) {
        menu.open = false
        menu.querySelector('summary').focus()
      }
      return
    }
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    if (document.body.dataset.wzSneltoetsen === 'uit') return
    if (event.target.closest('input, textarea, select, [contenteditable]')) return
    const boxes = Array.from(document.querySelectorAll('[data-wz-zoek]'))
    const box = boxes.find(function (candidate) { return candidate.offsetParent !== null })
    if (!box) return
    event.preventDefault()
    // On a narrow screen the box lives in the closed menu (which still has a layout box).
    const menu = box.closest('details')
    if (menu) menu.open = true
    box.focus()
    box.select()
  })

  // -- passkeys: allauth only writes to the console; say what went wrong in our words.
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    const place = document.querySelector('[data-wz-sleutelfout]')
    if (place) place.hidden = false
  })

  // Until allauth listens a press would be lost, so these buttons wait for it. It listens from DOMContentLoaded on,
  // and asked for that before this deferred script did.
  function releaseKeys () {
    document.querySelectorAll('[data-wz-sleutelknop]').forEach(function (button) { button.disabled = false })
  }

  function start (root) {
    root.querySelectorAll('input[data-wz-datumknoppen]').forEach(addDateChips)
    root.querySelectorAll('textarea').forEach(function (area) {
      grow(area)
      area.addEventListener('input', function () { grow(area) })
    })
    root.querySelectorAll('[data-wz-vul-in]').forEach(function (button) {
      button.hidden = false
      button.addEventListener('click', function () {
        document.getElementById('id_login').value = button.dataset.wzVulIn
        document.getElementById('id_password').value = button.dataset.wzWachtwoord
        document.getElementById('id_password').form.querySelector('button[type="submit"]').focus()
      })
    })
  }

  document.addEventListener('DOMContentLoaded', function () {
    start(document)
    releaseKeys()
    focusSummary()
  })
  document.addEventListener('htmx:load', function (event) { start(event.detail.elt) })
  document.addEventListener('htmx:afterSettle', function (event) {
    const sentence = event.detail.elt.dataset ? event.detail.elt.dataset.wzZeg : ''
    if (sentence) say(sentence)
  })
})()
