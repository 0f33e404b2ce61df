/* werkzorg: the day sheet with a bad connection. What waits is kept on this device as opaque keys and letters only, for
   at most 24 hours, for this account in this role; the server does each sheet once, by its key. */
(function () {
  'use strict'

  const STORE = 'wz-aanwezigheden'
  const SHARED = 'wz-gedeeld-toestel'
  const TYPED = 'wz-aanwezigheden-uren'
  const KEEP = 24 * 3600 * 1000
  const AGAIN = 15000
  const bar = document.querySelector('[data-wz-wachtrij]')
  if (!bar) return
  const form = document.querySelector('[data-wz-dagblad]')
  const mine = bar.dataset.wie
  const tick = document.querySelector('[data-wz-gedeeld]')
  const whole = new Map() // key -> all that was typed, hours and notes too: only in the memory of this page
  let sending = false
  let changed = false
  let timer = 0

  // -- what waits
  function read () {
    let all = []
    try { all = JSON.parse(window.localStorage.getItem(STORE) || '[]') } catch (e) { all = [] }
    if (!Array.isArray(all)) all = []
    return all.filter(function (one) { return one && Date.now() - Date.parse(one.op) < KEEP })
  }
  function write (all) {
    try {
      if (all.length) window.localStorage.setItem(STORE, JSON.stringify(all))
      else window.localStorage.removeItem(STORE)
    } catch (e) { /* a browser that keeps nothing: the page itself still knows it */ }
  }
  function waiting () { return read().filter(function (one) { return one.wie === mine }) }
  function drop (key) { write(read().filter(function (one) { return one.sleutel !== key })); whole.delete(key) }

  function isShared () {
    try { return bar.dataset.gedeeld === 'ja' || window.localStorage.getItem(SHARED) === '1' } catch (e) { return true }
  }

  // -- what the bar says
  function say (sentence, link, second) {
    bar.replaceChildren(document.createTextNode(sentence))
    ;[link, second].forEach(function (one) {
      if (!one) return
      bar.append(' ')
      bar.append(one)
    })
    bar.hidden = !sentence
  }
  function anchor (text, href) {
    const a = document.createElement('a')
    a.href = href
    a.textContent = text
    return a
  }
  function button (text, then) {
    const b = document.createElement('button')
    b.type = 'button'
    b.className = 'btn btn-sm btn-outline-primary'
    b.textContent = text
    b.addEventListener('click', then)
    return b
  }
  function count () { return waiting().reduce(function (sum, one) { return sum + one.aantal }, 0) }
  function words () {
    const n = count()
    return n === 1 ? '1 wijziging wacht op verbinding.' : n + ' wijzigingen wachten op verbinding.'
  }
  function show () {
    if (!waiting().length) { say(''); return }
    say(words(), button('Probeer nu', flush))
  }
  function signIn () {
    say('Je bent afgemeld. ' + words(), anchor('Meld je opnieuw aan', window.location.href.split('#')[0]))
  }

  // -- sending
  // Hours and notes never stand on the device: whoever typed some and left the page hears that they did not go along.
  function typed (row) {
    return Array.from(row.querySelectorAll('input[type="text"]')).some(function (field) { return field.value !== field.defaultValue })
  }
  function tellTyped () {
    try {
      if (!window.sessionStorage.getItem(TYPED)) return
      window.sessionStorage.removeItem(TYPED)
    } catch (e) { return }
    say('Verstuurd. De uren en nota’s die je getypt had, gingen niet mee: kijk ze na en vul ze opnieuw in.')
  }
  function thin (one) {
    const data = new FormData()
    data.append('aanvraag_sleutel', one.sleutel)
    data.append('dag', one.dag)
    data.append('wie', one.wie)
    Object.keys(one.rijen).forEach(function (row) {
      data.append('s_' + row, one.rijen[row][0])
      data.append('v_' + row, one.rijen[row][1])
    })
    return data
  }
  function token () {
    const field = document.querySelector('input[name="csrfmiddlewaretoken"]')
    return field ? field.value : ''
  }
  function post (url, data) {
    return window.fetch(url, {
      method: 'POST',
      body: data,
      credentials: 'same-origin',
      redirect: 'manual',
      cache: 'no-store',
      headers: { Accept: 'application/json' }
    }).then(function (answer) {
      if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) return { over: true }
      const isOurs = (answer.headers.get('Content-Type') || '').indexOf('application/json') === 0
      if (!isOurs) throw new Error(String(answer.status))
      return answer.json().then(function (told) { return { ok: answer.ok, told: told } })
    })
  }

  function flush () {
    const one = waiting()[0]
    window.clearTimeout(timer)
    if (!one || sending) { if (!one) show(); return }
    sending = true
    const all = whole.get(one.sleutel)
    const data = all || thin(one)
    data.set('csrfmiddlewaretoken', token())
    data.set('getikt_op', one.op)
    post(one.adres, data).then(function (answer) {
      sending = false
      if (answer.over) { signIn(); later(); return }
      if (!answer.ok) {
        say(answer.told.zin, anchor('Open het blad', one.adres), button('Gooi weg', function () { drop(one.sleutel); flush() }))
        return
      }
      drop(one.sleutel)
      changed = false
      if (!all && one.getypt) try { window.sessionStorage.setItem(TYPED, '1') } catch (e) { /* then it is not said */ }
      if (form && one.adres === address()) { window.location.assign(answer.told.adres); return }
      if (waiting().length) { flush(); return }
      if (!all && one.getypt) { tellTyped(); return }
      say(answer.told.botst ? 'Verstuurd, maar iemand anders vulde iets anders in.' : 'Alles wat wachtte, is verstuurd.',
        anchor('Bekijk het blad', answer.told.adres))
    }).catch(function () {
      sending = false
      show()
      later()
    })
  }
  function later () {
    window.clearTimeout(timer)
    timer = window.setTimeout(flush, AGAIN)
  }

  // -- the sheet
  function address () { return form.getAttribute('action') }
  function rows () { return Array.from(form.querySelectorAll('[data-wz-rij]')) }
  function letter (row) {
    const chosen = row.querySelector('input[type="radio"]:checked')
    return chosen ? chosen.value : ''
  }
  /** Whether somebody chose or typed here something else than what was saved. */
  function isChanged (row) {
    return letter(row) !== row.dataset.bewaard || Array.from(row.querySelectorAll('input[type="text"]')).some(function (field) {
      return field.value !== field.defaultValue
    })
  }
  function keep (data) {
    const lines = {}
    let n = 0
    rows().forEach(function (row) {
      const value = letter(row)
      if (!value) return
      lines[row.dataset.wzRij] = [value, row.querySelector('input[type="hidden"]').value]
      if (isChanged(row)) n += 1
    })
    const one = {
      sleutel: data.get('aanvraag_sleutel'),
      adres: address(),
      dag: data.get('dag'),
      wie: mine,
      rijen: lines,
      aantal: Math.max(n, 1),
      getypt: rows().some(function (row) { return letter(row) === 'A' && typed(row) }) || undefined,
      op: new Date().toISOString()
    }
    // The newest of a sheet counts: what waited before it goes.
    write(read().filter(function (other) { return other.adres !== one.adres || other.wie !== mine }).concat([one]))
    whole.set(one.sleutel, data)
  }
  function fresh () {
    // What is chosen after this is another request.
    form.querySelector('[name="aanvraag_sleutel"]').value = window.crypto.randomUUID()
  }

  function save (event) {
    if (event.submitter && event.submitter.name === 'wijzig') return
    event.preventDefault()
    if (sending) return
    sending = true
    const data = new FormData(form)
    post(address(), data).then(function (answer) {
      sending = false
      if (answer.over) { stay(data, true); return }
      changed = false
      // The page itself shows what is wrong, at its line.
      if (!answer.ok) { form.submit(); return }
      window.location.assign(answer.told.adres)
    }).catch(function () {
      sending = false
      stay(data, false)
    })
  }
  function stay (data, over) {
    if (isShared()) {
      say('Geen verbinding, en op een gedeeld toestel bewaren we niets. Gebruik het papieren blad, of probeer opnieuw.')
      return
    }
    keep(data)
    changed = false
    if (over) signIn(); else { show(); later() }
    fresh()
  }

  function everybody (event) {
    event.preventDefault()
    form.querySelectorAll('.dagrijen:first-of-type [data-wz-rij]').forEach(function (row) {
      const box = row.querySelector('input[value="A"]')
      if (box) box.checked = true
    })
    changed = true
  }

  // A, V and O choose, the arrows up and down go to the next person.
  function keys (event) {
    const row = event.target.closest('[data-wz-rij]')
    if (!row || event.target.type !== 'radio' || event.ctrlKey || event.altKey || event.metaKey) return
    const all = rows()
    const next = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const value = event.key.toUpperCase()
    if (next) {
      const other = all[all.indexOf(row) + next]
      if (!other) return
      event.preventDefault()
      ;(other.querySelector('input[type="radio"]:checked') || other.querySelector('input[type="radio"]')).focus()
    } else if (value === 'A' || value === 'V' || value === 'O') {
      if (document.body.dataset.wzSneltoetsen === 'uit') return
      event.preventDefault()
      const box = row.querySelector('input[value="' + value + '"]')
      box.checked = true
      box.focus()
      changed = true
    }
  }

  if (form) {
    form.addEventListener('submit', save)
    form.addEventListener('change', function () { changed = true })
    form.addEventListener('keydown', keys)
    form.addEventListener('keydown', function (event) {
      if (event.key === 'Enter' && event.ctrlKey) form.requestSubmit()
    })
    const all = form.querySelector('[data-wz-iedereen]')
    if (all) all.addEventListener('click', everybody)
    // The page stays as long as somebody works on it: what he chose is sent after he signed in again.
    window.addEventListener('wz-sessie-voorbij', function (event) {
      if (!changed && !waiting().length && event.detail.bereikt) return
      event.preventDefault()
      if (waiting().length) signIn()
      else say('Je bent afgemeld. Kies gerust verder: na “Bewaar” vragen we je om je opnieuw aan te melden.')
    })
    window.addEventListener('beforeunload', function (event) {
      if (!navigator.onLine && (changed || waiting().length)) event.preventDefault()
    })
  }
  if (tick) {
    tick.closest('label').hidden = false
    tick.checked = isShared()
    tick.disabled = bar.dataset.gedeeld === 'ja'
    tick.addEventListener('change', function () {
      try {
        if (tick.checked) window.localStorage.setItem(SHARED, '1')
        else window.localStorage.removeItem(SHARED)
      } catch (e) { /* then nothing is kept anyway */ }
      if (tick.checked) { write([]); show() }
    })
  }
  window.addEventListener('online', flush)
  document.addEventListener('visibilitychange', function () { if (!document.hidden && waiting().length) flush() })
  write(read()) // what is too old goes
  if (bar.dataset.gedeeld === 'ja') write([])
  tellTyped()
  if (waiting().length) { show(); flush() }
})()
