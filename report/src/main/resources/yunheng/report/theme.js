(function () {
  "use strict";
  var root = document.documentElement;
  var theme = document.getElementById("theme");
  var dark = function () {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  };
  var name = function () {
    theme.setAttribute("aria-pressed", String(dark()));
    theme.textContent = dark() ? theme.dataset.light : theme.dataset.dark;
    window.dispatchEvent(new Event("yunheng-theme"));
  };
  theme.addEventListener("click", function () {
    var next = dark() ? "light" : "dark";
    root.setAttribute("data-theme", next);
    try {
      localStorage.setItem("yunheng-theme", next);
    } catch (e) {
      /* storage may be closed to local files */
    }
    name();
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", name);
  document.getElementById("print").addEventListener("click", function () { window.print(); });
  name();
}());
