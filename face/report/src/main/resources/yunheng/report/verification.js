(function () {
  "use strict";
  var all = function (selector, from) {
    return Array.prototype.slice.call((from || document).querySelectorAll(selector));
  };

  /* places narrow */
  var form = document.getElementById("filters");
  if (form) {
    var kinds = all(".kind");
    var rows = all(".place");
    var shown = document.getElementById("shown");
    var nothing = document.getElementById("nothing");
    var texts = new Map();
    rows.forEach(function (row) { texts.set(row, row.textContent.toLowerCase()); });
    var filter = function () {
      var words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
      var count = 0;
      kinds.forEach(function (kind) {
        var fit = 0;
        all(".place", kind).forEach(function (row) {
          row.hidden = !words.every(function (word) { return texts.get(row).indexOf(word) >= 0; });
          fit += row.hidden ? 0 : 1;
        });
        kind.hidden = words.length > 0 && fit === 0;
        if (words.length > 0 && fit > 0) {
          kind.open = true;
        }
        count += fit;
      });
      shown.textContent = shown.dataset.text.replace("{0}", count).replace("{1}", rows.length);
      nothing.hidden = count > 0 || words.length === 0;
    };
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(filter); });
    filter();
  }

  /* a link to a kind opens it */
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#k-']");
    var kind = link && document.getElementById(link.getAttribute("href").slice(1));
    if (kind) {
      kind.open = true;
    }
  });

  /* print: everything open */
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = all("details.kind:not([open])");
    closed.forEach(function (each) { each.open = true; });
  });
  window.addEventListener("afterprint", function () {
    closed.forEach(function (each) { each.open = false; });
  });
}());
