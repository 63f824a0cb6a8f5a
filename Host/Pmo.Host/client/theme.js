// Loaded before the page is drawn, so that a dark page never flashes white. The server writes the theme a person chose;
// without a choice the system's is taken, also when it turns dark in the evening.
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => (root.dataset.bsTheme = dark.matches ? "dark" : "light");
if (!root.dataset.bsTheme) {
  follow();
  dark.addEventListener("change", follow);
}
