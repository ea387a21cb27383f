// O Python da página, com o framework que dá nome ao Worker: é um Worker para que ela responda enquanto ele calcula.
const folder = new URL(".", import.meta.url);
let kernel;

const report = (type, data) => postMessage({ type, ...data });

const fail = (address) =>
  report("failed", { reason: "download", detail: new URL(address, folder).pathname.split("/").pop() });

async function* chunks(reader) {
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

// Avisa do que chega; o primeiro arquivo que falta encerra tudo, em vez de esperar pelos outros.
const watch = (fetch, { bytes, scripts }) => {
  let received = scripts; // os scripts não passam pelo fetch
  const count = async (response) => {
    for await (const chunk of chunks(response.body.getReader())) {
      received += chunk.byteLength;
      report("progress", { received, total: bytes });
    }
  };
  return async (address, options) => {
    try {
      const response = await fetch(address, options);
      if (!response.ok) throw new Error(response.status);
      count(response.clone()).catch(() => fail(address));
      return response;
    } catch (error) {
      fail(address);
      throw error;
    }
  };
};

const download = async (load, name) => {
  try {
    return await load(name);
  } catch (error) {
    fail(name);
    throw error;
  }
};

const open = async () => {
  const known = await download(async (name) => (await fetch(name)).json(), new URL("resources.json", folder));
  const resources = { ...known, ...known.frameworks?.[self.name] };
  if (!resources.pyodide) return report("failed", { reason: "missing" });
  const place = new URL(resources.pyodide, folder).href;
  const { loadPyodide } = await download((name) => import(name), `${place}pyodide.mjs`);
  self.fetch = watch(self.fetch, resources);
  const python = await loadPyodide({
    indexURL: place,
    lockFileURL: resources.lock && place + resources.lock,
    env: { HOME: "/home/pyodide", MPLBACKEND: "module://page_kernel.figures" },
    packages: [...resources.packages, ...resources.wheels.map((name) => new URL(name, folder).href)],
  });
  python.pyimport("page_kernel.screen").send = (kind, content) => report("show", { kind, content });
  kernel = python.pyimport("page_kernel.kernel").Kernel();
  report("ready");
};

const answer = ({ code, name, before }) => (before === undefined ? kernel.run(code, name) : kernel.complete(before));

onmessage = ({ data }) => {
  try {
    report("done", { answer: answer(data) });
  } catch (error) {
    report("failed", { reason: "crash", detail: error.message });
  }
};

open().catch((error) => report("failed", { reason: "start", detail: error.message }));
