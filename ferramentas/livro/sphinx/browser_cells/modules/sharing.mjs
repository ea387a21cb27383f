// O código de uma célula no endereço da página, para quem o quer mostrar a outra pessoa.
// Vai depois de `#`, que o navegador não manda a servidor nenhum: a impressão do código do livro, pela
// qual a célula é achada, um ponto e o código novo.
const START = "#celula=";
const LIMIT = 6000; // letras: daí em diante, há programas de mensagem que cortam o endereço

// O endereço que abre esta página com um código no lugar de um do livro; null se ele não cabe.
export function linkTo(original, code, framework) {
  const address = new URL(location.href);
  address.searchParams.set("framework", framework); // a aba em que a célula está
  address.hash = `${START}${print(original)}.${encode(code)}`;
  return address.hash.length > LIMIT ? null : address.href;
}

// O que o endereço traz: { isFor(original), code }; null se ele não traz código nenhum.
export function shared() {
  const { hash } = location;
  if (!hash.startsWith(START)) return null;
  const [wanted, text] = hash.slice(START.length).split(".");
  const code = hash.length > LIMIT ? null : decode(text);
  return { isFor: (original) => code !== null && print(original) === wanted, code };
}

// O endereço volta a ser só o da página: daqui em diante, vale o que o leitor escreve.
export function dropShared() {
  if (location.hash.startsWith(START)) history.replaceState(history.state, "", location.pathname + location.search);
}

// Uma impressão curta (FNV-1a): distingue as células de uma página, e basta.
function print(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

function encode(text) {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function decode(text) {
  try {
    const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)));
  } catch {
    return null;
  }
}
