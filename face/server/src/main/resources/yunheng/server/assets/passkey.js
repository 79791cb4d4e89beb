// Passkeys: hands what the page asks for to the browser, and its answer to the form.
(function () {
  'use strict';

  function bytes(text) {
    var plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    var array = new Uint8Array(plain.length);
    for (var i = 0; i < plain.length; i++) array[i] = plain.charCodeAt(i);
    return array.buffer;
  }

  function text(buffer) {
    var array = new Uint8Array(buffer);
    var plain = '';
    for (var i = 0; i < array.length; i++) plain += String.fromCharCode(array[i]);
    return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function asked(options) {
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    (options.excludeCredentials || []).concat(options.allowCredentials || []).forEach(function (one) {
      one.id = bytes(one.id);
    });
    return options;
  }

  function answered(credential) {
    var said = credential.response;
    var response = { clientDataJSON: text(said.clientDataJSON) };
    if (said.attestationObject) {
      response.attestationObject = text(said.attestationObject);
      response.transports = said.getTransports ? said.getTransports() : [];
    } else {
      response.authenticatorData = text(said.authenticatorData);
      response.signature = text(said.signature);
      if (said.userHandle) response.userHandle = text(said.userHandle);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: response,
      clientExtensionResults: {},
      authenticatorAttachment: credential.authenticatorAttachment || undefined
    });
  }

  document.querySelectorAll('form[data-passkey]').forEach(function (form) {
    var trouble = form.querySelector('[data-trouble]');
    if (!window.PublicKeyCredential) {
      trouble.textContent = form.dataset.unknown;
      trouble.hidden = false;
      return;
    }
    form.querySelector('button').disabled = false;
    form.addEventListener('submit', function (event) {
      if (form.elements.answer.value) return;
      event.preventDefault();
      event.stopPropagation();
      trouble.hidden = true;
      var options = { publicKey: asked(JSON.parse(form.dataset.options)) };
      var keys = navigator.credentials;
      (form.dataset.passkey === 'create' ? keys.create(options) : keys.get(options)).then(
        function (credential) {
          form.elements.answer.value = answered(credential);
          form.submit();
        },
        function (error) {
          trouble.textContent = form.dataset.failed + ' (' + error.name + ')';
          trouble.hidden = false;
          trouble.focus();
        }
      );
    });
  });
})();
