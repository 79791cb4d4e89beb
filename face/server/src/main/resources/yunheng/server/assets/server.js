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
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) {
      delete form.dataset.sent;
    });
  });
})();
