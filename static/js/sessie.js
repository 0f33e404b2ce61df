/* werkzorg: warns before a session ends, and locks the screen. The server alone decides when a session is over. */
(function () {
  'use strict'

  const WARN = 120 // seconds before the end
  const TYPED = 60000 // who touched the page this short ago is at work
  const dialog = document.getElementById('wz-sessie')
  if (!dialog || !dialog.showModal) return
  const stay = dialog.querySelector('[data-wz-sessie-blijf]')
  const counter = dialog.querySelector('[data-wz-sessie-teller]')
  const reason = dialog.querySelector('[data-wz-sessie-uitleg]')
  const trouble = dialog.querySelector('[data-wz-sessie-fout]')
  let end = 0
  let timer = 0
  let asking = false
  let fixed = 'wzVast' in dialog.dataset // extending helps no more: ten hours are ten hours
  let touched = 0
  let told = false // closed by hand while nothing could be done: not again

  /** Seconds by the clock of this machine; after sleep they may be long over. */
  function left () { return Math.round((end - Date.now()) / 1000) }

  function words (seconds) {
    if (seconds >= 90) return Math.ceil(seconds / 60) + ' minuten'
    return seconds === 1 ? '1 seconde' : Math.max(seconds, 0) + ' seconden'
  }

  function plan () {
    window.clearTimeout(timer)
    const wait = dialog.open ? 1 : left() - (told ? 0 : WARN)
    timer = window.setTimeout(tick, Math.min(Math.max(wait, 1), 86400) * 1000)
  }

  function set (answer) {
    end = Date.now() + answer.over * 1000
    fixed = answer.vast
    if (answer.over > WARN && dialog.open) dialog.close()
  }

  /**
   * Over: the same page again, which leads to the page for signing in and says why. A page on which somebody works
   * without a connection may stay (it cancels the event); `reached` says whether the server answered.
   */
  function leave (reached) {
    window.clearTimeout(timer)
    const goes = window.dispatchEvent(
      new CustomEvent('wz-sessie-voorbij', { cancelable: true, detail: { bereikt: reached } })
    )
    if (!goes) {
      if (dialog.open) dialog.close()
      return
    }
    dialog.inert = true
    window.location.assign(window.location.href.split('#')[0])
  }

  /** Asks (silently) or extends; `then` gets what is left, or nothing when the server did not answer. */
  function ask (options, then) {
    if (asking) return
    asking = true
    window.fetch(stay.action, Object.assign({
      credentials: 'same-origin', redirect: 'manual', cache: 'no-store'
    }, options)).then(function (answer) {
      asking = false
      if (answer.type === 'opaqueredirect') { leave(true); return undefined }
      if (!answer.ok) throw new Error(String(answer.status))
      return answer.json().then(function (data) { then(data) })
    }).catch(function () {
      asking = false
      then()
    })
  }

  function extend () {
    ask({ method: 'POST', body: new FormData(stay) }, function (answer) {
      trouble.hidden = answer !== undefined
      if (answer === undefined) return
      set(answer)
      if (answer.over <= WARN) show()
      plan()
    })
  }

  function show () {
    reason.textContent = fixed
      ? 'Je bent bijna 10 uur aangemeld, en langer mag niet. Bewaar waar je mee bezig bent.'
      : 'We melden je af omdat je een tijd niets deed.'
    stay.hidden = fixed
    counter.textContent = words(left())
    if (!dialog.open) dialog.showModal()
  }

  function tick () {
    if (left() > WARN) { plan(); return }
    if (dialog.open && left() > 0) {
      counter.textContent = words(left())
      plan()
      return
    }
    if (left() > 0 && Date.now() - touched < TYPED && !fixed) {
      extend()
      return
    }
    // Another tab may have been at work, and the clock of this machine may be wrong.
    ask({ headers: { 'Wz-Stil': '1' } }, function (answer) {
      if (answer === undefined) {
        if (left() <= 0) { leave(false); return }
      } else {
        set(answer)
      }
      if (left() <= WARN && left() > 0 && !told) show()
      plan()
    })
  }

  ;['keydown', 'pointerdown'].forEach(function (kind) {
    document.addEventListener(kind, function () { touched = Date.now() }, { passive: true, capture: true })
  })
  stay.addEventListener('submit', function (event) {
    event.preventDefault()
    // Not the guard against double clicks of werkzorg.js: this form stays on the page.
    event.stopPropagation()
    extend()
  })
  // Escape means: I am here.
  dialog.addEventListener('cancel', function (event) {
    event.preventDefault()
    if (fixed) { told = true; dialog.close() } else extend()
  })
  document.addEventListener('visibilitychange', function () { if (!document.hidden && end) tick() })
  window.addEventListener('pageshow', function (event) { if (event.persisted) tick() })

  // Questions that the page asks by itself do not count as work.
  document.addEventListener('htmx:configRequest', function (event) {
    const cause = event.detail.triggeringEvent
    if ((!cause || !cause.isTrusted) && Date.now() - touched > TYPED) event.detail.headers['Wz-Stil'] = '1'
  })

  // Ctrl+Alt+L locks the screen, as the button does.
  document.addEventListener('keydown', function (event) {
    if (!event.ctrlKey || !event.altKey || event.key.toLowerCase() !== 'l') return
    if (document.body.dataset.wzSneltoetsen === 'uit') return
    const form = document.querySelector('form[data-wz-vergrendel]')
    if (!form) return
    event.preventDefault()
    form.requestSubmit()
  })

  end = Date.now() + Number(dialog.dataset.wzOver) * 1000
  plan()
})()
