// O que o Pyodide espera de um interpretador de JavaScript sem navegador, como o d8 do V8: só a linguagem e estes arquivos.
var files = {};
var printed = [];
var print = (...words) => printed.push(words.join(" "));
var console = { log: print, info: print, debug: print, warn: print, error: print, trace: print };
var performance = { now: () => Date.now() };
var readbuffer = (name) => files[name];
var read = (name) => new TextDecoder().decode(files[name]);
var load = () => {}; // é por haver `read` e `load` que ele reconhece o d8

// De onde ele tira o acaso (`head -c16 /dev/urandom | base64`): zeros, para que tudo saia sempre igual.
var os = {
  system: (_shell, [, command]) => {
    const length = Number(command.match(/-c(\d+)/)[1]);
    return "A".repeat(Math.ceil((length * 4) / 3)) + "=".repeat((3 - (length % 3)) % 3);
  },
};

// Estes dois são da Web, e não da linguagem.
class TextDecoder {
  constructor(encoding = "utf8") {
    this.isUtf8 = /^utf-?8$/i.test(encoding);
  }
  decode(data = new ArrayBuffer()) {
    const bytes = ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
    let text = "";
    for (let start = 0; start < bytes.length; start += 8192) {
      text += String.fromCharCode(...bytes.subarray(start, start + 8192));
    }
    return this.isUtf8 ? decodeURIComponent(escape(text)) : text;
  }
}
class TextEncoder {
  encode(text) {
    return Uint8Array.from(unescape(encodeURIComponent(text)), (letter) => letter.charCodeAt(0));
  }
}

// Sem as colunas de cada instrução, que só sublinham as linhas de um código que não vai junto.
const ENV = { HOME: "/home/pyodide", MPLBACKEND: "svg", PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" };

var compileFirstFigure = async (wheels, program) => {
  const lockFileContents = JSON.parse(read("/pyodide-lock.json"));
  const python = await loadPyodide({ indexURL: "/", createPyodideModule, lockFileContents, env: ENV, stdout: print, stderr: print });
  const extractDir = python.runPython("import site; site.getsitepackages()[0]");
  for (const name of wheels) python.unpackArchive(files[name], "whl", { extractDir });
  return python.runPython(program).toJs().slice().buffer;
};
