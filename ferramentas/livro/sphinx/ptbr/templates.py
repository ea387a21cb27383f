"""English written directly in the templates of the themes."""

# Each text as a template writes it -> what to compile instead.
LITERALS = {
    # sphinx-book-theme
    'title="Toggle primary sidebar"': 'title="Mostrar ou ocultar o sumário do livro"',
    'title="Toggle secondary sidebar"': 'title="Mostrar ou ocultar o sumário da página"',
    'aria-label="Main"': 'aria-label="Sumário do livro"',
    'aria-label="Page"': 'aria-label="Nesta página"',
    # The name of the service is written next to its logo.
    'alt="{{ translate(text) }} {{ translate("logo") }}"': 'alt=""',
    # pydata-sphinx-theme
    '"%s - Home" % docstitle': '"%s – página inicial" % docstitle',
    'aria-label="Announcement"': 'aria-label="Aviso"',
    'aria-label="Version switcher list"': 'aria-label="Lista de versões"',
    "Choose version": "Escolha a versão",
    # sphinx-copybutton (copybutton.js is a template too)
    "'copy': 'Copy',": "'copy': 'Copiar',",
    "'copy_to_clipboard': 'Copy to clipboard',": (
        "'copy_to_clipboard': 'Copiar para a área de transferência',"
    ),
    "'copy_success': 'Copied!',": "'copy_success': 'Copiado!',",
    "'copy_failure': 'Failed to copy',": "'copy_failure': 'Não foi possível copiar',",
}
