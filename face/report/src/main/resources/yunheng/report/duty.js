(function () {
  "use strict";
  var all = function (selector, from) {
    return Array.prototype.slice.call((from || document).querySelectorAll(selector));
  };

  /* what a line of the picture stands for shows below it */
  var ties = document.getElementById("ties");
  function showTie(id, focus) {
    var tie = document.getElementById(id);
    if (!ties || !tie || !ties.contains(tie)) {
      return false;
    }
    all(".tie", ties).forEach(function (each) { each.classList.toggle("on", each === tie); });
    all(".chain .edge").forEach(function (edge) {
      edge.classList.toggle("on", edge.getAttribute("href") === "#" + id);
    });
    if (focus) {
      tie.focus({ preventScroll: true });
      tie.scrollIntoView({ block: "nearest" });
    }
    return true;
  }
  if (ties) {
    document.addEventListener("click", function (event) {
      var link = event.target.closest("a");
      var href = link && link.getAttribute("href");
      if (href && href.charAt(0) === "#" && showTie(href.slice(1), true)) {
        event.preventDefault();
        history.replaceState(null, "", href);
      }
    });
    var first = ties.querySelector(".tie .tag.s-breach, .tie .tag.s-deviation, .tie .tag.s-open");
    var here = decodeURIComponent(location.hash.slice(1));
    if (!(here && showTie(here, true))) {
      var start = first ? first.closest(".tie") : ties.querySelector(".tie");
      if (start) {
        showTie(start.id, false);
      }
    }
  }

  /* the matrix narrows */
  var form = document.getElementById("filters");
  if (form) {
    var body = document.querySelector("#rows tbody");
    var rows = all("tr.row", body);
    var shown = document.getElementById("shown");
    var nothing = document.getElementById("nothing");
    var texts = new Map();
    rows.forEach(function (row) { texts.set(row, row.textContent.toLowerCase()); });
    var value = function (name) { return form.elements[name] ? form.elements[name].value : ""; };
    var ordered = false;
    var filter = function () {
      var words = value("text").toLowerCase().split(/\s+/).filter(Boolean);
      var count = 0;
      rows.forEach(function (row) {
        var d = row.dataset;
        var match = ["service", "document", "stage", "layer"].every(function (name) {
          return !value(name) || value(name) === d[name];
        }) &&
          ((!value("party") && !value("mark")) || d.parties.split(" ").some(function (one) {
            return (!value("mark") || one.charAt(0) === value("mark")) && (!value("party") || one.slice(2) === value("party"));
          })) &&
          (!form.elements.wrong.checked || d.state !== "clean") &&
          words.every(function (word) { return texts.get(row).indexOf(word) >= 0; });
        row.hidden = !match;
        count += match ? 1 : 0;
      });
      if (form.elements.ordered.checked !== ordered) {
        ordered = form.elements.ordered.checked;
        (ordered ? rows.slice().sort(function (a, b) { return a.dataset.order - b.dataset.order; }) : rows)
          .forEach(function (row) { body.appendChild(row); });
      }
      shown.textContent = shown.dataset.text.replace("{0}", count).replace("{1}", rows.length);
      nothing.hidden = count > 0;
      all(".heat button").forEach(function (button) {
        var by = button.closest(".heat").dataset.by;
        button.setAttribute("aria-pressed", String(value(by) === button.dataset.value && value("party") === button.dataset.party && value("mark") === "A"));
      });
    };
    all(".heat button").forEach(function (button) {
      button.addEventListener("click", function () {
        var by = button.closest(".heat").dataset.by;
        var again = button.getAttribute("aria-pressed") === "true";
        form.elements.stage.value = "";
        form.elements.layer.value = "";
        form.elements[by].value = again ? "" : button.dataset.value;
        form.elements.party.value = again ? "" : button.dataset.party;
        form.elements.mark.value = again ? "" : "A";
        filter();
      });
    });
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(filter); });
    filter();
  }

  /* print: every argument open */
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = all("details.event:not([open])");
    closed.forEach(function (each) { each.open = true; });
  });
  window.addEventListener("afterprint", function () {
    closed.forEach(function (each) { each.open = false; });
  });
}());
