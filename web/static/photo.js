// Makes chosen photos smaller before they are sent, so that they pass over a
// weak line. What the camera wrote (time, place) is kept. Without this file,
// and wherever anything fails, the photos are sent as they are.
(function () {
  "use strict";
  var longest = 1600, quality = 0.82;
  if (!window.createImageBitmap || !window.DataTransfer || !HTMLCanvasElement.prototype.toBlob) return;

  // The part of a JPEG file in which the camera wrote, with the picture marked
  // as upright, since it is drawn so; null for none.
  function written(buffer) {
    var view = new DataView(buffer), at = 2;
    if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
    while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff && view.getUint8(at + 1) !== 0xda) {
      var size = view.getUint16(at + 2);
      if (size < 2 || at + 2 + size > view.byteLength) return null;
      if (view.getUint8(at + 1) === 0xe1 && size > 16 && view.getUint32(at + 4) === 0x45786966) {
        var part = buffer.slice(at, at + 2 + size);
        upright(new DataView(part));
        return part;
      }
      at += 2 + size;
    }
    return null;
  }
  function upright(view) {
    var start = 10, little = view.getUint16(start) === 0x4949;
    var at = start + view.getUint32(start + 4, little);
    if (at + 2 > view.byteLength) return;
    var lines = view.getUint16(at, little);
    for (var i = 0; i < lines; i++) {
      var line = at + 2 + i * 12;
      if (line + 12 > view.byteLength) return;
      if (view.getUint16(line, little) === 0x0112) { view.setUint16(line + 8, 1, little); return; }
    }
  }

  function smaller(file) {
    return createImageBitmap(file, { imageOrientation: "from-image" }).then(function (picture) {
      var scale = Math.min(1, longest / Math.max(picture.width, picture.height));
      if (scale === 1 && file.size < 600000) return file;
      var canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      return Promise.all([
        new Promise(function (done) { canvas.toBlob(done, "image/jpeg", quality); }),
        file.slice(0, 131072).arrayBuffer()
      ]).then(function (both) {
        var made = both[0], part = written(both[1]);
        if (!made || made.size >= file.size) return file;
        var parts = part ? [made.slice(0, 2), part, made.slice(2)] : [made];
        return new File(parts, file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
      });
    }).catch(function () { return file; });
  }
  function megabytes(files) {
    var sum = files.reduce(function (n, f) { return n + f.size; }, 0);
    return (sum / 1048576).toFixed(1).replace(".", ",") + " MB";
  }

  document.querySelectorAll("input[data-photos]").forEach(function (box) {
    if (box.dataset.ready) return;
    box.dataset.ready = "1";
    var echo = box.parentElement.querySelector("[data-photos-echo]"), turn = 0;
    box.addEventListener("change", function () {
      var chosen = Array.prototype.slice.call(box.files), mine = ++turn;
      var buttons = box.form ? Array.prototype.slice.call(box.form.querySelectorAll("button:not([type=button])")) : [];
      if (!chosen.length) { echo.textContent = ""; return; }
      echo.textContent = "Đang thu nhỏ " + chosen.length + " ảnh…";
      buttons.forEach(function (b) { b.disabled = true; });
      Promise.all(chosen.map(smaller)).then(function (made) {
        if (mine !== turn) return;
        var into = new DataTransfer();
        made.forEach(function (f) { into.items.add(f); });
        box.files = into.files;
        echo.textContent = chosen.length + " ảnh, " + megabytes(chosen) + (megabytes(made) === megabytes(chosen) ? "" : ", thu nhỏ còn " + megabytes(made));
      }).catch(function () { echo.textContent = ""; }).then(function () {
        buttons.forEach(function (b) { b.disabled = false; });
      });
    });
  });
})();
