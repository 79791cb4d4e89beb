(function () {
  "use strict";
  var root = document.documentElement;
  var data = JSON.parse(document.getElementById("data").textContent);
  var all = function (selector, from) {
    return Array.prototype.slice.call((from || document).querySelectorAll(selector));
  };

  window.addEventListener("yunheng-theme", function () { drawRadar(false); });

  /* the radar */
  var place = document.getElementById("radar");
  var chart = null;
  var LIGHT = { ink: "#1b1f23", muted: "#59616a", line: "#d8dbdf", c: "#19693a", u: "#59489c" };
  function drawRadar(printing) {
    if (!place || !window.echarts || !data.radar || data.radar.names.length < 3) {
      if (place) {
        place.hidden = true;
      }
      return;
    }
    var style = getComputedStyle(root);
    var ink = function (name) {
      return printing ? LIGHT[name] : style.getPropertyValue("--" + name).trim();
    };
    if (chart) {
      chart.dispose();
    }
    var narrow = place.clientWidth < 420;
    chart = window.echarts.init(place, null, { renderer: "svg" });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: style.getPropertyValue("--sans") },
      legend: { bottom: 0, itemWidth: 16, itemHeight: 8, textStyle: { color: ink("ink"), fontSize: 12 }, data: [data.radar.known, data.radar.possible] },
      tooltip: { confine: true, trigger: "item" },
      radar: {
        radius: narrow ? "50%" : "58%",
        center: ["50%", "47%"],
        splitNumber: 4,
        axisNameGap: 8,
        indicator: data.radar.names.map(function (name) {
          var lines = name.replace(/\s*([（(])/, "\n$1").replace(/(.{8,14}?) +(?=\S{3})/g, "$1\n");
          return { name: narrow && name.length > 6 ? name.slice(0, 6) + "…" : lines, max: 100 };
        }),
        axisName: { color: ink("ink"), fontSize: narrow ? 10 : 12 },
        axisLine: { lineStyle: { color: ink("line") } },
        splitLine: { lineStyle: { color: ink("line") } },
        splitArea: { show: false }
      },
      series: [{
        type: "radar",
        symbolSize: 4,
        data: [
          { name: data.radar.possible, value: data.radar.possibles, lineStyle: { type: "dashed", width: 1.2, color: ink("u") }, itemStyle: { color: ink("u") }, areaStyle: { color: ink("u"), opacity: 0.1 } },
          { name: data.radar.known, value: data.radar.knowns, lineStyle: { width: 1.8, color: ink("c") }, itemStyle: { color: ink("c") }, areaStyle: { color: ink("c"), opacity: 0.22 } }
        ]
      }]
    });
  }

  /* items open in their row */
  var rows = all("#items tbody .row");
  var evidence = document.getElementById("evidence");
  var articles = all("article.item", evidence);
  var rowOf = function (id) {
    return rows.find(function (row) { return row.dataset.item === id; });
  };
  var isOpen = function (row) { return row.classList.contains("open"); };
  function open(row) {
    if (isOpen(row)) {
      return;
    }
    var holder = document.createElement("tr");
    holder.className = "opened";
    var cell = document.createElement("td");
    cell.colSpan = row.cells.length;
    cell.appendChild(document.getElementById(row.dataset.item));
    holder.appendChild(cell);
    row.after(holder);
    row.classList.add("open");
    row.querySelector("a").setAttribute("aria-expanded", "true");
  }
  function close(row) {
    if (!isOpen(row)) {
      return;
    }
    var index = articles.findIndex(function (article) { return article.id === row.dataset.item; });
    var next = articles.slice(index + 1).find(function (article) { return article.parentNode === evidence; });
    evidence.insertBefore(articles[index], next || null);
    row.nextElementSibling.remove();
    row.classList.remove("open");
    row.querySelector("a").setAttribute("aria-expanded", "false");
  }
  function show(id, focus) {
    var row = rowOf(id);
    if (!row) {
      return;
    }
    if (row.hidden) {
      form.reset();
      filter();
    }
    open(row);
    row.scrollIntoView({ block: "start" });
    if (focus) {
      row.querySelector("a").focus({ preventScroll: true });
    }
  }
  var fromHash = function (hash) {
    var id = decodeURIComponent(hash.slice(1));
    if (id) {
      show(id, true);
    }
  };
  rows.forEach(function (row) {
    var link = row.querySelector("a");
    link.setAttribute("aria-expanded", "false");
    row.addEventListener("click", function (event) {
      if (String(window.getSelection())) {
        return;
      }
      event.preventDefault();
      if (isOpen(row)) {
        close(row);
      } else {
        open(row);
        history.replaceState(null, "", "#" + row.dataset.item);
      }
      link.focus({ preventScroll: true });
    });
  });
  document.getElementById("items").addEventListener("keydown", function (event) {
    var row = event.target.closest("tr");
    if (event.key === "Escape") {
      var opened = row.classList.contains("opened") ? row.previousElementSibling : row;
      close(opened);
      opened.querySelector("a").focus();
      return;
    }
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || !event.target.matches(".row .c-title a")) {
      return;
    }
    var visible = rows.filter(function (each) { return !each.hidden; });
    var to = visible[visible.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
    if (to) {
      event.preventDefault();
      to.querySelector("a").focus();
    }
  });
  /* the event comes late: by then the address may be that of an item which was opened and closed */
  window.addEventListener("hashchange", function (event) { fromHash(new URL(event.newURL).hash); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (link && !link.closest("#items") && link.getAttribute("href") === location.hash) {
      fromHash(location.hash);
    }
  });

  /* filters */
  var form = document.getElementById("filters");
  var shown = document.getElementById("shown");
  var nothing = document.getElementById("nothing");
  var texts = new Map();
  rows.forEach(function (row) {
    texts.set(row, (row.dataset.item + " " + row.textContent + " " + document.getElementById(row.dataset.item).textContent).toLowerCase());
  });
  function filter() {
    var verdicts = all("input[name=verdict]:checked", form).map(function (box) { return box.value; });
    var words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    rows.forEach(function (row) {
      var d = row.dataset;
      var match = (verdicts.length === 0 || verdicts.indexOf(d.verdict) >= 0) &&
        (!form.elements.layer.value || form.elements.layer.value === d.layer) &&
        (!form.elements.side.value || form.elements.side.value === d.side) &&
        (!form.elements.decided.value || form.elements.decided.value === d.decided) &&
        (!form.elements.high.checked || d.high) &&
        (!form.elements.differ.checked || d.differ) &&
        words.every(function (word) { return texts.get(row).indexOf(word) >= 0; });
      row.hidden = !match;
      if (isOpen(row)) {
        row.nextElementSibling.hidden = !match;
      }
      count += match ? 1 : 0;
    });
    shown.textContent = shown.dataset.text.replace("{0}", count).replace("{1}", rows.length);
    nothing.hidden = count > 0;
  }
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(filter); });

  /* print: everything open, everything in its place, ink on paper */
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = all("details:not([open])").filter(function (each) { return !each.classList.contains("licence"); });
    closed.forEach(function (each) { each.open = true; });
    rows.filter(isOpen).forEach(function (row) {
      row.dataset.again = "1";
      close(row);
    });
    drawRadar(true);
  });
  window.addEventListener("afterprint", function () {
    closed.forEach(function (each) { each.open = false; });
    rows.forEach(function (row) {
      if (row.dataset.again) {
        delete row.dataset.again;
        open(row);
      }
    });
    drawRadar(false);
  });

  var width = 0;
  new ResizeObserver(function () {
    if (place && Math.abs(place.clientWidth - width) > 4) {
      width = place.clientWidth;
      drawRadar(false);
    }
  }).observe(document.body);
  filter();
  fromHash(location.hash);
}());
