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

  /* where the reader is */
  var marks = new Map([...document.querySelectorAll(".contents a")].map(function (link) { return [link.getAttribute("href").slice(1), link]; }));
  var watch = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (entry.isIntersecting) {
        marks.forEach(function (link) { link.removeAttribute("aria-current"); });
        marks.get(entry.target.id).setAttribute("aria-current", "true");
      }
    });
  }, { rootMargin: "0px 0px -75% 0px" });
  marks.forEach(function (link, id) { watch.observe(document.getElementById(id)); });
}());
