// Uma conferência antiga fica em vermelho sozinha: as páginas não mudam, o calendário sim.
for (const time of document.querySelectorAll("time[data-validade]")) {
  const days = (Date.now() - Date.parse(time.dateTime)) / 86_400_000;
  if (days > Number(time.dataset.validade)) {
    time.classList.add("antiga");
    time.append(" (antiga)");
  }
}
