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
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) {
      delete form.dataset.sent;
    });
  });
})();
