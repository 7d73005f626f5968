// Bundled faces: a screen may have no network, and a wall in a fallback font is a defect.
import '@fontsource/ma-shan-zheng/400.css';
import 'lxgw-wenkai-webfont/lxgwwenkai-regular.css';
import '@fontsource/noto-serif-sc/400.css';
import '@fontsource/noto-serif-sc/700.css';
import './tokens.css';
