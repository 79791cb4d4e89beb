// Improves pages that work without it.
(function () {
  'use strict';
  var alarm = document.querySelector('[aria-invalid=true]') || document.querySelector('[role=alert]');
  if (alarm) {
    if (!alarm.matches('input,select,textarea')) alarm.setAttribute('tabindex', '-1');
    alarm.focus();
  }
  // A form is sent once.
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (form.method === 'post') form.dataset.sent = 'true';
  });
  // What is handed on is copied by a button.
  document.querySelectorAll('.handout[data-copy]').forEach(function (handout) {
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'small copy';
    button.textContent = handout.dataset.copy;
    button.addEventListener('click', function () {
      var lines = Array.from(handout.querySelectorAll('code')).map(function (line) { return line.textContent; });
      if (navigator.clipboard) {
        navigator.clipboard.writeText(lines.join('\n')).then(function () { button.textContent += ' ✓'; });
      } else {
        getSelection().selectAllChildren(handout.querySelector('code'));
        document.execCommand('copy');
      }
    });
    handout.append(button);
  });
  // A branch is ticked as a whole.
  document.querySelectorAll('.branches details').forEach(function (branch) {
    var ticks = branch.querySelectorAll('input[type=checkbox]');
    var all = document.createElement('input');
    all.type = 'checkbox';
    all.setAttribute('aria-label', branch.querySelector('summary').textContent);
    function tell() {
      var ticked = Array.from(ticks).filter(function (tick) { return tick.checked; }).length;
      all.checked = ticked === ticks.length;
      all.indeterminate = ticked > 0 && ticked < ticks.length;
    }
    all.addEventListener('change', function () {
      ticks.forEach(function (tick) { tick.checked = all.checked; });
    });
    branch.addEventListener('change', function (event) { if (event.target !== all) tell(); });
    branch.before(all);
    tell();
  });
  // Rows are filled in one after the other with keys.
  document.querySelectorAll('.keyed-form').forEach(function (form) {
    var typed = false;
    form.addEventListener('input', function () { typed = true; });
    document.addEventListener('keydown', function (event) {
      var writing = event.target.matches('textarea, select, input:not([type=radio]):not([type=checkbox])');
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.querySelector('button[type=submit]').click();
        return;
      }
      if (writing || event.ctrlKey || event.metaKey || event.altKey) {
        if (event.key === 'Escape') event.target.blur();
        return;
      }
      var radio = form.querySelector('input[data-key="' + event.key.replace(/[^0-9a-z]/gi, '') + '"]');
      if (radio && radio.dataset.key === event.key) {
        radio.checked = true;
        typed = true;
        radio.focus();
      } else if (event.key === 'n' || event.key === 'p') {
        var way = event.key === 'n' ? form.dataset.after : form.dataset.before;
        if (way && !typed) location.href = way;
      } else if (event.key === 'e') {
        event.preventDefault();
        form.querySelector('textarea').focus();
      }
    });
  });
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) {
      delete form.dataset.sent;
    });
  });
})();
