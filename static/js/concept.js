/* werkzorg: keeps what somebody types in a form on the server, never in this browser. */
(function () {
  'use strict'

  const PAUSE = 2000 // after the last change
  const AGAIN = 15000 // after a save that failed

  function start (bar) {
    if (bar.dataset.wzKlaar) return
    bar.dataset.wzKlaar = '1'
    let form = bar.nextElementSibling
    while (form && form.tagName !== 'FORM') form = form.nextElementSibling
    if (!form) return

    const line = bar.querySelector('[data-wz-conceptstand]')
    const buttons = form.querySelector('.formulier-knoppen')
    if (buttons) buttons.append(line)

    let timer = 0
    let running = null
    let changed = false
    let sent = false

    function say (sentence, isTrouble) {
      // The same minute is not read aloud twice.
      if (line.textContent !== sentence) line.textContent = sentence
      line.classList.toggle('conceptstand-fout', isTrouble)
    }

    function body () {
      const all = new FormData(form)
      const kept = new URLSearchParams()
      all.forEach(function (value, name) { if (typeof value === 'string') kept.append(name, value) })
      form.querySelectorAll('input[type="password"]').forEach(function (field) { kept.delete(field.name) })
      kept.append('concept_handeling', bar.dataset.handeling)
      kept.append('concept_object', bar.dataset.object)
      return kept
    }

    function later (wait) {
      window.clearTimeout(timer)
      timer = window.setTimeout(save, wait)
    }

    function save (leaving) {
      window.clearTimeout(timer)
      if (!changed || sent) return
      if (running) { later(PAUSE); return }
      changed = false
      running = new AbortController()
      window.fetch(bar.dataset.url, {
        method: 'POST',
        body: body(),
        credentials: 'same-origin',
        redirect: 'manual',
        keepalive: leaving === true,
        signal: running.signal,
        headers: { Accept: 'application/json' }
      }).then(function (answer) {
        const isOurs = (answer.headers.get('Content-Type') || '').indexOf('application/json') === 0
        if (isOurs) return answer.json().then(function (told) { say(told.zin, !answer.ok) })
        if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) {
          say('Niet bewaard: je bent niet meer aangemeld. Verstuur het formulier: wat je typte gaat mee.', true)
          return null
        }
        throw new Error(String(answer.status))
      }).catch(function () {
        if (sent) return
        changed = true
        say('Niet bewaard: er is geen verbinding. We proberen het opnieuw.', true)
        later(AGAIN)
      }).finally(function () { running = null })
    }

    form.addEventListener('input', function () { changed = true; later(PAUSE) })
    form.addEventListener('change', function () { changed = true; later(PAUSE) })
    form.addEventListener('focusout', function () { save() })
    form.addEventListener('submit', function () {
      // Not before another listener had its say: a second click is stopped there.
      sent = true
      window.clearTimeout(timer)
      if (running) running.abort()
    })
    window.addEventListener('pageshow', function (event) { if (event.persisted) sent = false })
    document.addEventListener('visibilitychange', function () {
      if (document.visibilityState === 'hidden') save(true)
    })
  }

  function startAll (root) { root.querySelectorAll('[data-wz-concept]').forEach(start) }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', function () { startAll(document) })
  else startAll(document)
  document.addEventListener('htmx:load', function (event) { startAll(event.detail.elt) })
})()
