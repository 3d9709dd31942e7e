// Comfort, not need: every page works without this file.
(function () {
  "use strict";

  // "/" goes to the search box, unless something is being typed.
  document.addEventListener("keydown", function (e) {
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) || e.target.isContentEditable) return;
    var box = document.querySelector("[data-search]");
    if (box) { e.preventDefault(); box.focus(); box.select(); }
  });

  // On a small screen the navigation is a strip: show where we are.
  var here = document.querySelector(".sections [aria-current]");
  if (here) {
    var strip = here.closest("ul"), end = here.getBoundingClientRect().right - strip.getBoundingClientRect().right + 64;
    if (end > 0) strip.scrollLeft = end;
  }

  // The list of errors is read first.
  var summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();

  // Leaving a form with something typed asks first; a second click on the
  // button that saves does nothing.
  var touched = false;
  document.querySelectorAll("form[method=post]").forEach(function (form) {
    form.addEventListener("input", function () { touched = true; });
    form.addEventListener("submit", function (e) {
      if (form.dataset.sent) { e.preventDefault(); return; }
      touched = false;
      form.dataset.sent = "1";
      // After the browser has read the form: a disabled button sends no value.
      setTimeout(function () {
        form.querySelectorAll("button:not([type=button])").forEach(function (b) { b.disabled = true; });
      }, 0);
    });
  });
  if (document.querySelector("form .has-error, .conflict")) touched = true;
  window.addEventListener("beforeunload", function (e) { if (touched) e.preventDefault(); });
  window.addEventListener("pageshow", function (e) { // back from the next page: the form may be sent again
    if (!e.persisted) return;
    document.querySelectorAll("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
      form.querySelectorAll("button:disabled").forEach(function (b) { b.disabled = false; });
    });
  });

  // Amounts answer what was understood while they are typed. The server
  // decides; what is not surely understood here gets no answer.
  var units = { "": 1, "đ": 1, "đồng": 1, "k": 1e3, "nghìn": 1e3, "ngàn": 1e3, "tr": 1e6, "triệu": 1e6, "triệu đồng": 1e6, "tỷ": 1e9, "tỉ": 1e9, "ty": 1e9, "tỷ đồng": 1e9 };
  function understood(typed) {
    var m = /^([\d.\s]+)(?:,(\d+))?\s*(\D*)$/.exec(typed.trim().toLowerCase().normalize("NFC"));
    if (!m) return null;
    var unit = units[m[3].trim()], whole = m[1].trim();
    if (!unit || (/[.\s]/.test(whole) && !/^\d{1,3}([.\s]\d{3})+$/.test(whole))) return null;
    var v = Number(whole.replace(/[.\s]/g, "") + "." + (m[2] || "0")) * unit;
    v = Math.round(v * 1000) / 1000;
    return Number.isInteger(v) && v < 1e15 ? v : null;
  }
  function words(v) {
    var f = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 6 });
    if (v >= 1e9) return "= " + f.format(v / 1e9) + " tỷ đồng (" + f.format(v) + " đồng)";
    if (v >= 1e6) return "= " + f.format(v / 1e6) + " triệu đồng (" + f.format(v) + " đồng)";
    return "= " + f.format(v) + " đồng";
  }
  document.querySelectorAll("input[data-money]").forEach(function (box) {
    var echo = box.closest(".field").querySelector("[data-echo]");
    function answer() {
      var v = box.value.trim() === "" ? null : understood(box.value);
      echo.textContent = v === null ? "" : words(v);
    }
    box.addEventListener("input", answer);
    answer();
  });

  // The preview of a notice's wording keeps up with what is typed. The server
  // decides; a field that it will refuse stays as it was typed.
  document.querySelectorAll("[data-template]").forEach(function (page) {
    function valueOf(name) {
      var known = {};
      page.querySelectorAll("[data-field]").forEach(function (f) { known[f.dataset.field] = f.textContent; });
      name = name.trim().normalize("NFC");
      if (name in known) return known[name];
      var value = known[name.charAt(0).toLowerCase() + name.slice(1)];
      return value === undefined ? undefined : value.charAt(0).toUpperCase() + value.slice(1);
    }
    function fill(words) {
      var all = true;
      words = words.replace(/\{\{([^{}]*)\}\}/g, function (typed, name) {
        var value = valueOf(name);
        if (value === "") all = false;
        return value === undefined ? typed : value;
      });
      return { words: words, all: all };
    }
    page.addEventListener("input", function () {
      page.querySelectorAll("[data-told]").forEach(function (told) {
        var typed = page.querySelector("[name=" + told.dataset.told + "]").value;
        told.textContent = typed.split(/\[\[(.*?)\]\]/s).map(function (words, i) {
          var part = fill(words);
          return i % 2 && !part.all ? "" : part.words; // every second one stood in [[ ]]
        }).join("").trim();
      });
    });
  });
})();
