(function () {
  "use strict";
  var table = document.getElementById("table");
  if (!table) { return; }
  var form = document.getElementById("controls");
  var search = document.getElementById("search");
  var shown = document.getElementById("shown");
  var none = document.getElementById("none");
  var openAll = document.getElementById("open-all");
  var findings = Array.prototype.slice.call(table.querySelectorAll("tbody.finding"));
  var selects = Array.prototype.slice.call(form.querySelectorAll("select"));
  var heads = Array.prototype.slice.call(table.tHead.querySelectorAll("th"));
  var collator = window.Intl && Intl.Collator ? new Intl.Collator(document.documentElement.lang, { numeric: true }) : null;
  var texts = [];

  function textOf(at) {
    if (texts[at] === undefined) { texts[at] = findings[at].textContent.toLowerCase(); }
    return texts[at];
  }

  function fits(finding, at, wanted, words) {
    return wanted.every(function (one) { return finding.getAttribute("data-" + one[0]) === one[1]; }) &&
      words.every(function (word) { return textOf(at).indexOf(word) >= 0; });
  }

  function filter() {
    var wanted = selects.filter(function (select) { return select.value; }).map(function (select) {
      return [select.getAttribute("data-field"), select.value];
    });
    var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    findings.forEach(function (finding, at) {
      finding.hidden = !fits(finding, at, wanted, words);
      count += finding.hidden ? 0 : 1;
    });
    none.hidden = count > 0;
    shown.textContent = form.getAttribute("data-shown").replace("{shown}", count).replace("{all}", findings.length);
  }

  function keyOf(finding, column, name) {
    var rank = finding.getAttribute("data-rank-" + name);
    if (rank !== null) { return Number(rank); }
    return name === "since" ? finding.getAttribute("data-since") || "9999" : finding.rows[0].cells[column].textContent.trim();
  }

  function compare(one, other) {
    if (typeof one === "number") { return one - other; }
    if (collator) { return collator.compare(one, other); }
    return one < other ? -1 : one > other ? 1 : 0;
  }

  function sort(column) {
    var head = heads[column], name = head.getAttribute("data-sort");
    var down = head.getAttribute("aria-sort") === "ascending";
    var keyed = findings.map(function (finding, at) { return { at: at, key: keyOf(finding, column, name), finding: finding }; });
    keyed.sort(function (one, other) { return (down ? -1 : 1) * compare(one.key, other.key) || one.at - other.at; });
    heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    var parts = document.createDocumentFragment();
    keyed.forEach(function (one) { parts.appendChild(one.finding); });
    table.appendChild(parts);
  }

  function visibleDetails() {
    return findings.filter(function (finding) { return !finding.hidden; }).map(function (finding) {
      return finding.querySelector("details");
    }).filter(Boolean);
  }

  function openNamed() {
    var named = location.hash.length > 3 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    var details = named && named.querySelector("details");
    if (details) {
      details.open = true;
      named.scrollIntoView();
    }
  }

  heads.forEach(function (head, column) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent.trim();
    button.title = form.getAttribute("data-sort").replace("{column}", button.textContent);
    button.addEventListener("click", function () { sort(column); });
    head.textContent = "";
    head.appendChild(button);
  });

  table.addEventListener("click", function (event) {
    var row = event.target.closest ? event.target.closest("tr.row") : null;
    var chosen = window.getSelection && String(window.getSelection());
    var details = row && !chosen && row.parentNode.querySelector("details");
    if (details) { details.open = !details.open; }
  });

  openAll.addEventListener("click", function () {
    var all = visibleDetails();
    var open = all.some(function (details) { return !details.open; });
    all.forEach(function (details) { details.open = open; });
    var label = openAll.textContent;
    openAll.textContent = openAll.getAttribute("data-other");
    openAll.setAttribute("data-other", label);
  });

  document.getElementById("print").addEventListener("click", function () { window.print(); });
  selects.forEach(function (select) { select.addEventListener("change", filter); });
  search.addEventListener("input", filter);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { window.setTimeout(filter, 0); });

  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.prototype.filter.call(document.querySelectorAll("#table details"), function (details) { return !details.open; });
    opened.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false; });
    opened = [];
  });
  window.addEventListener("hashchange", openNamed);

  table.className += " openable";
  form.hidden = false;
  filter();
  openNamed();
}());
