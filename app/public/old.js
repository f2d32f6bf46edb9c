/* Read by browsers of any age, so plain old JavaScript. It looks for what the oldest browsers
   in docs/browsers.md brought, and shows the words in index.html when something is missing. */
(function () {
  function modern() {
    if (!("noModule" in document.createElement("script"))) return false;
    if (typeof WebAssembly !== "object" || typeof BigInt64Array !== "function") return false;
    if (!WebAssembly.Exception || !Object.hasOwn || !window.indexedDB) return false;
    if (!CSS.supports("height", "1dvh")) return false;
    var moduleWorkers = false;
    var options = {
      get type() {
        moduleWorkers = true;
        return "module";
      }
    };
    try {
      /* It asks for the type before it refuses the address, so no worker is started. */
      new Worker("https://[", options);
    } catch (refused) {
      return moduleWorkers;
    }
    return moduleWorkers;
  }
  document.documentElement.className = modern() ? "" : "old";
})();
