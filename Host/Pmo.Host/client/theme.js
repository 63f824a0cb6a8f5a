// Loaded before the page is drawn, so that a dark page never flashes white. The server writes the theme a person chose;
// without a choice the system's is taken.
const root = document.documentElement;
if (!root.dataset.bsTheme) root.dataset.bsTheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
